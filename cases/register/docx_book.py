"""Word documents (.docx): each table is a sheet, and so are the paragraphs, for a list that is no table."""

from collections.abc import Generator, Iterator
from typing import BinaryIO

import docx
from django.utils.translation import gettext_noop as _
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.table import CT_Row
from docx.table import Table

from cases.register.problems import SheetError
from cases.register.rows import Row, numbered
from cases.register.xlsx_book import BREAKAGES, refuse_bombs

PARAGRAPHS = "Text"
_BREAKAGES: tuple[type[Exception], ...] = (*BREAKAGES, OpcError)
NO_TEXT = _("The document has neither a table nor text. A picture of a table cannot be read: ask for the table itself.")
DAMAGED = _("The document is damaged and cannot be read. Open it in Word or LibreOffice and save it again.")


class DocxBook:
    """See Book; sheets are "1", "2" … for the tables, and the paragraphs. A table inside a cell is not read."""

    def __init__(self, stream: BinaryIO) -> None:
        refuse_bombs(stream)
        try:
            self._document: Document = docx.Document(stream)
            self._tables: list[Table] = self._document.tables
            self._lines = [
                line for each in self._document.paragraphs for line in each.text.splitlines() if line.strip()
            ]
        except _BREAKAGES as error:
            raise SheetError(DAMAGED) from error
        if not self._tables and not self._lines:
            raise SheetError(NO_TEXT)

    @property
    def sheets(self) -> list[str]:
        return [str(number) for number in range(1, len(self._tables) + 1)] + ([PARAGRAPHS] if self._lines else [])

    def rows(self, sheet: str) -> Generator[Row, None, None]:
        if sheet == PARAGRAPHS:
            return numbered(line.split("\t") for line in self._lines)
        return numbered(_cells(row) for row in self._tables[int(sheet) - 1]._tbl.tr_lst)  # noqa: SLF001  see _cells

    def close(self) -> None:
        """Nothing is held open."""


def _cells(row: CT_Row) -> Iterator[str]:
    """The texts, with a cell over several columns followed by as many empty ones: python-docx would look through the
    whole table for each cell."""
    yield from [""] * row.grid_before
    for cell in row.tc_lst:
        yield " ".join(filter(None, (paragraph.text.strip() for paragraph in cell.p_lst)))
        yield from [""] * (cell.grid_span - 1)
