"""Every page asked once or twice of a server that explains its queries; what is wrong is told."""

import os

from bench.client import Browser
from bench.load import ensure_loaded
from bench.middleware import PLANS
from bench.page import Page
from bench.pages import pages
from bench.plans import Fault, Notebook
from bench.run import Asked, signed_in
from bench.settings import VAR
from bench.suffered import SUFFERED

TURNS = 2


def told(size: int, seed: int, asked: Asked) -> tuple[str, bool]:
    """A line for each fault and the reason why it is suffered; whether nothing else was found."""
    found = faults(size, seed, asked)
    lines = {f"{fault.page:<72}{fault.what}   {_why(fault) or 'NOT SUFFERED'}": fault for fault in found}
    new = [fault for fault in lines.values() if not _why(fault)]
    counted = f"{len(lines)} faults, {len(new)} of them not suffered."
    queries = [f"\n{fault.page}\n{fault.sql}" for fault in new]
    return "\n".join([*lines, "", counted, *queries, ""]), not new


def _why(fault: Fault) -> str:
    page, what = fault.page.removeprefix("filter counts of ").partition(" (")[0], fault.what.partition(" by ")[0]
    return SUFFERED.get((page, what)) or SUFFERED.get((page.partition(",")[0], what), "")


def faults(size: int, seed: int, asked: Asked) -> list[Fault]:
    ensure_loaded(size, seed)
    laid = pages(seed, asked.parts, asked.readers, asked.deep, is_short=asked.is_short)
    path = VAR / "bench" / "plans.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    os.environ[PLANS] = str(path)
    notebook = Notebook(path)
    with signed_in(laid.pages) as browsers:
        return [fault for page in laid.pages for fault in _of(page, browsers[page.reader], notebook)]


def _of(page: Page, browser: Browser, notebook: Notebook) -> list[Fault]:
    for turn in range(min(TURNS, page.turns or TURNS)):
        try:
            page.ask(browser, turn, True)
        except LookupError:  # the page that should hold a form holds none: the bench tells it
            break
    return sorted({Fault(page.name, what, sql) for what, sql in notebook.new()})
