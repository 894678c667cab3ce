"""A file is kept only if it is what it says, and served only to those who may see its case."""

import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from audit.services import reads_of
from cases.choices import FileKind
from cases.models import Case
from cases.services.documents import add_document
from tests.conftest import SignedIn

pytestmark = pytest.mark.django_db
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def _archive(member: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo(member), "x")  # without the hour, which would be in the name of the test
    return packed.getvalue()


@pytest.fixture(autouse=True)
def _files_of_this_test(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def keep(case: Case, by: User, name: str, content: bytes) -> Any:
    return add_document(case, SimpleUploadedFile(name, content), kind=FileKind.OTHER, by=by)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("scan.png", PNG, "image/png"),
        ("note.pdf", PDF, "application/pdf"),
        ("message.txt", "Джозеф".encode(), "text/plain"),
        (
            "letter.docx",
            _archive("word/document.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
    ],
)
def test_a_file_is_kept_with_its_digest_under_a_name_that_says_nothing(
    case: Case, caseworker: User, name: str, content: bytes, kind: str
) -> None:
    document = keep(case, caseworker, name, content)
    assert (document.content_type, document.size) == (kind, len(content))
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert Path(document.file.name).stem not in name
    assert case.events.get().text == name


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("photo.jpg", b"<html><script>alert(1)</script></html>"),
        ("photo.png", PDF),
        ("scan.pdf", PNG),
        ("scan.pdf", b"no signature at all"),
        ("page.html", b"<html></html>"),
        ("picture.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("run.exe", b"MZ\x90\x00"),
        ("noending", b"text"),
        ("letter.docx", _archive("run.exe")),
        ("table.xlsx", _archive("word/document.xml")),
        ("text.odt", _archive("content.xml")[:40]),
        ("message.txt", b"\x00\x01\x02"),
        ("message.txt", b"<html><script>alert(1)</script></html>"),
        ("empty.pdf", b""),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(case: Case, caseworker: User, name: str, content: bytes) -> None:
    with pytest.raises(ValidationError):
        keep(case, caseworker, name, content)
    assert not case.documents.exists()
    assert not case.events.exists()


def test_a_file_that_is_too_large_is_refused(case: Case, caseworker: User, settings: Any) -> None:
    settings.DOCUMENT_MAX_BYTES = 10
    with pytest.raises(ValidationError, match="at most"):
        keep(case, caseworker, "scan.png", PNG)


def test_the_same_file_is_kept_once(case: Case, caseworker: User) -> None:
    keep(case, caseworker, "scan.png", PNG)
    with pytest.raises(ValidationError, match="already"):
        keep(case, caseworker, "other.png", PNG)


def test_a_path_in_the_name_is_cut_off(case: Case, caseworker: User) -> None:
    assert keep(case, caseworker, "C:\\temp\\..\\scan.png", PNG).name == "scan.png"


def test_a_stranger_keeps_nothing(case: Case, stranger: User) -> None:
    with pytest.raises(PermissionDenied):
        keep(case, stranger, "scan.png", PNG)


def test_a_file_is_served_as_an_attachment_and_the_download_is_recorded(
    case: Case, caseworker: User, stranger: User, signed_in: SignedIn
) -> None:
    document = keep(case, caseworker, "scan.png", PNG)
    response = signed_in(caseworker).get(document.get_absolute_url())
    assert b"".join(response.streaming_content) == PNG  # type: ignore[attr-defined]
    for close in response._resource_closers:  # type: ignore[attr-defined]  # close() would close the connection too
        close()
    assert response["Content-Disposition"] == 'attachment; filename="scan.png"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert [read.kind for read in reads_of("cases.case", case.reference)] == ["downloaded"]
    assert signed_in(stranger).get(document.get_absolute_url()).status_code == 404
