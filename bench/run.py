"""One bench from start to end, and what it found."""

import os
import platform
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bench.client import ENOUGH, Browser
from bench.load import ensure_loaded
from bench.measuring import Measured, measure
from bench.page import Page
from bench.pages import pages
from bench.reader import Reader
from bench.server import running
from bench.stage import PASSWORD
from bench.walk import DEEP

_WIDE = 72  # characters of a name in the table


@dataclass(frozen=True, slots=True)
class Found:
    """``load``: the machine's load average when the measuring began and ended; ``absent``: what could not be asked for,
    since the database holds nothing of the kind."""

    cases: int
    requests: int
    load: tuple[float, float]
    measured: list[Measured]
    absent: list[str]

    @property
    def failed(self) -> list[Measured]:
        return [one for one in self.measured if one.failed]

    @property
    def as_data(self) -> dict[str, object]:
        return {
            "cases": self.cases,
            "requests": self.requests,
            "python": platform.python_version(),
            "cores": os.cpu_count(),
            "load": self.load,
            "pages": [one.row for one in self.measured],
            "absent": self.absent,
        }

    @property
    def as_table(self) -> str:
        head = (
            f"{self.cases:,} cases, {self.requests} requests of each page in turn, Python {platform.python_version()}, "
            f"{os.cpu_count()} cores, load {self.load[0]:.1f} to {self.load[1]:.1f}\n\n"
        )
        titles = (
            f"{'page':<{_WIDE}}{'queries':>8}{'median':>11}{'95 %':>11}{'bytes':>11}{'x floor':>9}{'n':>5}   goal\n"
        )
        return head + titles + "".join(map(_line, self.measured)) + self._ending

    @property
    def _ending(self) -> str:
        judged = [one for one in self.measured if one.met is not None]
        kept = sum(one.met is True for one in judged)
        told = f"\n{kept} goals met, {len(judged) - kept} missed, {len(self.measured) - len(judged)} without a goal.\n"
        if self.failed:
            told += f"\nNot answered as they should be: {len(self.failed)}\n"
            told += "".join(f"  {one.name}: {one.failed}\n" for one in self.failed)
        if self.absent:
            told += f"\nNot asked for, since the database holds nothing of the kind: {len(self.absent)}\n"
            told += "".join(f"  {name}\n" for name in self.absent)
        return told


@dataclass(frozen=True, slots=True)
class Asked:
    """``deep``: how many pages far a deep page lies; ``is_short``: each page by one of its readers only; ``only``: the
    pages whose address is called so."""

    requests: int
    parts: Collection[str]
    readers: Collection[Reader]
    deep: int = DEEP
    is_short: bool = False
    only: Collection[str] = ()


def run(size: int, seed: int, asked: Asked) -> Found:
    ensure_loaded(size, seed)
    laid = pages(seed, asked.parts, asked.readers, asked.deep, is_short=asked.is_short, only=asked.only)
    with signed_in(laid.pages) as browsers:
        before = os.getloadavg()[0]
        measured = measure(browsers, laid.pages, asked.requests)
        return Found(size, asked.requests, (before, os.getloadavg()[0]), measured, laid.absent)


@contextmanager
def signed_in(wanted: Iterable[Page], enough: int = ENOUGH) -> Iterator[dict[Reader, Browser]]:
    """Of a server that runs meanwhile, a browser for everybody who asks for these pages. ``enough``: of a file."""
    with running() as port:
        browsers = {reader: Browser(port, enough=enough) for reader in {page.reader for page in wanted}}
        for reader, browser in browsers.items():
            browser.sign_in(reader.email, PASSWORD)
        yield browsers


def _line(one: Measured) -> str:
    times = f"{one.median:>8.1f} ms{one.percentile_95:>8.1f} ms"
    ratio = f"{one.times_floor:>9.2f}" if one.times_floor else " " * 9
    missed = f"   MISSED {', '.join(one.missed)}: "
    verdict = "" if one.met is None else ("   met: " if one.met else missed)
    return f"{one.name:<{_WIDE}}{one.queries:>8}{times}{one.size:>11,}{ratio}{one.timed:>5}{verdict}{one.goal}\n"
