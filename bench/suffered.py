"""What plans are suffered, by the name of the URL, or of the page, and what is wrong, with the reason."""

_RAN_OUT = (
    "how long ago a document ran out changes every day and stands in no index, and counts of what ran out are told "
    "beside every window: a column of one table is read, a person is looked at only for what fits"
)
_HALF = (
    "the admin counts no further than 5,000; who may see a row is asked of each, and the planner believes it of every "
    "second"
)
_CLOSED = "whom a restricted case closes is collected once for the page: as many as there are restricted cases"
_FEW_SHOWN = "the admin sorts what it shows on one page; the planner cannot know that a count has found so few"
_NAMESAKES = (
    "who bears a common name is found by the index of names, and the newest five hundred of these are taken: of a "
    "million in the register some thousands, 30 ms"
)
_OF_ONE = "what is sorted is told of one actor, of whom thousands of cases tell"
_OF_ONE_REQUEST = "the rows of one request are grouped by their answer, to be counted: as many as its letter named"
_LINKS = (
    "links hold two numbers and nothing else, and of so many the index is no shorter: those of all open promises are "
    "counted by case"
)
_COUNTED_WITH = (
    "counted to the last case, in a part that the page does not wait for, and only of a counterpart with more than a "
    "thousand: of fewer the cases are looked up"
)
_WALKED = (
    "of a hundred thousand cases the planner sorts the few thousand points; of a million it walks along the meetings, "
    "the last one first, until a page is full"
)
_REMIND = (
    "counted to a thousand; of twenty thousand sights the planner reads until it has found them, of ten times as many "
    "it goes by the index of what waits"
)
_SAID = "statements made in public are as many as there are press releases: a column of another table, 20 ms of 25,000"
_COMPOSED = "a briefing is composed once, of all that was said with a counterpart and of each of its cases"
_EVERY_CASE = "a file of all cases holds every case that its reader sees: whoever sees all takes all of the table away"
_NEARLY_EVERY = (
    "who sees all sees what nearly every row says of who sees what: of fourteen to twenty-three thousand narrow rows "
    "beside the record, 3 to 20 ms, and as many when they are looked up by an index"
)
_THE_MAP = "the map shows the two thousand newest routes with their stops"
SUFFERED: dict[tuple[str, str], str] = {
    ("diplomacy:board", "reads all of diplomacy_commitmentcase"): _LINKS,
    **{
        ("diplomacy:authority-panel", f"reads all of {table}"): _COUNTED_WITH
        for table in ("cases_case", "diplomacy_point", "diplomacy_commitmentcase", "diplomacy_engagementcase")
    },
    ("diplomacy:statements", "sorts"): _SAID,
    ("diplomacy:asked-of-us", "sorts"): _WALKED,
    ("diplomacy:asked-of-us", "reads all of diplomacy_point"): _WALKED,
    ("diplomacy:requests", "reads all of diplomacy_requestsight"): _REMIND,
    ("diplomacy:request", "sorts"): _OF_ONE_REQUEST,
    **{(f"diplomacy:briefing-{of}", "sorts"): _COMPOSED for of in ("before", "of")},
    **{
        (f"diplomacy:briefing-{of}", f"reads all of {table}"): _COMPOSED
        for of in ("before", "of")
        for table in (
            "cases_case",
            "diplomacy_point",
            "diplomacy_commitmentcase",
            "diplomacy_engagementcase",
            "diplomacy_engagement_contacts",
        )
    },
    ("networks:routes", "sorts"): _THE_MAP,
    ("networks:picture", "sorts"): _OF_ONE,
    ("admin:cases_namedofficer_changelist", "sorts"): _FEW_SHOWN,
    **{
        (f"admin:{table}_changelist", "sorts"): _NAMESAKES
        for table in (
            "nationals_national",
            "nationals_alias",
            "nationals_nextofkin",
            "nationals_consent",
            "nationals_identification",
            "nationals_traveldocument",
            "cases_case",
            "cases_familycontact",
        )
    },
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
            "diplomacy_engagement",
            "diplomacy_request",
            "diplomacy_commitment",
            "diplomacy_point",
        )
    },
    **{(f"admin:audit_read_{page}", "sorts"): _CLOSED for page in ("changelist", "change", "history")},
    ("nationals:expiring", "reads all of nationals_traveldocument"): _RAN_OUT,
    ("nationals:expiring", "sorts"): _RAN_OUT,
    ("nationals:expiring-panel", "reads all of nationals_traveldocument"): _RAN_OUT,
}
SUFFERED_OF_WHO_SEES_ALL: dict[tuple[str, str], str] = {
    ("reports:export-cases, all, CSV", "reads all of cases_listing"): _EVERY_CASE,
    **{
        (page, "reads all of diplomacy_commitmentsight"): _NEARLY_EVERY
        for page in (
            "diplomacy:standings-panel",
            "diplomacy:board",
            "diplomacy:authority-panel",
            "diplomacy:commitments",
            "reports:dashboard",
            "reports:export-dashboard",
        )
    },
    **{
        (page, "reads all of diplomacy_engagementsight"): _NEARLY_EVERY
        for page in ("diplomacy:engagements", "diplomacy:asked-of-us")
    },
}
"""Beside these, of the supervisor alone: nobody else may read so much."""
