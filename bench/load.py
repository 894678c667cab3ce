"""A database of its own with so many cases; made once for each size, seed and state of the code that makes it."""

import hashlib
import sys
from collections import defaultdict
from pathlib import Path

from django.db import connection
from django.utils import timezone

from bench import (
    actors,
    casework,
    counterparts,
    diplomatic,
    doubles,
    families,
    incidents,
    lists,
    notes,
    people,
    referrals,
    store,
    ties,
    traces,
)
from bench.analysis import analyse
from bench.copies import multiply
from bench.counters import ensure_counters
from bench.files import ensure_files
from bench.stage import Scale, Stage, stage
from cases.models import Case

_HERE = Path(__file__).resolve().parent
_MAKERS = (
    "ledger", "stage", "people", "casework", "diplomatic", "load", "meetings", "asking", "notes", "public_words",
    "talks", "counterparts", "actors", "ties", "referrals", "incidents", "families", "lists", "doubles", "traces",
    "copies", "columns", "contradictions", "fresh", "analysis",
)  # fmt: skip
_BLOCK = 10_000
"""So many cases are made row by row; of more than that, the server copies them."""
_AGAIN = 0.08  # so many cases are of somebody who had one before


def ensure_loaded(size: int, seed: int, *, fresh: bool = False) -> None:
    """Create and fill the database, unless it holds just that already; what is saved then gets new numbers, and the
    files of which the load made rows can be opened. ``fresh``: nothing may have been saved since it was loaded; a copy
    is kept for the next time."""
    wanted = _wanted(size, seed)
    if (fresh or store.label() != wanted) and not store.bring_back(wanted):
        print(f"Loading {size:,} cases (once) ...", file=sys.stderr)
        _fill(size, seed)
        store.remember(wanted)
        if fresh:
            store.keep()
    ensure_counters()
    ensure_files()


def _fill(size: int, seed: int) -> None:
    """A block of cases row by row, with the triggers of any insert, unless it was kept; the rest are its copies."""
    block = min(size, _BLOCK)
    if size > block and store.bring_back(_wanted(block, seed)):
        store.remember("")
    else:
        store.fresh_database()
        filled(block, seed)
    if size > block:
        multiply(size // block, seed)
    analyse(size)
    connection.close()  # and with it the settings of the load


def _wanted(size: int, seed: int) -> str:
    return f"{size} cases, seed {seed}, {_digest()}"


def filled(size: int, seed: int, scale: Scale = Scale()) -> None:  # noqa: B008  frozen
    """Everything, in its tables."""
    made(size, seed, scale).ledger.load()
    traces.rights()


def made(size: int, seed: int, scale: Scale = Scale()) -> Stage:  # noqa: B008  frozen
    """Everything, not yet in any table."""
    scene = stage(seed, timezone.now())
    of_office: dict[int, list[Case]] = defaultdict(list)
    for _each in range(size):
        office = scene.office()
        earlier = of_office[office.post.pk]
        again = earlier and scene.chance.random() < _AGAIN
        national = scene.chance.choice(earlier).national if again else people.national(scene, office)
        earlier.append(casework.case_of(scene, office, national))
    large = incidents.incidents(scene)
    for office in scene.offices:
        cases = of_office[office.post.pk]
        incidents.bind(scene, office, cases, large)
        families.families(scene, office, cases)
        lists.lists(scene, office, cases)
        traces.reads(scene, office, cases)
        traces.forms(scene, office, cases)
        doubles.doubles(scene, office, list({case.national.pk: case.national for case in cases}.values()))
        diplomatic.exchanges(scene, office, cases)
        counterparts.everyday(scene, office, cases)
    _of_all(scene, size)
    _heavy(scene, of_office, scale)
    return scene


def _of_all(scene: Stage, size: int) -> None:
    traces.purposes(scene)
    traces.counters(scene, size)


def _heavy(scene: Stage, of_office: dict[int, list[Case]], scale: Scale) -> None:
    """One counterpart, one request and one network that are larger than any in life."""
    notes.template(scene, scene.offices[0])
    crowded = counterparts.crowd(scene, of_office, scale.events)
    counterparts.ask_for_many(scene, of_office, crowded, scale.together)
    cases = scene.ledger.rows(Case)
    found = actors.network(scene, cases, scale.actors)
    ties.ties(scene, found)
    ties.evidence(scene, found)
    referrals.referrals(scene, found, cases)


def _digest() -> str:
    """Of the code that makes the rows and of every migration."""
    files = [_HERE / f"{name}.py" for name in _MAKERS]
    files += sorted(_HERE.parent.glob("*/migrations/*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]
