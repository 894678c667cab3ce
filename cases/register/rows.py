"""The rows of a sheet, whatever file they come from."""

from collections.abc import Generator, Iterable
from typing import NamedTuple, Protocol

from django.utils.translation import gettext_noop as _

from cases.register.problems import SheetError
from cases.register.text import Cell

MAX_ROWS = 200_000
MAX_COLUMNS = 200


class Row(NamedTuple):
    number: int  # as the spreadsheet shows it, from 1
    cells: tuple[Cell, ...]  # without the empty ones at the end

    def cell(self, column: int) -> Cell:
        return self.cells[column] if 0 <= column < len(self.cells) else None


class Book(Protocol):
    """A file with one or more sheets of rows. Each call of ``rows`` starts again from the top."""

    @property
    def sheets(self) -> list[str]: ...

    def rows(self, sheet: str) -> Generator[Row, None, None]: ...

    def close(self) -> None: ...


def numbered(source: Iterable[Iterable[Cell]]) -> Generator[Row, None, None]:
    """Rows with their numbers, empty cells at the end cut off. Raises SheetError past MAX_ROWS of content."""
    filled = 0
    for number, cells in enumerate(source, 1):
        kept = list(cells)[:MAX_COLUMNS]
        while kept and (kept[-1] is None or kept[-1] == ""):
            kept.pop()
        filled += bool(kept)
        if filled > MAX_ROWS:
            raise SheetError(_("The sheet has more than %(count)s lines. Split it into smaller files."), count=MAX_ROWS)
        yield Row(number, tuple(kept))


def column_letter(index: int) -> str:
    """0 is "A", 26 is "AA"."""
    letters = ""
    index += 1
    while index:
        index, remainder = divmod(index - 1, 26)
        letters = chr(ord("A") + remainder) + letters
    return letters


def column_index(letters: str) -> int:
    """ "A" is 0, "AA" is 26."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
