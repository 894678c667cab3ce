"""Every page asked once or twice of a server that explains its queries; what is wrong is told."""

import os

from bench.client import Browser
from bench.counters import ensure_counters
from bench.files import ensure_files
from bench.load import ensure_loaded
from bench.middleware import PLANS
from bench.page import Page
from bench.pages import pages
from bench.plans import Fault, Notebook
from bench.run import Asked
from bench.server import running
from bench.settings import VAR
from bench.stage import PASSWORD
from bench.suffered import SUFFERED

TURNS = 2


def told(size: int, seed: int, asked: Asked) -> tuple[str, bool]:
    """A line for each fault and the reason why it is suffered; whether nothing else was found."""
    found = faults(size, seed, asked)
    lines = {f"{fault.page:<72}{fault.what}   {_why(fault) or 'NOT SUFFERED'}": fault for fault in found}
    new = [fault for fault in lines.values() if not _why(fault)]
    ending = f"\n{len(lines)} faults, {len(new)} of them not suffered.\n"
    return "".join(f"{line}\n" for line in lines) + ending + "".join(
        f"\n{each.page}\n{each.sql}\n" for each in new
    ), not new


def _why(fault: Fault) -> str:
    return SUFFERED.get((fault.page.partition(",")[0], fault.what.partition(" by ")[0]), "")


def faults(size: int, seed: int, asked: Asked) -> list[Fault]:
    ensure_loaded(size, seed)
    ensure_counters()
    ensure_files()
    laid = pages(seed, asked.parts, asked.readers, asked.deep, is_short=asked.is_short)
    path = VAR / "bench" / "plans.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    os.environ[PLANS] = str(path)
    notebook = Notebook(path)
    with running() as port:
        browsers = {reader: Browser(port) for reader in {page.reader for page in laid.pages}}
        for reader, browser in browsers.items():
            browser.sign_in(reader.email, PASSWORD)
        return [fault for page in laid.pages for fault in _of(page, browsers[page.reader], notebook)]


def _of(page: Page, browser: Browser, notebook: Notebook) -> list[Fault]:
    for turn in range(min(TURNS, page.turns or TURNS)):
        try:
            page.ask(browser, turn, True)
        except LookupError:  # the page that should hold a form holds none: the bench tells it
            break
    return sorted({Fault(page.name, what, sql) for what, sql in notebook.new()})
