"""The load run: so many people at once, on the server as it is deployed, and what came of it."""

import os
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from django.db import connection

from bench.bouncer import before, installed
from bench.client import Browser
from bench.crowd.person import Click, Person, Written, pauses
from bench.crowd.places import Places, crowd_of, places_of
from bench.crowd.proof import what_is_missing
from bench.load import ensure_loaded
from bench.server import serving
from bench.stage import PASSWORD
from config import embedded

GOAL = 300.0
"""Milliseconds at the 95th percentile of all clicks."""
_DEPLOYED = ("--workers", "2", "--threads", "4")  # docs/deploy/ubalozi.service, on two cores
_SIGN_INS = 3.0  # a second: each costs a tenth of a second of hashing
_BETWEEN = 5.0  # seconds between two clicks of one person


@dataclass(frozen=True, slots=True)
class Happened:
    people: int
    minutes: float
    clicks: list[Click]
    written: list[Written]
    missing: list[str]

    @property
    def errors(self) -> list[Click]:
        return [click for click in self.clicks if not click.is_fine]

    @property
    def percentile_95(self) -> float:
        return _percentile_95([click.milliseconds for click in self.clicks])

    @property
    def is_well(self) -> bool:
        return not self.errors and not self.missing and self.percentile_95 <= GOAL

    @property
    def report(self) -> str:
        kinds = defaultdict(list)
        for click in self.clicks:
            kinds[click.kind].append(click)
        conflicts = sum(click.status == 409 for click in self.clicks)
        rate, verdict = len(self.clicks) / self.minutes / 60, "met" if self.percentile_95 <= GOAL else "MISSED"
        lines = [
            f"{self.people} people, {self.minutes:g} minutes, {len(self.clicks):,} clicks, {rate:.1f} a second",
            f"load {os.getloadavg()[0]:.1f} at the end\n",
            f"{'':<24}{'clicks':>8}{'errors':>8}{'median':>11}{'95 %':>11}",
            *(_line(kind, clicks) for kind, clicks in sorted(kinds.items())),
            _line("all", self.clicks),
            f"\n95 %: {self.percentile_95:.0f} ms, goal {GOAL:g} ms: {verdict}",
            f"errors: {len(self.errors)}{_statuses(self.errors)}, goal none: {'MISSED' if self.errors else 'met'}",
            f"writes kept: {len(self.written)}, and {conflicts} edits that met somebody else's and were shown it",
            "lost or overwritten: " + ("; ".join(self.missing) or "none"),
        ]
        return "\n".join(lines) + "\n"


def run(size: int, seed: int, people: int, minutes: float, *, bouncer: bool = False) -> Happened:
    """``bouncer``: the server reaches its database through PgBouncer, with half as many sessions as threads."""
    ensure_loaded(size, seed)
    users = crowd_of(people)
    places = [places_of(user, seed) for user in users]
    emails = [user.email for user in users]
    with _way(bouncer=bouncer) as given, serving(*_DEPLOYED, **given) as server:
        crowd = [_person(server.port, number, emails, places, seed) for number in range(people)]
        _at_once(crowd, minutes)
    clicks = [click for person in crowd for click in person.clicks]
    written = [one for person in crowd for one in person.written]
    return Happened(people, minutes, clicks, written, what_is_missing(written))


@contextmanager
def _way(*, bouncer: bool) -> Iterator[dict[str, str]]:
    if not bouncer:
        yield {}
        return
    there, program = connection.settings_dict, installed("pgbouncer")
    if program is None:
        raise SystemExit("pgbouncer is not installed (apt-get install pgbouncer)")
    with TemporaryDirectory(prefix="ubalozi-") as folder:
        lends = before(program, there["HOST"], str(there["PORT"]), Path(folder), role=embedded.ROLE)
        with lends as own:
            yield {"BENCH_BOUNCER": str(own)}


def _person(port: int, number: int, emails: list[str], places: list[Places], seed: int) -> Person:
    """Each from an address of his own, signed in by the form; several of the crowd may have one account."""
    chance = Random(f"{seed} {number}")
    browser = Browser(port, f"10.0.{number // 250}.{number % 250 + 1}")
    began = time.monotonic()
    browser.sign_in(emails[number % len(emails)], PASSWORD)
    time.sleep(max(0.0, 1 / _SIGN_INS - (time.monotonic() - began)))
    waits = pauses(chance, _BETWEEN)
    return Person(browser, places[number % len(places)], chance, lambda: time.sleep(next(waits)))


def _at_once(crowd: list[Person], minutes: float) -> None:
    until = time.monotonic() + minutes * 60

    def live(person: Person) -> None:
        time.sleep(person.chance.uniform(0, _BETWEEN))
        person.work(until)

    threads = [threading.Thread(target=live, args=(person,)) for person in crowd]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def _line(kind: str, clicks: list[Click]) -> str:
    times = [click.milliseconds for click in clicks]
    errors = sum(not click.is_fine for click in clicks)
    return f"{kind:<24}{len(clicks):>8,}{errors:>8}{median(times):>8.1f} ms{_percentile_95(times):>8.1f} ms"


def _statuses(errors: list[Click]) -> str:
    told = sorted({f"{click.kind} {click.status}" for click in errors})
    return f" ({', '.join(told)})" if told else ""


def _percentile_95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1] if len(times) > 1 else sum(times)
