"""Tables of people and of pairs of names for the matching, with the columns named as the commands name them."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext_noop as _

from cases.register.countries import read_country
from cases.register.dates import read_birth
from cases.register.problems import SheetError
from cases.register.rows import Row
from cases.register.sheet import open_book
from cases.register.text import clean, fold
from cases.register.values import read_sex
from core.dates import PartialDate
from nationals.matching.person import Person


class Named(NamedTuple):
    """A row of a table: its number in the file, and what its columns say."""

    row: int
    cells: dict[str, str]

    def person(self, *, today: date, side: str = "") -> Person:
        """The facts of the columns ``name``, ``language``, ``born``, ``sex`` and ``country``; for ``left`` they are
        ``left``, ``left_language`` and so on."""
        prefix = f"{side}_" if side else ""
        told = {fact: self.cells.get(prefix + fact, "") for fact in ("language", "born", "sex", "country")}
        sex = read_sex(told["sex"]).value
        return Person(
            names=(self.cells[side or "name"],),
            languages=(told["language"],) if told["language"] else (),
            born=_born(told["born"], today) or None,
            sex=sex if sex in {"F", "M"} else "",
            country=read_country(told["country"]).value or "",
        )


def named_rows(path: Path, *needed: str) -> Iterator[Named]:
    """The rows under the headings of the first one. Raises SheetError, also where a column of ``needed`` is missing."""
    with open_book(path) as book, closing(book.rows(book.sheets[0])) as rows:
        headings = [fold(clean(cell)).replace(" ", "_") for cell in next(rows, Row(1, ())).cells]
        for name in needed:
            if name not in headings:
                raise SheetError(_("%(file)s has no column “%(name)s” in its first line."), file=path.name, name=name)
        for row in rows:
            cells = {name: clean(cell) for name, cell in zip(headings, row.cells, strict=False)}
            if any(cells.values()):
                yield Named(row.number, dict.fromkeys(needed, "") | cells)


def _born(text: str, today: date) -> PartialDate:
    """What cannot be read is not known."""
    try:
        return PartialDate(text)
    except ValueError:
        return read_birth(text, today=today).date
