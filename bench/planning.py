"""Every page asked once or twice of a server that explains its queries; what is wrong is told."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field

from bench.client import Browser
from bench.load import ensure_loaded
from bench.middleware import PLANS
from bench.page import Page
from bench.pages import pages
from bench.plans import Fault, Notebook
from bench.run import Asked, signed_in
from bench.settings import VAR
from bench.suffered import SUFFERED, SUFFERED_OF_WHO_SEES_ALL
from bench.visit import Laid

TURNS = 2
_ALL_SUFFERED = SUFFERED_OF_WHO_SEES_ALL | SUFFERED
_ENOUGH = 100_000  # bytes of a file, packed: thousands of lines, so that each of its queries was asked


@dataclass(slots=True)
class Planned:
    """``absent``: pages that could not be asked for; ``is_all``: by everybody who may, so that what was not found is
    no longer so."""

    faults: list[Fault] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    is_all: bool = False


def told(size: int, seed: int, asked: Asked) -> tuple[str, bool]:
    """A line for each fault and the reason why it is suffered; whether nothing else was found."""
    found = planned(size, seed, asked)
    return "\n".join(_lines(found)) + "\n", all(map(_why, found.faults))


def _lines(found: Planned) -> Iterable[str]:
    lines = {f"{fault.page:<72}{fault.what}   {_why(fault) or 'NOT SUFFERED'}": fault for fault in found.faults}
    new = [fault for fault in lines.values() if not _why(fault)]
    yield from lines
    yield f"\n{len(lines)} faults, {len(new)} of them not suffered."
    yield from (f"\n{fault.page}\n{fault.sql}" for fault in new)
    if found.absent:
        yield f"\nNot asked for, since the database holds nothing of the kind: {len(found.absent)}"
        yield from (f"  {name}" for name in found.absent)
    if found.is_all and (cured := unneeded(found.faults)):
        yield f"\nSuffered, but no longer found: {len(cured)}"
        yield from (f"  {page} {what}" for page, what in cured)


def unneeded(found: Iterable[Fault]) -> list[tuple[str, str]]:
    needed = {key for fault in found for key in _keys(fault)[:1]}
    return [key for key in (*SUFFERED, *SUFFERED_OF_WHO_SEES_ALL) if key not in needed]


def _why(fault: Fault) -> str:
    return next((_ALL_SUFFERED[key] for key in _keys(fault)), "")


def _keys(fault: Fault) -> list[tuple[str, str]]:
    """Under which it is suffered: of the page alone, or of all with its address."""
    page, _behind, reader = fault.page.removeprefix("filter counts of ").partition(" (")
    suffered, what = SUFFERED if reader else _ALL_SUFFERED, fault.what.partition(" by ")[0]
    return [key for key in ((page, what), (page.partition(",")[0], what)) if key in suffered]


def planned(size: int, seed: int, asked: Asked) -> Planned:
    ensure_loaded(size, seed)
    path = VAR / "bench" / "plans.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    os.environ[PLANS] = str(path)
    notebook, found = Notebook(path), Planned(is_all=not asked.is_short)
    laid = _laid(seed, asked)
    with signed_in(laid.pages, _ENOUGH) as browsers:
        for page in laid.pages:
            found.faults += _of(page, browsers[page.reader], notebook)
        known = {page.name for page in laid.pages}
        again = _laid(seed, asked)  # of what was saved meanwhile there is more
        for page in (page for page in again.pages if page.name not in known):
            found.faults += _of(page, browsers[page.reader], notebook)
        known |= {page.name for page in again.pages}
    found.absent = [name for name in laid.absent if name not in known]
    return found


def _laid(seed: int, asked: Asked) -> Laid:
    return pages(seed, asked.parts, asked.readers, asked.deep, is_short=asked.is_short)


def _of(page: Page, browser: Browser, notebook: Notebook) -> list[Fault]:
    """A page that was not once answered as it should be was not seen, which is a fault too."""
    answers: set[int] = set()
    for turn in range(min(TURNS, page.turns or TURNS)):
        try:
            answers.add(page.ask(browser, turn, True).status)
        except LookupError:  # the page that should hold a form holds none: the bench tells it
            break
    unseen = [] if answers & set(page.answers) else [Fault(page.name, f"answers {sorted(answers)}", "")]
    return sorted({*unseen, *(Fault(page.name, what, sql) for what, sql in notebook.new())})
