"""What is printed of a line for other programs, and how right a reading was against a known truth."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple, TypedDict

from cases.register.countries import read_country
from cases.register.lines import Line

FACTS = ("country", "status", "sex", "born", "born_precision", "phone", "passport")


class Printed(TypedDict):
    """One line as ``import_register --json`` prints it."""

    row: int
    name: str
    status: str
    country: str
    sex: str
    born: str
    born_precision: str
    phone: str
    passport: str
    duplicate_of: list[int]
    errors: list[str]


def printed(line: Line) -> Printed:
    """``duplicate_of`` is filled in when all lines are known."""
    return {
        "row": line.row,
        "name": line.name,
        "status": line.status,
        "country": line.country,
        "sex": line.sex,
        "born": line.born.iso,
        "born_precision": line.born.precision,
        "phone": line.phone,
        "passport": line.passport,
        "duplicate_of": [],
        "errors": [str(problem) for problem in line.errors],
    }


class Score(NamedTuple):
    """How many of the known values were read right."""

    fact: str
    right: int
    of: int

    @property
    def percent(self) -> float:
        return 100 * self.right / self.of if self.of else 100.0


@dataclass
class Accuracy:
    """Compares printed lines with a truth: rows by ``sheet_row``, facts by name, the same people by ``person``."""

    truth: dict[int, dict[str, str]]
    wrong: list[str] = field(default_factory=list)

    @classmethod
    def against(cls, rows: Iterable[dict[str, str]]) -> "Accuracy":
        return cls({int(row["sheet_row"]): row for row in rows})

    def scores(self, lines: Sequence[Printed]) -> list[Score]:
        """One score a fact, then whether the doubled people were found and nobody else was called doubled."""
        read = {line["row"]: line for line in lines}
        return [self._score(fact, read) for fact in FACTS] + self._pairs(lines)

    def _score(self, fact: str, read: dict[int, Printed]) -> Score:
        right = 0
        for row, known in self.truth.items():
            wanted = read_country(known[fact]).value if fact == "country" else known[fact]
            found = dict(read[row])[fact] if row in read else None
            right += found == wanted
            if found != wanted:
                self.wrong.append(f"row {row}: {fact} is {found!r}, should be {wanted!r}")
        return Score(fact, right, len(self.truth))

    def _pairs(self, lines: Sequence[Printed]) -> list[Score]:
        people: defaultdict[str, list[int]] = defaultdict(list)
        for row, known in self.truth.items():
            people[known["person"]].append(row)
        wanted = {pair for rows in people.values() for pair in combinations(sorted(rows), 2)}
        found = {(min(line["row"], other), max(line["row"], other)) for line in lines for other in line["duplicate_of"]}
        both = len(wanted & found)
        self.wrong += [f"rows {pair}: the same person, not found" for pair in sorted(wanted - found)]
        self.wrong += [f"rows {pair}: found, not the same person" for pair in sorted(found - wanted)]
        return [Score("doubled people found", both, len(wanted)), Score("found people doubled", both, len(found))]
