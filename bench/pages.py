"""What is measured: the pages, the floors beside them, and what each must keep to."""

from collections.abc import Callable, Collection, Iterable
from random import Random
from urllib.parse import quote

from accounts.models import User
from bench.client import Answer, Browser
from bench.diplomacy_pages import diplomacy_pages
from bench.network_pages import network_pages
from bench.page import Page, Reader, getting
from cases.models import Case
from nationals.models import National

PARTS = ("cases", "diplomacy", "networks")


def pages(seed: int, parts: Collection[str] = PARTS) -> list[Page]:
    """In each turn every page is asked once, the floors of every reader too."""
    found = floors(seed, Reader if set(parts) - {"cases"} else [Reader.ALL])
    makers: dict[str, Callable[[], list[Page]]] = {
        "cases": lambda: case_pages(seed),
        "diplomacy": diplomacy_pages,
        "networks": lambda: network_pages(seed),
    }
    for part in parts:
        found += makers[part]()
    return found


def floors(seed: int, readers: Iterable[Reader]) -> list[Page]:
    found = []
    for reader in readers:
        cases = [f"/bench/rows/{case}/" for case in _open_cases(seed, reader)]
        found.append(Page(reader.rows, getting(["/bench/rows/"]), is_goal=False, reader=reader))
        found.append(Page(reader.row, getting(cases), is_goal=False, reader=reader))
    return found


def case_pages(seed: int) -> list[Page]:
    """The case page and its floor ask for the same case."""
    cases, searches = _open_cases(seed, Reader.ALL), _searches(Random(seed))
    return [
        Page("list", getting(["/cases/"]), Reader.ALL.rows, 4),
        Page("case", getting([f"/cases/{case}/" for case in cases]), Reader.ALL.row, 8),
        Page("dashboard", getting(["/dashboard/"])),
        Page("search", getting([f"/search/?q={quote(words)}" for words in searches])),
        Page("save", _recording(cases)),
        Page("case: what belongs to it", getting([f"/cases/{case}/related/" for case in cases])),
        Page("case: diplomacy", getting([f"/diplomacy/cases/{case}/" for case in cases])),
        Page("case: networks", getting([f"/networks/cases/{case}/" for case in cases])),
        Page("dashboard: map", getting(["/dashboard/map/"])),
        Page("contradictions", getting(["/contradictions/"])),
        Page("contradictions: list", getting(["/contradictions/cases/?state=disputed", "/contradictions/cases/"])),
    ]


def _open_cases(seed: int, reader: Reader) -> list[str]:
    seen = Case.objects.visible_to(User.objects.get(email=reader.email)).open().filter(restricted=False)
    return _some(list(seen.order_by("pk").values_list("reference", flat=True)), Random(seed))


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


def _recording(cases: list[str]) -> Callable[[Browser, int, bool], Answer]:
    """A call with the family, as it is recorded on the case page."""

    def record(browser: Browser, turn: int, counted: bool) -> Answer:
        told = {"kind": "call", "party": "family", "reached": "on", "text": "His sister has heard nothing."}
        return browser.post(f"/cases/{cases[turn % len(cases)]}/entries/new/", told, counted=counted)

    return record
