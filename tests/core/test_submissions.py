"""A form has one effect, however often it is sent; a script is told where it led."""

import uuid
from http import HTTPStatus
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client, override_settings

from accounts.models import User
from core.models import Draft, Submission
from tests.conftest import SignedIn
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/components/"
FACTS = {"name": "Daniel Cheboi", "source": "family", "confidence": "probable"}
SCRIPT = {"accept": "application/json"}


@pytest.fixture
def officer() -> User:
    user: User = UserFactory.create()
    return user


@pytest.fixture
def browser(officer: User, signed_in: SignedIn) -> Client:
    return signed_in(officer)


def send(browser: Client, key: object, headers: dict[str, str] | None = None, **fields: Any) -> Any:
    return browser.post(PAGE, {"submission": key, **FACTS, **fields}, headers=headers or {})


def test_sending_twice_does_it_once_and_leads_to_the_same_place(browser: Client) -> None:
    key = uuid.uuid4()
    first, second = send(browser, key), send(browser, key)
    assert first.headers["Location"] == second.headers["Location"] == PAGE
    assert [str(message) for message in get_messages(first.wsgi_request)] == ["Saved: Daniel Cheboi"]
    assert Submission.objects.get().location == PAGE


def test_a_form_with_errors_may_be_sent_again_with_the_same_key(browser: Client) -> None:
    key = uuid.uuid4()
    assert send(browser, key, name="").status_code == HTTPStatus.OK
    assert send(browser, key).status_code == HTTPStatus.FOUND


def test_a_form_without_a_key_is_refused(browser: Client) -> None:
    for key in ("", "nonsense", "\0"):
        answer = send(browser, key)
        assert answer.status_code == HTTPStatus.BAD_REQUEST
        assert "Open the page again and send it once more" in answer.content.decode()
        assert 'class="brand"' in answer.content.decode()  # a page, not a bare line


def test_a_key_of_somebody_else_does_nothing_and_tells_nothing(browser: Client, signed_in: SignedIn) -> None:
    key, another = uuid.uuid4(), signed_in(UserFactory.create())
    send(browser, key)
    answer = send(another, key, name="Somebody")
    assert (answer.status_code, answer.content) == (HTTPStatus.BAD_REQUEST, send(another, "").content)
    assert Submission.objects.count() == 1


def test_a_key_that_did_its_work_in_another_form_does_not_pass_for_done(browser: Client) -> None:
    key = uuid.uuid4()
    send(browser, key)
    assert browser.post("/profile/", {"submission": key}).status_code == HTTPStatus.BAD_REQUEST


def test_a_script_gets_the_address_in_json_so_that_messages_are_not_lost(browser: Client) -> None:
    key = uuid.uuid4()
    assert send(browser, key, SCRIPT).json() == {"location": PAGE}
    assert send(browser, key, SCRIPT).json() == {"location": PAGE}
    assert "Saved: Daniel Cheboi" in browser.get(PAGE).content.decode()


def test_a_sent_form_takes_its_draft_with_it(browser: Client, officer: User) -> None:
    Draft.objects.create(user=officer, form="/components/#sample")
    kept = Draft.objects.create(user=officer, form="/cases/new/#report")
    send(browser, uuid.uuid4(), draft="/components/#sample")
    assert list(Draft.objects.all()) == [kept]


def test_a_draft_with_a_name_that_cannot_be_one_changes_nothing(browser: Client) -> None:
    assert send(browser, uuid.uuid4(), draft="/components/\0").status_code == HTTPStatus.FOUND


def test_a_form_with_errors_leaves_its_draft(browser: Client, officer: User) -> None:
    Draft.objects.create(user=officer, form="/components/#sample")
    send(browser, uuid.uuid4(), draft="/components/#sample", name="")
    assert Draft.objects.exists()


def test_the_gallery_of_components_is_local_only(browser: Client) -> None:
    assert browser.get(PAGE).status_code == HTTPStatus.OK
    with override_settings(LOCAL=False):
        assert browser.get(PAGE).status_code == HTTPStatus.NOT_FOUND
