"""What a page refuses it says beside the field, and what was typed is still there."""

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Post, User
from cases.choices import Status
from cases.models import Case
from cases.services.moves import move
from tests.cases.facts import facts_for
from tests.conftest import SignedIn
from tests.factories.cases import CaseFactory

pytestmark = pytest.mark.django_db
TYPED = "near the river, says his sister"


def _send(browser: Client, case: Case, part: str, **fields: Any) -> Any:
    return browser.post(f"{case.get_absolute_url()}{part}", {"submission": str(uuid.uuid4()), **fields})


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("", "This field is required."),
        ("2099-01-01", "This lies in the future."),
        ("31 Feb 2026", "Write a date such as"),
        ("\0", "Write a date such as"),
    ],
    ids=["missing", "future", "no day", "nul"],
)
def test_a_fact_that_cannot_be(case: Case, caseworker: User, signed_in: SignedIn, since: str, said: str) -> None:
    told = facts_for(case, "record_capture") | {"since": since, "place": TYPED}
    answer = _send(signed_in(caseworker), case, "status/record_capture/", **told)
    assert answer.status_code == 422
    assert said in str(answer.context["form"].errors["since"])
    assert TYPED in answer.content.decode()
    case.refresh_from_db()
    assert case.status == Status.REPORTED


def test_an_arrival_before_the_departure(post: Post, caseworker: User, signed_in: SignedIn) -> None:
    case = CaseFactory.create(post=post, status=Status.RELEASED)
    move(case, "record_departure", by=caseworker, facts=facts_for(case, "record_departure"))
    told = facts_for(case, "record_arrival") | {"arrived_on": "2026-10-01", "received_by": TYPED}
    answer = _send(signed_in(caseworker), case, "status/record_arrival/", **told)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["arrived_on"]
    assert TYPED in answer.content.decode()


def test_a_move_that_there_is_not(case: Case, caseworker: User, signed_in: SignedIn) -> None:
    assert _send(signed_in(caseworker), case, "status/bring_home/").status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("scan.pdf", b"%PDF-1.7\n" + b"0" * 300, "can be kept"),
        ("page.jpg", b"<html><script>alert(1)</script>", "is not what its name (page.jpg) says"),
        ("drawing.svg", b"<svg/>", "Files of this type (.svg) are not kept"),
        ("empty.txt", b"", "The submitted file is empty"),
    ],
    ids=["large", "html", "svg", "empty"],
)
def test_a_file_that_is_not_kept(
    case: Case, caseworker: User, signed_in: SignedIn, settings: Any, name: str, content: bytes, said: str
) -> None:
    settings.DOCUMENT_MAX_BYTES = 200
    upload = SimpleUploadedFile(name, content)
    answer = _send(signed_in(caseworker), case, "documents/new/", file=upload, kind="other", note=TYPED)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert TYPED in answer.content.decode()
    assert not case.documents.exists()


def test_a_size_of_the_page_is_not_the_readers_to_choose(post: Post, caseworker: User, signed_in: SignedIn) -> None:
    CaseFactory.create_batch(30, post=post)
    answer = signed_in(caseworker).get("/cases/?size=10000&page_size=10000&limit=10000")
    assert len(answer.context["page"].rows) == 25
