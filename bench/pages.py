"""What is measured: the pages, the floors beside them, and what each must keep to."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from urllib.parse import quote

from bench.client import Answer, Browser
from cases.models import Case
from nationals.models import National

MOST_QUERIES = 12
ROWS, ROW = "floor: the same 25 rows", "floor: one row"


@dataclass(frozen=True, slots=True)
class Page:
    """``ask(browser, turn, counted)`` makes the request of a turn; ``most`` is how many times its floor it may take."""

    name: str
    ask: Callable[[Browser, int, bool], Answer]
    floor: str = ""
    most: float | None = None
    is_goal: bool = True


def pages(seed: int) -> list[Page]:
    """In each turn every page is asked once; the case page and its floor ask for the same case."""
    chance = Random(seed)
    seen = Case.objects.open().filter(restricted=False).order_by("pk")
    cases = _some(list(seen.values_list("reference", flat=True)), chance)
    searches = _searches(chance)
    return [
        Page(ROWS, _getting(["/bench/rows/"]), is_goal=False),
        Page(ROW, _getting([f"/bench/rows/{case}/" for case in cases]), is_goal=False),
        Page("list", _getting(["/cases/"]), ROWS, 4),
        Page("case", _getting([f"/cases/{case}/" for case in cases]), ROW, 8),
        Page("dashboard", _getting(["/dashboard/"])),
        Page("search", _getting([f"/search/?q={quote(words)}" for words in searches])),
        Page("save", _recording(cases)),
        Page("case: what belongs to it", _getting([f"/cases/{case}/related/" for case in cases])),
        Page("case: diplomacy", _getting([f"/diplomacy/cases/{case}/" for case in cases])),
        Page("contradictions", _getting(["/contradictions/"])),
        Page("contradictions: list", _getting(["/contradictions/cases/?state=disputed", "/contradictions/cases/"])),
        Page("dashboard: map", _getting(["/dashboard/map/"])),
    ]


def _some(references: list[str], chance: Random) -> list[str]:
    return chance.sample(references, min(100, len(references)))


def _searches(chance: Random) -> list[str]:
    """Names as people type them, passports and telephones."""
    nationals = chance.sample(list(National.objects.order_by("pk").prefetch_related("travel_documents")[:2000]), 50)
    words = []
    for number, national in enumerate(nationals):
        first, *_middle, last = national.name.split()
        held = national.travel_documents.first()
        asked = (f"{last} {first}", first[:-1] + last[-1], held.number if held else last, national.name.lower())
        words.append(asked[number % len(asked)])
    return words


def _getting(paths: list[str]) -> Callable[[Browser, int, bool], Answer]:
    return lambda browser, turn, counted: browser.get(paths[turn % len(paths)], counted=counted)


def _recording(cases: list[str]) -> Callable[[Browser, int, bool], Answer]:
    """A call with the family, as it is recorded on the case page."""

    def record(browser: Browser, turn: int, counted: bool) -> Answer:
        told = {"kind": "call", "party": "family", "reached": "on", "text": "His sister has heard nothing."}
        return browser.post(f"/cases/{cases[turn % len(cases)]}/entries/new/", told, counted=counted)

    return record
