"""What is measured: the pages of every address, and beside them the floors of every reader."""

from collections.abc import Collection, Iterable, Mapping
from random import Random

from accounts.models import User
from bench.goals import COUNTS, Floor
from bench.page import Page, getting
from bench.picks import Draw
from bench.reader import OFFICERS, Reader
from bench.visit import Laid, lay
from bench.visits import PARTS
from bench.visits.picked import OPEN_CASES
from bench.walk import DEEP


def pages(
    seed: int,
    parts: Collection[str],
    readers: Collection[Reader],
    deep: int = DEEP,
    *,
    is_short: bool = False,
    only: Collection[str] = (),
) -> Laid:
    """In each turn every page is asked once, the floors of every reader too. ``only``: of the addresses called so.

    Raises ``LookupError`` if none is called so.
    """
    users = {reader: reader.user for reader in readers}
    visits = [visit for part in parts for visit in PARTS[part]()]
    if unknown := set(only) - {visit.address for visit in visits}:
        raise LookupError(f"No page of these parts is called {', '.join(sorted(unknown))}.")
    visits = [visit for visit in visits if not only or visit.address in only]
    found = lay(visits, seed, users, deep, is_short=is_short)
    return Laid([*floors(seed, users), *found.pages], found.absent)


def floors(seed: int, users: Mapping[Reader, User]) -> Iterable[Page]:
    first = next(iter(users))
    yield Page(Floor.EMPTY, "", getting(["/bench/empty/"]), reader=first)
    for reader in (reader for reader in OFFICERS if reader in users):
        draw = Draw(users[reader], Random(seed))
        yield Page(Floor.ROWS, "", getting(["/bench/rows/"]), reader=reader)
        yield Page(Floor.ROW, "", getting([f"/bench/rows/{case}/" for (case,) in OPEN_CASES(draw)]), reader=reader)
        yield Page("filter counts of cases:list", "", getting(["/bench/counts/"]), COUNTS, reader=reader)
