"""What plans are suffered, by the name of the URL and what is wrong, with the reason."""

_RAN_OUT = (
    "how long ago a document ran out changes every day and stands in no index, and counts of what ran out are told "
    "beside every window: a column of one table is read, a person is looked at only for what fits"
)
_LATE = (
    "late cases are counted to a thousand, the longest late first; of a post that has no more than some thousands "
    "the planner sorts those instead of walking past the cases of others"
)
_HALF = (
    "the admin counts no further than 5,000; who may see a row is asked of each, and the planner believes it of every "
    "second"
)
_CLOSED = "whom a restricted case closes is collected once for the page: as many as there are restricted cases"
_FEW_SHOWN = "the admin sorts what it shows on one page; the planner cannot know that a count has found so few"
_OF_ONE = "what is sorted is told of one actor, of whom thousands of cases tell"
SUFFERED: dict[tuple[str, str], str] = {
    ("cases:list", "sorts"): _LATE,
    ("networks:actor", "sorts"): _OF_ONE,
    ("networks:picture", "sorts"): _OF_ONE,
    ("admin:cases_namedofficer_changelist", "sorts"): _FEW_SHOWN,
    **{
        (f"admin:{table}_changelist", f"reads all of {table}"): _HALF
        for table in (
            "nationals_national",
            "nationals_alias",
            "nationals_nextofkin",
            "nationals_consent",
            "nationals_traveldocument",
            "cases_listedperson",
            "networks_involvement",
        )
    },
    **{(f"admin:audit_read_{page}", "sorts"): _CLOSED for page in ("changelist", "change", "history")},
    ("nationals:expiring", "reads all of nationals_traveldocument"): _RAN_OUT,
    ("nationals:expiring", "sorts"): _RAN_OUT,
    ("nationals:expiring-panel", "reads all of nationals_traveldocument"): _RAN_OUT,
}
