"""Two runs beside each other, page by page: ``python -m bench.compare BEFORE.json AFTER.json``.

Of the same size: what a change did. Of two sizes: what growth costs; the goal is 1.3 times at most for each median. A
ratio to the floor tells more than milliseconds, since the floors were sampled in the same run. The worst stand first.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GROWTH = 1.3
"""How many times its median a page may take when the database is a hundred times as large."""
_WIDE = 72
Run = Mapping[str, Any]
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Pair:
    """A page in both runs. ``is_judged``: not a floor, against which the pages are measured."""

    name: str
    before: Row
    after: Row

    @property
    def is_judged(self) -> bool:
        return not self.name.startswith("floor: ")

    @property
    def medians(self) -> float:
        return _times(self.after["median"], self.before["median"]) or 1.0

    @property
    def floors(self) -> float | None:
        """How the ratios to the floor have changed."""
        return _times(self.after["times_floor"], self.before["times_floor"])

    @property
    def queries(self) -> int:
        return int(self.after["queries"]) - int(self.before["queries"])

    @property
    def grows_too_much(self) -> bool:
        return self.is_judged and self.medians > GROWTH

    @property
    def line(self) -> str:
        floors = f"{self.floors:>9.2f}" if self.floors else " " * 9
        queries = f"{self.before['queries']:>4} > {self.after['queries']:<4}" if self.queries else " " * 11
        mark = "   over" if self.grows_too_much else ""
        times = f"{self.before['median']:>8.1f}{self.after['median']:>9.1f} ms"
        return f"{self.name:<{_WIDE}}{self.medians:>8.2f}{floors}  {queries}{times}{mark}\n"


@dataclass(frozen=True, slots=True)
class Compared:
    """``gone`` and ``new``: in one of the two runs only."""

    cases: tuple[int, int]
    pairs: list[Pair]
    gone: list[str]
    new: list[str]

    @property
    def over(self) -> list[Pair]:
        return [pair for pair in self.pairs if pair.grows_too_much]

    @property
    def table(self) -> str:
        return "".join(self._lines)

    @property
    def _lines(self) -> Iterator[str]:
        before, after = self.cases
        yield f"{before:,} cases, then {after:,}: how many times what it was\n\n"
        yield f"{'page':<{_WIDE}}{'median':>8}{'x floor':>9}  {'queries':<11}{'before':>8}{'after':>9}\n"
        yield from (pair.line for pair in self.pairs)
        judged = sum(pair.is_judged for pair in self.pairs)
        yield f"\nGoal: each median at most {GROWTH:g} times. Over it: {len(self.over)} of {judged}.\n"
        changed = sum(bool(pair.queries) for pair in self.pairs)
        yield f"Other numbers of queries: {changed}.\n"
        for words, names in (("Only before", self.gone), ("Only after", self.new)):
            if names:
                yield f"{words}: {'; '.join(names)}\n"


def compare(before: Run, after: Run) -> Compared:
    """Those that got slowest first; of the same, by name."""
    first, second = ({row["name"]: row for row in run["pages"]} for run in (before, after))
    pairs = [Pair(name, row, second[name]) for name, row in first.items() if name in second]
    return Compared(
        (before["cases"], after["cases"]),
        sorted(pairs, key=lambda pair: (-pair.medians, pair.name)),
        sorted(first.keys() - second.keys()),
        sorted(second.keys() - first.keys()),
    )


def _times(after: float | None, before: float | None) -> float | None:
    return round(after / before, 2) if after is not None and before else None


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.compare", description=__doc__)
    parser.add_argument("before", type=Path, help="what `python -m bench --json` printed")
    parser.add_argument("after", type=Path)
    given = parser.parse_args(arguments)
    before, after = (json.loads(path.read_text()) for path in (given.before, given.after))
    sys.stdout.write(compare(before, after).table)


if __name__ == "__main__":
    main()
