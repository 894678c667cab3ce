"""Documents on an S3 server: the same doors, and no other."""

import tracemalloc
from collections.abc import Iterator
from typing import Any, cast
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.services import reads_of
from cases.models import Case, Document
from config.management.commands.release import _refuse_a_store_that_is_away
from core.bucket import PrivateBucket
from core.files import StoreAwayError, handed_out
from tests.conftest import SignedIn
from tests.scale.conftest import BUCKET

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bucket")]
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
MEGABYTE = 1024 * 1024


def kept(client: Client, case: Case, content: bytes = PDF) -> Document:
    """Uploaded as people do it, by the form."""
    address = reverse("cases:add-document", args=[case.reference])
    form = client.get(address).context["form"]
    answer = client.post(
        address,
        {
            "submission": "11111111-1111-4111-8111-111111111111",
            "file": SimpleUploadedFile("letter.pdf", content),
            "kind": form.fields["kind"].initial or "other",
            "note": "",
        },
    )
    assert answer.status_code == 302, answer.content.decode()
    return case.documents.get()


@pytest.fixture
def browser(caseworker: User, signed_in: SignedIn) -> Client:
    client = signed_in(caseworker)
    client.raise_request_exception = False
    return client


def test_a_caseworker_keeps_a_document_and_takes_it_out_again(browser: Client, case: Case) -> None:
    answer = browser.get(kept(browser, case).get_absolute_url())
    assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Length"] == str(len(PDF))
    assert answer["Cache-Control"] == "private, no-store"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "downloaded" in [read.kind for read in reads_of("cases.case", case.reference)]


def test_others_are_told_nothing_of_it(browser: Client, case: Case, stranger: User, signed_in: SignedIn) -> None:
    address = kept(browser, case).get_absolute_url()
    assert signed_in(stranger).get(address).status_code == 404
    assert Client().get(address).status_code == 302


def test_it_has_no_address_of_its_own_and_who_guesses_one_is_refused(browser: Client, case: Case, s3: str) -> None:
    document = kept(browser, case)
    with pytest.raises(ValueError, match="no public address"):
        document.file.url  # noqa: B018
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{s3}/{BUCKET}/{document.file.name}")  # noqa: S310
    refused.value.close()
    assert refused.value.code == 403


def test_a_file_that_somebody_removed_is_said_to_be_gone_and_nobody_has_read_it(
    browser: Client, case: Case, bucket: PrivateBucket
) -> None:
    document = kept(browser, case)
    bucket.delete(document.file.name)
    answer = browser.get(document.get_absolute_url())
    assert answer.status_code == 410
    assert "This file is not where it was kept" in answer.content.decode()
    assert "downloaded" not in [read.kind for read in reads_of("cases.case", case.reference)]


def test_a_store_that_is_away_asks_to_try_again_and_keeps_no_half_of_a_document(
    browser: Client, case: Case, settings: Any
) -> None:
    document = kept(browser, case)
    bucket = settings.STORAGES["default"]
    away = bucket | {"OPTIONS": bucket["OPTIONS"] | {"endpoint_url": "http://127.0.0.1:9"}}
    settings.STORAGES = settings.STORAGES | {"default": away}
    for answer in (browser.get(document.get_absolute_url()), _sent_again(browser, case)):
        assert answer.status_code == 503
        assert answer["Retry-After"] == "10"
        assert "The place where files are kept does not answer" in answer.content.decode()
    assert case.documents.count() == 1


def _sent_again(browser: Client, case: Case) -> Any:
    told = {"submission": "22222222-2222-4222-8222-222222222222", "kind": "other", "note": ""}
    other = SimpleUploadedFile("other.pdf", PDF + b"%2\n")
    return browser.post(reverse("cases:add-document", args=[case.reference]), told | {"file": other})


def test_a_large_file_is_never_whole_in_memory(case: Case, bucket: PrivateBucket, caseworker: User) -> None:
    name = bucket.save("cases/aa/large", ContentFile(b"x" * 40 * MEGABYTE))
    document = Document(case=case, file=name, name="large.pdf", content_type="application/pdf", added_by=caseworker)
    document.file.storage.exists(name)  # the description of S3, several megabytes, is read once
    tracemalloc.start()
    parts = cast("Iterator[bytes]", handed_out(document.file, name="large.pdf").streaming_content)
    taken = sum(len(part) for part in parts)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken == 40 * MEGABYTE
    assert most < 4 * MEGABYTE


def test_what_is_read_as_a_table_is_read_as_from_a_folder(bucket: PrivateBucket) -> None:
    name = bucket.save("registers/aa/some", ContentFile(b"name\nAmina\n"))
    with bucket.open(name) as file:
        assert file.readline() == b"name\n"
        file.seek(0)
        assert file.read() == b"name\nAmina\n"


def test_two_files_of_one_name_do_not_cover_each_other(bucket: PrivateBucket) -> None:
    names = {bucket.save("cases/aa/same", ContentFile(text)) for text in (b"one", b"two")}
    assert len(names) == 2


def test_a_release_asks_for_the_bucket(bucket: PrivateBucket, settings: Any) -> None:
    _refuse_a_store_that_is_away()
    settings.STORAGES = settings.STORAGES | {
        "default": settings.STORAGES["default"]
        | {"OPTIONS": settings.STORAGES["default"]["OPTIONS"] | {"bucket_name": "another"}}
    }
    with pytest.raises(CommandError, match="The bucket of the documents cannot be used"):
        _refuse_a_store_that_is_away()


def test_a_server_that_refuses_us_is_no_missing_file(s3: str) -> None:
    with pytest.raises(StoreAwayError):
        PrivateBucket(bucket_name=BUCKET, endpoint_url="http://127.0.0.1:9", access_key="a", secret_key="b").exists("c")
