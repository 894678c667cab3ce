"""One bench from start to end, and what it found."""

import os
import platform
from collections.abc import Collection
from dataclasses import dataclass

from bench.client import Browser
from bench.load import ensure_loaded
from bench.measuring import Measured, measure
from bench.pages import pages
from bench.server import running
from bench.stage import PASSWORD


@dataclass(frozen=True, slots=True)
class Found:
    """``load``: the machine's load average when the measuring began and ended."""

    cases: int
    requests: int
    load: tuple[float, float]
    measured: list[Measured]

    @property
    def as_data(self) -> dict[str, object]:
        return {
            "cases": self.cases,
            "requests": self.requests,
            "python": platform.python_version(),
            "cores": os.cpu_count(),
            "load": self.load,
            "pages": [one.row for one in self.measured],
        }

    @property
    def as_table(self) -> str:
        head = (
            f"{self.cases:,} cases, {self.requests} requests of each page in turn, Python {platform.python_version()}, "
            f"{os.cpu_count()} cores, load {self.load[0]:.1f} to {self.load[1]:.1f}\n\n"
        )
        titles = f"{'page':<40}{'queries':>8}{'median':>10}{'95 %':>10}{'bytes':>9}{'x floor':>9}   goal\n"
        return head + titles + "".join(map(_line, self.measured))


def run(size: int, seed: int, requests: int, parts: Collection[str]) -> Found:
    ensure_loaded(size, seed)
    chosen = pages(seed, parts)
    with running() as port:
        browsers = {reader: Browser(port) for reader in {page.reader for page in chosen}}
        for reader, browser in browsers.items():
            browser.sign_in(reader.email, PASSWORD)
        before = os.getloadavg()[0]
        measured = measure(browsers, chosen, requests)
        return Found(size, requests, (before, os.getloadavg()[0]), measured)


def _line(one: Measured) -> str:
    times = f"{one.median:>7.1f} ms{one.percentile_95:>7.1f} ms"
    ratio = f"{one.times_floor:>9.2f}" if one.times_floor else " " * 9
    verdict = "" if one.met is None else f"   {'met' if one.met else 'MISSED'}: {one.goal}"
    return f"{one.name:<40}{one.queries:>8}{times}{one.size:>9,}{ratio}{verdict}\n"
