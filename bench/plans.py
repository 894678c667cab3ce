"""What the database plans for every page: ``python -m bench --plans --size 100k``.

Of every query that a page makes, the planner is asked how it would find the rows. A large table is never read from
end to end (its first few thousand rows may be, below a limit), and no more rows are sorted than a few pages hold.
What is suffered stands in ``SUFFERED``, with its reason.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LARGE = 10_000
"""Rows of a table that is large."""
MOST_SORTED = 500
"""Rows, as the planner reckons them: often wrong by some, seldom by so much for a page of 25."""
Plan = Mapping[str, Any]
_BY_GROUPS = "Incremental Sort"
"""What is sorted by its first column already: group after group."""
_SORTS = {"Sort", _BY_GROUPS}
_HANDS_ON = {
    "Limit", "Nested Loop", "Hash Join", "Append", "Merge Append", "Subquery Scan", "Result", "LockRows", "Gather",
    "Gather Merge", "Memoize", _BY_GROUPS,
}  # fmt: skip
_HANDED_ON = {"Outer", "Member", "Subquery"}


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """``what``: a table read from end to end, or so many rows sorted; ``sql``: the query that does it."""

    page: str
    what: str
    sql: str


def faults_of(plan: Plan, large: Mapping[str, float], share: float = 1.0) -> Iterator[str]:
    """Of a plan as ``EXPLAIN (FORMAT JSON)`` gives it, and of what stands below it. ``large``: tables and their rows;
    ``share``: so much of what this part could give is asked for, less than all below a limit."""
    kind = plan["Node Type"]
    if kind == "Seq Scan" and large.get(plan["Relation Name"], 0) * share >= LARGE:
        yield f"reads all of {plan['Relation Name']}"
    if kind in _SORTS and plan["Plan Rows"] * (share if kind == _BY_GROUPS else 1) > MOST_SORTED:
        yield f"sorts by {', '.join(plan['Sort Key'])[:60]}"
    for part in plan.get("Plans", []):
        yield from faults_of(part, large, _share_below(plan, part, share))


def _share_below(plan: Plan, part: Plan, share: float) -> float:
    """What sorts, hashes or counts needs all first; what hands row after row on may be stopped."""
    if plan["Node Type"] not in _HANDS_ON or part.get("Parent Relationship") not in _HANDED_ON:
        return 1.0
    if plan["Node Type"] == "Limit":
        return share * min(1.0, float(plan["Plan Rows"]) / max(1.0, float(part["Plan Rows"])))
    return share


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
