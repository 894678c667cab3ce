"""What rows weigh and what requests cost: the inputs of docs/deploy/scale.md (``python -m bench --cost``).

Processor time, not the clock: it is nearly the same on a busy machine.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from bench.client import Browser
from bench.load import ensure_loaded
from bench.pages import pages
from bench.reader import Reader
from bench.server import running
from bench.stage import PASSWORD

_WARM_UP = 10
_TICK = os.sysconf("SC_CLK_TCK")
TABLES = (
    "cases_event", "cases_claim", "cases_task", "cases_taskhistory", "cases_case", "cases_casehistory",
    "cases_listing", "cases_counted", "nationals_national",
    "nationals_nationalhistory", "audit_read",
)  # fmt: skip
REQUESTS = ("cases:today", "cases:list", "cases:case", "cases:add-entry", "search:search", "reports:dashboard")
"""What people ask for most, by names of URLs; by a caseworker of the largest post."""
_WEIGHT = """
WITH pieces AS (SELECT relid FROM pg_partition_tree('{table}') UNION SELECT '{table}'::regclass)
SELECT (SELECT count(*) FROM {table}), sum(pg_total_relation_size(relid))::bigint, sum(pg_indexes_size(relid))::bigint
FROM pieces
"""


@dataclass(frozen=True, slots=True)
class Weight:
    """``whole``: bytes of a row with its indexes; ``indexes``: those of them that are in indexes."""

    table: str
    rows: int
    whole: float
    indexes: float


def weights() -> Iterator[Weight]:
    for table in TABLES:
        with connection.cursor() as cursor:
            cursor.execute(_WEIGHT.format(table=table))
            ((rows, whole, indexes),) = cursor.fetchall()
        yield Weight(table, rows, whole / max(rows, 1), indexes / max(rows, 1))


def processor_seconds(processes: Iterable[int]) -> float:
    """Spent so far; a process that has ended counts nothing."""
    spent = 0
    for process in processes:
        try:
            told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        except FileNotFoundError:
            continue
        spent += int(told[11]) + int(told[12])
    return spent / _TICK


def descendants(process: int) -> list[int]:
    try:
        children = [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except FileNotFoundError:
        return []
    return [one for child in children for one in (child, *descendants(child))]


def sessions() -> list[int]:
    """The processes of PostgreSQL that serve this database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        return [process for (process,) in cursor.fetchall()]


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one request: milliseconds of processor of ours and of PostgreSQL's, bytes of its journal."""

    ours: float
    database: float
    journal: float


def cost(ask: Callable[[int], object], times: int) -> Cost:
    for turn in range(_WARM_UP):
        ask(turn)
    web, database = descendants(os.getpid()), sessions()
    before = processor_seconds(web), processor_seconds(database), journal()
    for turn in range(times):
        ask(turn)
    after = processor_seconds(web), processor_seconds(database), journal()
    ours, theirs, written = ((end - start) / times for start, end in zip(before, after, strict=True))
    return Cost(ours * 1000, theirs * 1000, written)


def journal() -> float:
    """Bytes that PostgreSQL has written into its journal since it was made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_insert_lsn() - '0/0'")
        ((written,),) = cursor.fetchall()
    return float(written)


def report(size: int, requests: int) -> Iterator[str]:
    ensure_loaded(size, 1)
    yield f"{'table':<28}{'rows':>12}{'bytes a row':>13}{'of them indexes':>17}"
    for one in weights():
        yield f"{one.table:<28}{one.rows:>12,}{one.whole:>13.0f}{one.indexes:>17.0f}"
    yield f"\n{'page':<28}{'ms of ours':>12}{'ms of PostgreSQL':>18}{'bytes of journal':>18}"
    with running() as port:
        browser = Browser(port)
        browser.sign_in(Reader.LARGE.email, PASSWORD)
        for page in pages(1, ("cases", "reports"), [Reader.LARGE], deep=1).pages:
            if page.address in REQUESTS and page.words in {"", "sent", "by name"}:
                spent = cost(lambda turn, page=page: page.ask(browser, turn, False), requests)  # type: ignore[misc]
                yield f"{page.name:<28}{spent.ours:>12.1f}{spent.database:>18.1f}{spent.journal:>18,.0f}"
