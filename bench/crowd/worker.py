"""One web worker for long: its memory after many requests, and while it sends a large export."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bench.client import Browser
from bench.crowd.person import Person
from bench.crowd.places import places_of
from bench.load import ensure_loaded
from bench.reader import Reader
from bench.server import serving
from bench.stage import PASSWORD

MOST, FLAT = 200.0, 10.0
"""Megabytes that a worker may have, and by how many it may grow after it has warmed up, or for an export."""
_STEPS = 10
_EXPORT = "/exports/cases/?format=csv&open=all"


@dataclass(slots=True)
class Kept:
    """Megabytes of the worker after each tenth of the requests, before an export, and the most during it."""

    requests: int
    steps: list[float] = field(default_factory=list)
    before_export: float = 0.0
    during_export: float = 0.0
    exported: int = 0
    failed: int = 0

    @property
    def growth(self) -> float:
        """From when a fifth was done: by then every page was there once."""
        return self.steps[-1] - self.steps[len(self.steps) // 5]

    @property
    def is_well(self) -> bool:
        grown = (self.growth, self.during_export - self.before_export)
        return max(*self.steps, self.during_export) <= MOST and max(grown) <= FLAT and not self.failed

    @property
    def report(self) -> str:
        each = self.requests // _STEPS
        lines = [f"{number * each:>8,} requests{kept:>9.1f} MB" for number, kept in enumerate(self.steps, 1)]
        most = max(*self.steps, self.during_export)
        export = self.during_export - self.before_export
        lines += [
            f"\nat most {most:.1f} MB, goal {MOST:g}: {'met' if most <= MOST else 'MISSED'}",
            f"grown by {self.growth:.1f} MB after warming up, goal {FLAT:g}: {_verdict(self.growth)}",
            f"grown by {export:.1f} MB while {self.exported:,} bytes were exported, goal {FLAT:g}: {_verdict(export)}",
            f"not answered as they should be: {self.failed}",
        ]
        return "\n".join(lines) + "\n"


def run(size: int, seed: int, requests: int) -> Kept:
    ensure_loaded(size, seed)
    kept = Kept(requests)
    with serving("--workers", "1", "--threads", "4") as server:
        browser = Browser(server.port)
        browser.sign_in(Reader.ALL.email, PASSWORD)
        person = Person(browser, places_of(Reader.ALL.user, seed), Random(seed), lambda: None)
        for _step in range(_STEPS):
            while len(person.clicks) < (len(kept.steps) + 1) * requests // _STEPS:
                person.do_something()
            kept.steps.append(_megabytes(server.workers[0]))
        kept.failed = sum(not click.is_fine for click in person.clicks)
        _export(browser, server.workers[0], kept)
    return kept


def _export(browser: Browser, pid: int, kept: Kept) -> None:
    kept.before_export = _megabytes(pid)
    with _watched(pid) as most:
        kept.exported = browser.get(_EXPORT).size
    kept.during_export = max(most)


@contextmanager
def _watched(pid: int) -> Iterator[list[float]]:
    """How much it has, ten times a second."""
    seen, done = [_megabytes(pid)], threading.Event()

    def watch() -> None:
        while not done.wait(0.1):
            seen.append(_megabytes(pid))

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield seen
    finally:
        done.set()
        watching.join()


def _megabytes(pid: int) -> float:
    """What the process has in memory now."""
    status = Path(f"/proc/{pid}/status").read_text()
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def _verdict(grown: float) -> str:
    return "met" if grown <= FLAT else "MISSED"
