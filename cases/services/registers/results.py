"""Lines that were not imported, as a file to repair and import again. No cell of it runs as a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from cases.models import RegisterImport
from cases.register.headings import REASON, ROW
from cases.register.problems import Problem
from cases.register.rows import column_index
from core.cells import harmless

NUMBER = re.compile(r"[+-]?[\d ().-]+")


def failing_as_csv(register: RegisterImport) -> bytes:
    """UTF-8 with a byte order mark, as Excel needs it. What could run as a formula gets an apostrophe."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([_harmless(cell) for cell in row] for row in _rows(register))
    return text.getvalue().encode("utf-8-sig")


def failing_as_xlsx(register: RegisterImport) -> bytes:
    return book_of_texts(_("To repair"), _rows(register))


def book_of_texts(title: str, rows: Iterable[list[str]]) -> bytes:
    """A workbook with one sheet. Every cell stays text, whatever it begins with."""
    from openpyxl import Workbook  # noqa: PLC0415  loaded when wanted
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for row in rows:
        cells = [WriteOnlyCell(sheet, value=str(ILLEGAL_CHARACTERS_RE.sub("", text))) for text in row]
        for cell in cells:
            cell.data_type = "s"
            cell.quotePrefix = True
        sheet.append(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _rows(register: RegisterImport) -> Iterator[list[str]]:
    """The sheet's own headings and cells, with the reason of each line at the end."""
    headings = [column["heading"] for column in register.proposal.get("columns", [])]
    width = len(headings)
    yield [*headings, _(ROW), _(REASON)]
    for line in register.lines.failing().order_by("row").iterator(chunk_size=500):
        cells = [""] * width
        for letters, text in line.raw.items():
            if (place := column_index(letters)) < width:
                cells[place] = text
        yield [*cells, str(line.row), " ".join(str(Problem.from_json(error)) for error in line.errors)]


def _harmless(text: str) -> str:
    return text if NUMBER.fullmatch(text) else str(harmless(text))
