"""A session ends when nothing is heard for a while; asking how long it lasts does not lengthen it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from accounts.models import User
from tests.factories.accounts import PostFactory, UserFactory

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
IDLE = settings.SESSION_IDLE
ASK = "/session/left/"


@pytest.fixture
def officer() -> User:
    user: User = UserFactory.create(caseworker=PostFactory.create())
    return user


@pytest.fixture
def clock(officer: User, client: Client) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as traveller:
        client.force_login(officer)
        client.get("/profile/")
        yield traveller


def status(client: Client, address: str = "/profile/", **headers: str) -> int:
    return client.get(address, headers=headers).status_code


def test_an_idle_session_ends(client: Client, clock: time_machine.Traveller) -> None:
    clock.shift(IDLE + timedelta(seconds=1))
    assert status(client) == HTTPStatus.FOUND


def test_a_session_in_use_goes_on(client: Client, clock: time_machine.Traveller) -> None:
    for _visit in range(3):
        clock.shift(IDLE - timedelta(minutes=2))
        assert status(client) == HTTPStatus.OK


def test_asking_what_is_left_does_not_lengthen_the_session(client: Client, clock: time_machine.Traveller) -> None:
    clock.shift(IDLE - timedelta(minutes=2))
    assert client.get(ASK).json()["left"] == 120
    clock.shift(timedelta(minutes=2, seconds=1))
    assert status(client, ASK, accept="application/json") == HTTPStatus.UNAUTHORIZED
    assert status(client) == HTTPStatus.FOUND


def test_a_page_that_looks_by_itself_does_not_lengthen_the_session(
    client: Client, clock: time_machine.Traveller
) -> None:
    clock.shift(IDLE - timedelta(minutes=2))
    assert status(client, x_background="1") == HTTPStatus.OK
    clock.shift(timedelta(minutes=3))
    assert status(client) == HTTPStatus.FOUND


def test_typing_lengthens_the_session(client: Client, clock: time_machine.Traveller) -> None:
    clock.shift(IDLE - timedelta(minutes=2))
    assert client.get("/session/active/").json()["left"] == IDLE.total_seconds()
    clock.shift(timedelta(minutes=4))
    assert status(client) == HTTPStatus.OK


def test_what_is_left_comes_with_the_reader_and_a_fresh_token(
    client: Client, officer: User, clock: time_machine.Traveller
) -> None:
    told = client.get(ASK).json()
    assert told["user"] == officer.pk
    assert len(told["csrf"]) == 64
    assert "no-store" in client.get(ASK).headers["Cache-Control"]


def test_a_script_without_a_session_gets_401_and_no_page(client: Client) -> None:
    assert status(client, ASK, accept="application/json") == HTTPStatus.UNAUTHORIZED
    assert status(client, "/profile/", hx_request="true") == HTTPStatus.UNAUTHORIZED


def test_the_session_cookie_is_out_of_reach_of_scripts_and_ends_with_the_browser(
    client: Client, clock: time_machine.Traveller
) -> None:
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == ""
