"""What the database plans for every page: ``python -m bench --plans --size 100k``.

Of every query that a page makes, the planner is asked how it would find the rows. A large table is never read from
end to end, and no more rows are sorted than a few pages hold. What is suffered stands in ``SUFFERED``, with its reason.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LARGE = 10_000
"""Rows of a table that is large."""
MOST_SORTED = 500
"""Rows, as the planner reckons them: often wrong by some, seldom by so much for a page of 25."""
Plan = Mapping[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """``what``: a table read from end to end, or so many rows sorted; ``sql``: the query that does it."""

    page: str
    what: str
    sql: str


def faults_of(plan: Plan, large: Collection[str]) -> Iterator[str]:
    """Of a plan as ``EXPLAIN (FORMAT JSON)`` gives it, and of what stands below it."""
    kind = plan["Node Type"]
    if kind == "Seq Scan" and plan["Relation Name"] in large:
        yield f"reads all of {plan['Relation Name']}"
    if kind in {"Sort", "Incremental Sort"} and plan["Plan Rows"] > MOST_SORTED:
        yield f"sorts by {', '.join(plan['Sort Key'])[:60]}"
    for part in plan.get("Plans", []):
        yield from faults_of(part, large)


def is_read(sql: str) -> bool:
    return sql.lstrip(" (\n").lower().startswith(("select", "with"))


class Notebook:
    """Where the server writes the faults of a request down, for who asked for it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read = 0

    def write(self, found: list[tuple[str, str]]) -> None:
        with self._path.open("a") as file:
            file.writelines(json.dumps(each) + "\n" for each in found)

    def new(self) -> list[tuple[str, str]]:
        """What was written since this was asked last: what is wrong, and the query."""
        lines = self._path.read_text().splitlines() if self._path.exists() else []
        found, self._read = lines[self._read :], len(lines)
        return [(what, sql) for what, sql in map(json.loads, found)]
