"""Lines as a CSV stream or as a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import IO, Any

from core.cells import Cell, harmless
from reports.exports.cells import as_text, for_sheet

CSV, XLSX = "csv", "xlsx"
TYPES = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_BOM = "\ufeff"  # tells Excel that this is UTF-8
_WIDTH = 18


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(titles: list[str], lines: Iterable[list[Cell]]) -> Iterator[str]:
    writer: Any = csv.writer(_Echo())  # returns what the file's write returns
    yield _BOM + writer.writerow(titles)
    for line in lines:
        yield writer.writerow([as_text(harmless(cell)) for cell in line])


class Book:
    """A spreadsheet that is written to disk as it grows, not kept in memory."""

    def __init__(self) -> None:
        from openpyxl import Workbook  # noqa: PLC0415  loaded when wanted

        self._workbook = Workbook(write_only=True)

    def add(self, name: str, titles: list[str], lines: Iterable[list[Cell]]) -> None:
        """One sheet; its titles stay in sight."""
        from openpyxl.utils import get_column_letter  # noqa: PLC0415

        sheet = self._workbook.create_sheet(name[:31])
        sheet.freeze_panes = "A2"
        for place in range(1, len(titles) + 1):
            sheet.column_dimensions[get_column_letter(place)].width = _WIDTH
        sheet.append([_bold(sheet, title) for title in titles])
        for line in lines:
            sheet.append([for_sheet(harmless(cell)) for cell in line])

    def to_file(self) -> IO[bytes]:
        """An open temporary file, at its start; it goes when it is closed."""
        file = TemporaryFile()  # noqa: SIM115  the response closes it
        self._workbook.save(file)
        file.seek(0)
        return file


def _bold(sheet: Any, title: str) -> Any:
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415

    cell = WriteOnlyCell(sheet, title)
    cell.font = Font(bold=True)
    return cell
