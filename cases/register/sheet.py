"""Opens a file as a register, or says in plain words why it is none."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext_noop as _

from cases.register.csv_book import CsvBook
from cases.register.problems import SheetError
from cases.register.rows import Book
from core import archives

MAX_BYTES = 50 * 1024 * 1024
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of old Office files and of encrypted new ones
PICTURE = _("This is a picture, not a spreadsheet: a table in it cannot be read. Ask for the file, or type the names.")
PASSWORD = _("The spreadsheet is protected by a password. Save a copy without the password.")
OTHER_KINDS = {
    b"%PDF": _("This is a PDF, not a spreadsheet. Ask for the file it was made from."),
    b"\x89PNG": PICTURE,
    b"\xff\xd8\xff": PICTURE,
    b"GIF8": PICTURE,
    b"{\\rtf": _("This is a text document, not a spreadsheet."),
}
ZIP_KINDS = {
    "xl/workbook.bin": _("This is a binary workbook (.xlsb). Open it in Excel and save it as .xlsx."),
    "ppt/presentation.xml": _("This is a presentation, not a spreadsheet."),
    "content.xml": _("This is an OpenDocument file. Open it in LibreOffice and save it as .xlsx."),
}
MARKUP = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<script", b"<head", b"<body", b"<meta")


@contextmanager
def open_book(source: Path | BinaryIO) -> Iterator[Book]:
    """The file's sheets, closed at the end. Raises SheetError."""
    stream: BinaryIO = source.open("rb") if isinstance(source, Path) else source
    try:
        book = _book(stream)
        try:
            yield book
        finally:
            if not isinstance(book, CsvBook):
                book.close()
    finally:
        if isinstance(source, Path):
            stream.close()


def _book(stream: BinaryIO) -> Book:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    start = stream.read(4096)
    stream.seek(0)
    if not start.strip(b"\x00\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise SheetError(_("The file is empty."))
    if size > MAX_BYTES:
        raise SheetError(_("The file is larger than %(size)s MB. Split it."), size=MAX_BYTES // 1024**2)
    if start.startswith(b"PK\x03\x04"):
        return _packed(stream)
    if start.startswith(OLE):
        raise SheetError(_ole_kind(stream))
    _refuse_other_kinds(start)
    return CsvBook(stream)


def _packed(stream: BinaryIO) -> Book:
    try:
        with archives.opened(stream) as archive:
            names = set(archive.namelist())
    except archives.LockedArchive as error:
        raise SheetError(PASSWORD) from error
    except archives.DamagedArchive as error:
        raise SheetError(_("The file is damaged: it is cut off or was changed on the way.")) from error
    for name, message in ZIP_KINDS.items():
        if name in names:
            raise SheetError(message)
    if "word/document.xml" in names:
        from cases.register.docx_book import DocxBook  # noqa: PLC0415  loaded when wanted

        return DocxBook(stream)
    if "xl/workbook.xml" not in names:
        raise SheetError(_("This is an archive, not a spreadsheet. Unpack it and choose the spreadsheet inside."))
    from cases.register.xlsx_book import XlsxBook  # noqa: PLC0415  loaded when wanted

    return XlsxBook(stream)


def _ole_kind(stream: BinaryIO) -> str:
    content = stream.read(MAX_BYTES)
    if "EncryptedPackage".encode("utf-16-le") in content:
        return PASSWORD
    if "WordDocument".encode("utf-16-le") in content:
        return _("This is an old Word document (.doc). Open it in Word or LibreOffice and save it as .docx.")
    return _("This is an old Excel file (.xls). Open it in Excel or LibreOffice and save it as .xlsx.")


def _refuse_other_kinds(start: bytes) -> None:
    for mark, message in OTHER_KINDS.items():
        if start.startswith(mark):
            raise SheetError(message)
    if start.lstrip(b"\xef\xbb\xbf\r\n\t ").lower().startswith(MARKUP):
        raise SheetError(
            _("This is a web page, even if it is named like a spreadsheet. Open it in Excel and save it as .xlsx.")
        )
    text = start.replace(b"\x00", b"") if start.count(0) > len(start) / 6 else start  # UTF-16 is half zeros
    controls = sum(byte < 9 or 13 < byte < 32 for byte in text)
    if controls > len(text) / 50:
        raise SheetError(_("This is not a spreadsheet. Choose an .xlsx or .csv file."))
