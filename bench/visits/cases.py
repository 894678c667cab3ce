"""Pages of casework: Today, the list as people filter and sort it, a case and its parts, its forms."""

from datetime import date, timedelta
from urllib.parse import quote

from bench.goals import LIST, TODAY
from bench.picks import Draw, open_to, tenths, things
from bench.visit import Visit, deep, listed
from bench.visits.picked import EARLY_CASES, NATIONALS, OPEN_CASES, SUPERVISES, TO_RESTRICT, kept, typed
from cases.choices import ContradictionState, Status, TaskState
from cases.models import Case, Claim, Contradiction, Document, Event, Task
from nationals.models import NextOfKin

_MONTH = (date.today() - timedelta(days=30)).isoformat()  # noqa: DTZ011  a day is exact enough


def _words(draw: Draw) -> list[str]:
    return [f"?q={quote(name)}" for name in typed(draw)]


_LIST = [
    *listed(
        "cases:list",
        "?view=mine",
        "?view=late",
        "?view=unassigned",
        "?view=no-access",
        "?status=missing",
        "?status=captured&status=detained",
        "?open=closed",
        "?open=all",
        "?priority=life_at_risk",
        "?access=none",
        "?finding=presumed_victim",
        "?county=Kisumu",
        "?restricted=on",
        f"?opened_from={_MONTH}",
        f"?open=all&home_from={_MONTH}",
        "?assignee=none",
        "?assignee=me",
        "?sort=due",
        "?sort=name",
        "?sort=status",
        "?sort=country",
        "?sort=assignee",
        "?sort=reference",
        "?sort=opened",
        "?view=late&sort=due",
    ),
    *deep("cases:list", "?sort=due", "?sort=name", "?open=all", "?sort=assignee"),
    Visit("cases:list", query=_words, words="words", goal=LIST),
]

_ENTRIES = things(
    Event,
    "case__reference",
    "pk",
    through="case",
    where=kept("case__"),
    kind="note",
    case__restricted=False,
    case__closed_at=None,
)
_CLAIMS = things(
    Claim, "case__reference", "pk", through="case", where=kept("case__"), case__restricted=False, case__closed_at=None
)
_DISPUTED = things(
    Contradiction,
    "case__reference",
    "topic",
    where=kept("case__") & tenths(0, 1, 2, 3, 4),
    case__restricted=False,
    state=ContradictionState.DISPUTED,
)
_DOCUMENTS = things(Document, "case__reference", "pk", through="case", where=kept("case__"), case__restricted=False)
_OPEN_TASKS = things(
    Task, "case__reference", "pk", where=kept("case__") & tenths(0, 9), state=TaskState.OPEN, case__restricted=False
)
_DETAINED = things(Case, "reference", where=kept(), restricted=False, status=Status.DETAINED)
_KIN = things(
    NextOfKin,
    "national__cases__reference",
    "pk",
    through="national__cases",
    where=kept("national__cases__"),
    safe_to_contact="yes",
)
_RESTRICTED = things(Case, "reference", restricted=True, closed_at=None)

CASES = [
    Visit("cases:today", goal=TODAY),
    Visit("cases:today", goal=TODAY, query="?whose=all", words="of all"),
    *_LIST,
    Visit("cases:new"),
    *listed("cases:against-a-wish", readers=SUPERVISES),
    Visit("cases:against-a-wish-panel", part=True, readers=SUPERVISES),
    Visit("cases:of-national", NATIONALS, part=True),
    Visit("cases:case", OPEN_CASES),
    Visit("cases:case", _DETAINED, words="detained"),
    Visit("cases:place", OPEN_CASES, query="?list=view%3Dlate", part=True),
    Visit("cases:timeline", OPEN_CASES),
    Visit("cases:timeline", OPEN_CASES, query="?show=contacts", part=True, words="contacts, part"),
    Visit("cases:related", OPEN_CASES, part=True),
    Visit("cases:family", OPEN_CASES),
    Visit("cases:family", OPEN_CASES, part=True, words="part"),
    Visit("cases:family-of-national", NATIONALS, part=True),
    Visit("cases:contact-kin", _KIN),
    Visit("cases:print", OPEN_CASES),
    Visit("cases:record", OPEN_CASES, readers=SUPERVISES),
    Visit("cases:edit", OPEN_CASES),
    Visit("cases:assess", OPEN_CASES),
    Visit("cases:assign", OPEN_CASES),
    Visit("cases:hand-over", OPEN_CASES),
    Visit("cases:restrict", TO_RESTRICT, readers=SUPERVISES),
    Visit("cases:name-officer", _RESTRICTED),
    Visit("cases:link", OPEN_CASES),
    Visit("cases:add-reference", OPEN_CASES),
    Visit("cases:choose-move", OPEN_CASES),
    Visit("cases:move", open_to(EARLY_CASES, "record_detention")),
    Visit("cases:add-entry", OPEN_CASES),
    Visit("cases:correct-entry", _ENTRIES),
    Visit("cases:add-claim", OPEN_CASES),
    Visit("cases:correct-claim", _CLAIMS),
    Visit("cases:resolve", _DISPUTED),
    Visit("cases:add-document", OPEN_CASES),
    Visit("cases:document", _DOCUMENTS),
    Visit("cases:add-task", OPEN_CASES),
    Visit("cases:task-waive", _OPEN_TASKS),
    Visit("cases:task-reassign", _OPEN_TASKS),
]
