"""Drafts: what is typed and not sent, kept on the server for its writer alone."""

import json
import uuid
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from core.models import Draft, Submission
from tests.conftest import SignedIn
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/drafts/?form=/cases/new/%23report"
NAME = "/cases/new/#report"


@pytest.fixture
def officer() -> User:
    user: User = UserFactory.create()
    return user


@pytest.fixture
def browser(officer: User, signed_in: SignedIn) -> Client:
    return signed_in(officer)


def put(browser: Client, body: Any, address: str = ADDRESS) -> Any:
    sent = body if isinstance(body, str | bytes) else json.dumps(body)
    return browser.put(address, sent, content_type="application/json")


def test_a_draft_is_kept_and_found_again(browser: Client, officer: User) -> None:
    answer = put(browser, {"name": ["Daniel"]})
    assert answer.json().keys() == {"at"}
    assert browser.get(ADDRESS).json() == {"fields": {"name": ["Daniel"]}, "at": answer.json()["at"]}
    assert Draft.objects.get(user=officer).form == NAME


def test_a_draft_remembers_the_title_of_its_page(browser: Client) -> None:
    put(browser, {"name": ["Daniel"]}, f"{ADDRESS}&title=New%20case%00")
    assert Draft.objects.get().title == "New case"


def test_the_next_draft_of_the_same_form_replaces_it(browser: Client) -> None:
    put(browser, {"name": ["Dan"]})
    put(browser, {"name": ["Daniel"]})
    assert Draft.objects.get().fields == {"name": ["Daniel"]}


def test_a_draft_is_thrown_away(browser: Client) -> None:
    put(browser, {"name": ["Daniel"]})
    assert browser.delete(ADDRESS).status_code == HTTPStatus.NO_CONTENT
    assert browser.get(ADDRESS).status_code == HTTPStatus.NO_CONTENT


def test_nobody_sees_or_touches_anothers_draft(browser: Client, signed_in: SignedIn) -> None:
    put(browser, {"name": ["Daniel"]})
    other = signed_in(UserFactory.create())
    assert other.get(ADDRESS).status_code == HTTPStatus.NO_CONTENT
    other.delete(ADDRESS)
    assert Draft.objects.count() == 1


@pytest.mark.parametrize(
    "body",
    [
        *(
            "",
            "not json",
            "[1]",
            '{"name": ["a\\u0000"]}',
            '{"a\\u0000": ["b"]}',
            '{"name": ["\\ud800"]}',
            '{"name": "b"}',
        ),
        *('{"name": [NaN]}', '{"name": 1e999}', '{"name": [1]}', "[" * 100_000, '{"a":' * 5000 + "1" + "}" * 5000),
        json.dumps({"name": ["x" * 200_000]}),
        b"\xff\xfe",
    ],
    ids=lambda body: repr(body[:20]),
)
def test_what_cannot_be_kept_is_refused_clearly(browser: Client, body: str | bytes) -> None:
    assert put(browser, body).status_code == HTTPStatus.BAD_REQUEST
    assert not Draft.objects.exists()


def test_a_text_that_only_looks_like_an_escape_is_kept(browser: Client) -> None:
    put(browser, {"name": ["C:\\u0000"]})
    assert browser.get(ADDRESS).json()["fields"] == {"name": ["C:\\u0000"]}


def test_a_draft_without_a_name_is_refused(browser: Client) -> None:
    assert put(browser, {}, "/drafts/").status_code == HTTPStatus.BAD_REQUEST
    assert put(browser, {}, "/drafts/?form=%00").status_code == HTTPStatus.BAD_REQUEST


def test_a_draft_that_comes_after_its_form_was_sent_is_passed_over(browser: Client, officer: User) -> None:
    key = uuid.uuid4()
    Submission.objects.create(key=key, user=officer, path="/cases/new/")
    assert put(browser, {"name": ["late"]}, f"{ADDRESS}&key={key}").status_code == HTTPStatus.NO_CONTENT
    assert not Draft.objects.exists()


def test_a_draft_with_an_unreadable_key_is_kept(browser: Client) -> None:
    assert put(browser, {"name": ["Daniel"]}, f"{ADDRESS}&key=x").status_code == HTTPStatus.OK


def test_strangers_get_no_drafts(client: Client) -> None:
    assert client.get(ADDRESS, headers={"accept": "application/json"}).status_code == HTTPStatus.UNAUTHORIZED
