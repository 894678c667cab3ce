"""Finds the headings of a sheet and what its columns are."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cases.register.headings import grouped_meanings, is_added_by_us, vocabulary
from cases.register.look import HARD, look_of
from cases.register.rows import Row, column_letter
from cases.register.text import Cell, clean, fold

SEARCHED = 40  # rows from the top in which headings may stand
LIKELY, GOOD = 0.6, 0.9
BY_HEADING, BY_LIKENESS, BY_VALUES = "heading", "similar heading", "values"
WEIGHT_OF_LOOK, VETO, FROM_LOOK, ENOUGH = 0.3, 0.6, 0.45, 0.4
EXPECTED = 0.7  # share of the values that must look like a field without a heading
UNLIKE = 0.1


@dataclass(frozen=True)
class Header:
    """Where the headings stand and what each column's says: (group, label)."""

    row: int = 0
    depth: int = 0
    labels: tuple[tuple[str, str], ...] = ()

    def label(self, column: int) -> str:
        return " ".join(part for part in self.labels[column] if part) if column < len(self.labels) else ""

    def meanings(self, column: int) -> dict[str, float]:
        return grouped_meanings(*self.labels[column]) if column < len(self.labels) else {}

    @property
    def fields(self) -> set[str]:
        """Those that the headings name."""
        return {name for column in range(len(self.labels)) for name in self._certain(column)}

    def _certain(self, column: int) -> list[str]:
        found = self.meanings(column)
        return [max(found, key=lambda name: found[name])] if found and max(found.values()) >= LIKELY else []


class Column(NamedTuple):
    letter: str
    heading: str
    field: str  # "" where the column is not read
    how: str
    examples: tuple[str, ...]


def find_header(rows: list[Row]) -> Header:
    """The headings among the first rows; a Header of row 0 where there are none."""
    best = Header()
    for place, row in enumerate(rows[:SEARCHED]):
        if not _is_text(row):
            continue
        alone = Header(row.number, 1, tuple(("", clean(cell)) for cell in row.cells))
        double = _with_next(row, rows[place + 1]) if place + 1 < len(rows) else None
        found = double if double and _continues(alone, double, rows[place + 1]) else alone
        if _is_header(found) and len(found.fields) > len(best.fields):
            best = found
    return best if best.row else _single_heading(rows)


def _single_heading(rows: list[Row]) -> Header:
    """Of a list with one column: the first row, where it surely is a heading."""
    told = [row for row in rows if any(map(clean, row.cells))]
    if not told or len({index for row in told for index, cell in enumerate(row.cells) if clean(cell)}) != 1:
        return Header()
    alone = Header(told[0].number, 1, tuple(("", clean(cell)) for cell in told[0].cells))
    surely = [max(alone.meanings(index).values(), default=0) >= GOOD for index in range(len(alone.labels))]
    return alone if any(surely) else Header()


def propose_columns(header: Header, rows: list[Row], *, today: date, region: str) -> list[Column]:
    """What each column is, by its heading and by what its values look like; no field twice."""
    width = max((len(row.cells) for row in rows), default=0)
    cells = [[row.cell(column) for row in rows] for column in range(max(width, len(header.labels)))]
    looks = [
        {} if is_added_by_us(header.label(index)) else look_of(column, today=today, region=region)
        for index, column in enumerate(cells)
    ]
    chosen = _assign(header, looks)
    return [
        Column(
            column_letter(index),
            header.label(index),
            chosen.get(index, ""),
            _how(header.meanings(index).get(chosen.get(index, ""), 0)) if index in chosen else "",
            _examples(values),
        )
        for index, values in enumerate(cells)
    ]


def _assign(header: Header, looks: list[dict[str, float]]) -> dict[int, str]:
    scored = [
        (score, -index, name)
        for index, look in enumerate(looks)
        for name in header.meanings(index).keys() | look.keys()
        if (score := _score(name, header.meanings(index), look)) >= ENOUGH
    ]
    chosen: dict[int, str] = {}
    for _score_of, place, name in sorted(scored, reverse=True):
        if -place not in chosen and name not in chosen.values():
            chosen[-place] = name
    return chosen


def _score(name: str, meanings: dict[str, float], look: dict[str, float]) -> float:
    share = look.get(name, 0)
    if name in meanings:
        contradicted = bool(look) and name in HARD and share < UNLIKE
        return meanings[name] + WEIGHT_OF_LOOK * share - (VETO if contradicted else 0)
    readable = not any(score >= GOOD for score in meanings.values()) or name in HARD
    return FROM_LOOK * share if share >= EXPECTED and readable and name != "kin_phone" else 0


def _how(heading_score: float) -> str:
    if not heading_score:
        return BY_VALUES
    return BY_HEADING if heading_score >= GOOD else BY_LIKENESS


def _examples(values: list[Cell]) -> tuple[str, ...]:
    texts = dict.fromkeys(text for value in values if (text := clean(value)))
    return tuple(text[:60] for text in list(texts)[:3])


def _is_text(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell not in (None, "")]
    return bool(filled) and all(isinstance(cell, str) for cell in filled)


def _is_header(header: Header) -> bool:
    scores = [max(found.values()) for column in range(len(header.labels)) if (found := header.meanings(column))]
    good = sum(score >= GOOD for score in scores)
    return len(header.fields) >= 2 and (good >= 2 or sum(score >= LIKELY for score in scores) >= 3)


def _with_next(row: Row, following: Row) -> Header:
    """Both rows as headings: a group's heading reaches over the empty cells to its right (merged cells)."""
    labels, group = [], ""
    for column in range(max(len(row.cells), len(following.cells))):
        upper, lower = clean(row.cell(column)), clean(following.cell(column))
        group = upper or (group if lower else "")
        labels.append((group, lower))
    return Header(row.number, 2, tuple(labels))


def _continues(alone: Header, double: Header, following: Row) -> bool:
    """Whether the second row goes on with the headings rather than holding the first person."""
    if not _is_text(following) or (not _is_header(double) and not _is_header(alone)):
        return False
    texts = [fold(clean(cell)) for cell in following.cells if clean(cell)]
    if all(set(text.split()) <= vocabulary() for text in texts):
        return len(double.fields) >= len(alone.fields)
    below = Header(following.number, 1, tuple(("", clean(cell)) for cell in following.cells))
    return len(double.fields) > len(alone.fields) and len(below.fields) >= len(texts) / 2
