"""The search over everything, dashboards, contradictions, exports."""

from typing import Any
from urllib.parse import quote

from bench.goals import DASHBOARD, EXPORT, FREE, TYPED
from bench.picks import Draw, things
from bench.reader import Reader
from bench.visit import Visit, deep, listed
from bench.visits.picked import kept, numbers, references, typed
from cases.choices import ContradictionState
from cases.models import Contradiction
from networks.models import AffiliationWord


def _words(draw: Draw) -> list[str]:
    return [f"?q={quote(name)}" for name in typed(draw)]


def _passports(draw: Draw) -> list[str]:
    return [f"?q={quote(number)}" for number in numbers(draw)]


def _halves(draw: Draw) -> list[str]:
    return [f"?q={quote(reference)}" for reference in references(draw)]


_DISPUTED = things(
    Contradiction,
    "case__reference",
    "topic",
    where=kept("case__"),
    case__restricted=False,
    state=ContradictionState.DISPUTED,
)
_BROAD = (Reader.ALL, Reader.LARGE)
_WORDS = things(AffiliationWord, "affiliation", struck_at=None)
_A_FILE: dict[str, Any] = {
    "goal": EXPORT,
    "most": 5,
}  # its first megabytes each time

REPORTS = [
    Visit("search:search", query=_words, words="by name", goal=TYPED),
    Visit("search:search", query=_passports, words="by passport", goal=TYPED),
    Visit("search:search", query=_halves, words="by half a reference", goal=TYPED),
    Visit("search:suggest", query=_words, words="while typing", goal=TYPED, part=True),
    Visit("reports:dashboard", goal=DASHBOARD),
    Visit(
        "reports:dashboard",
        goal=DASHBOARD,
        query="?country=RU",
        words="one country",
        readers=(Reader.ALL, Reader.LARGE),
    ),
    Visit("reports:map", goal=DASHBOARD),
    Visit("reports:map", goal=DASHBOARD, part=True, words="part"),
    *listed("reports:duties"),
    *deep("reports:duties"),
    Visit("reports:contradictions", goal=DASHBOARD),
    *listed("reports:contradictions-of-cases", "?state=disputed", "?topic=held_by"),
    *deep("reports:contradictions-of-cases"),
    *listed("reports:contradictions-of-affiliations"),
    Visit("reports:affiliation", _WORDS),
    *listed("reports:figures"),
    Visit("reports:question", _DISPUTED),
    Visit("reports:export-cases", goal=FREE),
    Visit("reports:export-cases", query="?format=csv", words="open, CSV", **_A_FILE),
    Visit("reports:export-cases", query="?format=csv&open=all", words="all, CSV", **_A_FILE),
    Visit("reports:export-cases", query="?format=xlsx&status=missing", words="missing, XLSX", goal=EXPORT, most=2),
    Visit("reports:export-dashboard", goal=EXPORT, most=20),
]
