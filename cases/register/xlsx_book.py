"""Workbooks of Excel and LibreOffice (.xlsx), read row by row; formulas come as their text and are never evaluated."""

import warnings
from collections.abc import Generator, Iterator
from datetime import date, time, timedelta
from itertools import islice
from typing import BinaryIO
from xml.etree.ElementTree import ParseError

import openpyxl
from django.utils.translation import gettext_noop as _
from openpyxl.utils.exceptions import InvalidFileException

from cases.register.problems import SheetError
from cases.register.rows import Row, numbered
from cases.register.text import Cell
from core import archives

MEGABYTE = 1024 * 1024
MAX_UNPACKED = 300 * MEGABYTE
MAX_HELD = 64 * MEGABYTE  # shared strings and styles are held in memory as a whole
MAX_RATIO = 300  # rows of the same words pack to about a fiftieth; bombs to a thousandth
MAX_SHEETS = 100
CHUNK = 50
HELD = ("xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml")
DAMAGED = _("The spreadsheet is damaged and cannot be read. Open it in Excel or LibreOffice and save it again.")
BREAKAGES: tuple[type[Exception], ...] = (
    *archives.BREAKAGES, ArithmeticError, AttributeError, InvalidFileException, ParseError, TypeError,
)  # fmt: skip


class XlsxBook:
    """See Book."""

    def __init__(self, stream: BinaryIO) -> None:
        refuse_bombs(stream)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that it skips
                self._workbook = openpyxl.load_workbook(stream, read_only=True, data_only=False, keep_links=False)
        except BREAKAGES as error:
            raise SheetError(DAMAGED) from error

    @property
    def sheets(self) -> list[str]:
        """Names, the visible ones first."""
        return [
            sheet.title for sheet in sorted(self._workbook.worksheets, key=lambda sheet: sheet.sheet_state != "visible")
        ]

    def rows(self, sheet: str) -> Generator[Row, None, None]:
        worksheet = self._workbook[sheet]
        worksheet.reset_dimensions()  # what the file says of its size may be wrong and would cut rows
        source = worksheet.iter_rows(values_only=True)
        return numbered(map(_plain, cells) for cells in self._unbroken(source))

    def close(self) -> None:
        self._workbook.close()

    @staticmethod
    def _unbroken(source: Iterator[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
        while True:
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    chunk = list(islice(source, CHUNK))
            except BREAKAGES as error:
                raise SheetError(DAMAGED) from error
            if not chunk:
                return
            yield from chunk


def _plain(cell: object) -> Cell:
    """Array formulas and other objects of openpyxl become text like every formula."""
    if cell is None or isinstance(cell, str | int | float | date | time | timedelta):
        return cell
    return str(getattr(cell, "text", cell))


def refuse_bombs(stream: BinaryIO) -> None:
    """Raise SheetError where the file would not fit in memory once unpacked, before anything is unpacked.

    The sizes are the archive's own; Python's zipfile never unpacks more than they say.
    """
    try:
        with archives.opened(stream) as archive:
            members = archive.infolist()
    except archives.DamagedArchive as error:
        raise SheetError(DAMAGED) from error
    unpacked = sum(member.file_size for member in members)
    held = sum(member.file_size for member in members if member.filename in HELD)
    packed = sum(member.compress_size for member in members) or 1
    sheets = sum(member.filename.startswith("xl/worksheets/sheet") for member in members)
    if unpacked > MAX_UNPACKED or held > MAX_HELD or (unpacked > MEGABYTE and unpacked / packed > MAX_RATIO):
        raise SheetError(_("The spreadsheet is too large once unpacked. Split it, or save it as CSV."))
    if sheets > MAX_SHEETS:
        raise SheetError(_("The spreadsheet has more than %(count)s sheets. Keep the one to import."), count=MAX_SHEETS)
