"""What is damaged or hostile in an archive is refused at every door that opens one, in words, never by an error."""

import io
import struct
from collections.abc import Callable
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.register.problems import SheetError
from cases.register.sheet import open_book
from cases.services.documents import examined
from core import archives
from diplomacy.paper.inspection import inspect

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_TEXT = b"<w:document>" + bytes(range(256)) * 40


def packed(packing: int = ZIP_DEFLATED, **members: bytes) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w", packing) as archive:
        for name, content in (members or {"word/document.xml": _TEXT}).items():
            archive.writestr(ZipInfo(name), content, packing)
    return stream.getvalue()


def patched(content: bytes, mark: bytes, offset: int, new: bytes) -> bytes:
    """With bytes changed at so many after every such mark."""
    changed = bytearray(content)
    place = content.find(mark)
    while place >= 0:
        changed[place + offset : place + offset + len(new)] = new
        place = content.find(mark, place + 1)
    return bytes(changed)


def flagged(bits: int) -> bytes:
    """The same in both of a part's heads."""
    both = struct.pack("<H", bits)
    return patched(patched(packed(), _LOCAL, 6, both), _CENTRAL, 8, both)


def of_packing(kind: int) -> bytes:
    both = struct.pack("<H", kind)
    return patched(patched(packed(), _LOCAL, 8, both), _CENTRAL, 10, both)


def _with_noise(content: bytes, length: int) -> bytes:
    start = content.find(b"word/document.xml") + len("word/document.xml")
    return content[:start] + b"\xff" * length + content[start + length :]


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing but a mark": lambda: _LOCAL,
    "cut off": lambda: packed()[:200],
    "cut off in its list": lambda: packed()[:-30],
    "without its head": lambda: _LOCAL + packed()[40:],
    "list beyond the end": lambda: patched(packed(), _END, 16, b"\xff\xff\xff\x7f"),
    "longer list than file": lambda: patched(packed(), _END, 12, b"\xff\xff\xff\x7f"),
    "damaged list": lambda: patched(packed(), _CENTRAL, 0, b"XX"),
    "without a name": lambda: patched(packed(), _CENTRAL, 28, b"\0\0"),
    "part beyond the end": lambda: patched(packed(), _CENTRAL, 42, b"\xff\xff\xff\x7f"),
    "part under another name": lambda: patched(packed(), _LOCAL, 30, b"w0rd"),
    "needs a newer program": lambda: patched(packed(), _CENTRAL, 6, b"\xff\xff"),
    "protected by a password": lambda: flagged(1),
    "unknown packing": lambda: of_packing(98),
    "says it is bzip2": lambda: of_packing(ZIP_BZIP2),
    "says it is lzma": lambda: of_packing(ZIP_LZMA),
    "packed noise": lambda: _with_noise(packed(), 300),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_it_is_no_archive_or_its_part_cannot_be_read(kind: str) -> None:
    with pytest.raises(archives.DamagedArchive), archives.opened(io.BytesIO(HOSTILE[kind]())) as archive:
        archive.read("word/document.xml")


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_document_of_a_case_is_refused(kind: str) -> None:
    with pytest.raises(ValidationError, match="not what its name"):
        examined(SimpleUploadedFile("letter.docx", HOSTILE[kind]()))


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_register_is_refused(kind: str) -> None:
    with pytest.raises(SheetError, match=r"damaged|password"), open_book(io.BytesIO(HOSTILE[kind]())) as book:
        list(book.rows(book.sheets[0]))


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_template_is_refused(kind: str) -> None:
    assert inspect(HOSTILE[kind]()).against


def test_a_password_is_told_from_damage() -> None:
    with pytest.raises(SheetError, match="password"), open_book(io.BytesIO(flagged(1))):
        pass


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7"])
def test_what_is_no_archive_is_said_to_be_damaged(content: bytes) -> None:
    with pytest.raises(archives.DamagedArchive), archives.opened(io.BytesIO(content)):
        pass


def test_the_stream_is_at_its_beginning_afterwards() -> None:
    stream = io.BytesIO(packed())
    with archives.opened(stream) as archive:
        assert archives.begins(archive, "word/document.xml")
        assert not archives.begins(archive, "xl/workbook.xml")
    assert stream.tell() == 0
