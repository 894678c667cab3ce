"""Which files are registers, and what is said of those that are not."""

import io
import zipfile
from pathlib import Path

import pytest

from cases.register.problems import SheetError
from cases.register.propose import propose
from cases.register.rows import Row, column_index, column_letter
from cases.register.sheet import open_book
from tests.register.layouts import TODAY, text, workbook


def rows_of(content: bytes) -> list[Row]:
    with open_book(io.BytesIO(content)) as book:
        return list(book.rows(book.sheets[0]))


def archive(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return stream.getvalue()


def changed(content: bytes, member: str, new: bytes) -> bytes:
    """A workbook with one part replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    return archive(**(parts | {member: new}))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
REFUSED = {
    "empty": (b"", "empty"),
    "blank": (b"\xef\xbb\xbf\r\n \r\n", "empty"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, "picture"),
    "photo": (b"\xff\xd8\xff\xe0" + b"\x00" * 100, "picture"),
    "pdf": (b"%PDF-1.7\n", "PDF"),
    "web page": (b"<html><table><tr><td>Name</td></tr></table></html>", "web page"),
    "old excel": (OLE, "old Excel"),
    "encrypted": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "old word": (OLE + "WordDocument".encode("utf-16-le"), "Word"),
    "word": (archive(**{"word/document.xml": b"<w/>"}), "Word"),
    "opendocument": (archive(**{"content.xml": b"<o/>"}), "OpenDocument"),
    "binary workbook": (archive(**{"xl/workbook.bin": b"x"}), "xlsb"),
    "archive": (archive(**{"register.csv": b"Name,Status"}), "archive"),
    "cut off": (workbook(["Name"])[:900], "damaged"),
    "no workbook inside": (archive(**{"xl/workbook.xml": b"<x/>"}), "damaged"),
    "program": (b"MZ" + bytes(range(32)) * 20, "not a spreadsheet"),
    "broken part": (changed(workbook(["Name"], ["A"]), "xl/worksheets/sheet1.xml", SHEET + b"<row"), "damaged"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_register_is_refused_in_the_users_words(kind: str) -> None:
    content, word = REFUSED[kind]
    with pytest.raises(SheetError) as refusal:
        rows_of(content)
    assert word in str(refusal.value)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = changed(workbook(["Name"]), "xl/worksheets/sheet1.xml", SHEET + b" " * 40_000_000)
    assert len(bomb) < 60_000
    with pytest.raises(SheetError, match="too large"):
        rows_of(bomb)


def test_a_bomb_of_entities_is_refused() -> None:
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + b"".join(
        b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % ((letter,) + (letter - 1,) * 10)
        for letter in range(ord("b"), ord("k"))
    )
    cell = b'<sheetData><row r="1"><c r="A1" t="str"><v>&j;</v></c></row></sheetData></worksheet>'
    bomb = changed(workbook(["Name"]), "xl/worksheets/sheet1.xml", entities + b"]>" + SHEET + cell)
    with pytest.raises(SheetError, match="damaged"):
        rows_of(bomb)


def test_a_file_of_too_many_bytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    with path.open("wb") as file:
        file.write(b"Name;Status\n")
        file.truncate(51 * 1024 * 1024)
    with pytest.raises(SheetError, match="larger than 50 MB"), open_book(path):
        pass


def test_a_wrong_dimension_in_the_file_cuts_no_rows() -> None:
    content = workbook(["Name", "Status"], ["A", "missing"], ["B", "missing"])
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        sheet = file.read("xl/worksheets/sheet1.xml").replace(b'ref="A1:B3"', b'ref="A1"')
    assert len(rows_of(changed(content, "xl/worksheets/sheet1.xml", sheet))) == 3


def test_formulas_come_as_their_text() -> None:
    rows = rows_of(workbook(["Name", '=HYPERLINK("http://example.invalid","see")', "=1+1"]))
    assert rows[0].cells == ("Name", '=HYPERLINK("http://example.invalid","see")', "=1+1")


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850", "mac_roman"]
)
def test_text_is_read_in_any_encoding_and_with_any_separator(encoding: str, separator: str) -> None:
    written = ["Désiré Mwakio", "arrêté à l'étranger", 'says "mère, père; amis"']
    content = text(["Nom", "Situation", "Détails"], *[written] * 3, separator=separator, encoding=encoding)
    assert rows_of(content)[1] == Row(2, tuple(written))


def test_a_line_that_names_the_separator_is_no_row_of_the_register() -> None:
    assert [row.cells for row in rows_of(b"sep=|\nName|Remarks\nA|x, y, z\n")] == [
        (),
        ("Name", "Remarks"),
        ("A", "x, y, z"),
    ]


def test_an_open_quotation_mark_is_told_by_its_line() -> None:
    with pytest.raises(SheetError, match="quotation mark"):
        rows_of(b'Name;Status\n"A;missing\n' + b"B;missing\n" * 20_000)


def test_too_many_lines_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cases.register.rows.MAX_ROWS", 3)
    with pytest.raises(SheetError, match="more than 3 lines"):
        rows_of(b"Name;Status\n" * 5)


def test_a_sheet_without_names_cannot_be_proposed() -> None:
    with open_book(io.BytesIO(workbook([1, 2], [3, 4]))) as book, pytest.raises(SheetError, match="No column of names"):
        propose(book, today=TODAY)


def test_a_sheet_that_does_not_exist_is_named() -> None:
    with open_book(io.BytesIO(workbook(["Name"]))) as book, pytest.raises(SheetError, match="“Other”"):
        propose(book, today=TODAY, sheet="Other")


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_called_as_the_spreadsheet_calls_them(index: int, letters: str) -> None:
    assert column_letter(index) == letters
    assert column_index(letters) == index
