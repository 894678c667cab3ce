"""What plans are suffered, by the name of the URL and what is wrong, with the reason."""

_RAN_OUT = (
    "how long ago a document ran out changes every day and stands in no index, and counts of what ran out are told "
    "beside every window: a column of one table is read, a person is looked at only for what fits"
)
_LATE = (
    "late cases are counted to a thousand, the longest late first; of a post that has no more than some thousands "
    "the planner sorts those instead of walking past the cases of others"
)
SUFFERED: dict[tuple[str, str], str] = {
    ("cases:list", "sorts"): _LATE,
    ("nationals:expiring", "reads all of nationals_traveldocument"): _RAN_OUT,
    ("nationals:expiring", "sorts"): _RAN_OUT,
    ("nationals:expiring-panel", "reads all of nationals_traveldocument"): _RAN_OUT,
}
