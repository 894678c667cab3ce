"""Each role knocks at each door, for the page and for its htmx parts; a restricted case opens to those named only."""

import uuid
from collections.abc import Iterator
from http import HTTPStatus

import pytest
from django.db import transaction
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from tests.architecture.addresses import ADDRESSES
from tests.database import Rows, restore
from tests.doors.table import DOORS, Door
from tests.doors.world import ROLES, World, build

pytestmark = pytest.mark.django_db  # without it pytest-django makes no test database
NAMES = {address.name for address in ADDRESSES if not address.is_admin}
PART = {"HX-Request": "true"}
REFUSED = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
STAYS_A_PAGE = ("account_", "mfa_", "usersessions_")  # the sign-in package's: no page takes parts of them


@pytest.fixture(scope="module")
def worlds(_shipped_rows: Rows, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[World, World]]:
    """An open and a restricted case. Built once: looking changes nothing, and what is done is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        restore(_shipped_rows)
        yield build(), build(restricted=True)
        transaction.set_rollback(True)


def test_every_address_stands_in_the_table() -> None:
    assert set(DOORS) ^ NAMES == set()


@pytest.mark.parametrize("name", DOORS)
def test_a_door_answers_each_role_as_the_table_says(worlds: tuple[World, World], name: str) -> None:
    world, _restricted = worlds
    assert {role: _knock(world, role, name) for role in ROLES} == _expected(DOORS[name])


@pytest.mark.parametrize("name", DOORS)
def test_a_part_of_a_page_is_as_closed_as_the_page(worlds: tuple[World, World], name: str) -> None:
    """A stranger's script is told so (401) instead of being sent a sign-in page to paste into the page."""
    world, _restricted = worlds
    expected = _refusals(DOORS[name])
    if DOORS[name].statuses[0] == HTTPStatus.FOUND and not name.startswith(STAYS_A_PAGE):
        expected["stranger"] = HTTPStatus.UNAUTHORIZED
    assert {role: _knock(world, role, name, PART) for role in expected} == expected


@pytest.mark.parametrize("name", [name for name, door in DOORS.items() if door.shows_case])
def test_a_restricted_case_opens_to_those_named_only(worlds: tuple[World, World], name: str) -> None:
    _open, restricted = worlds
    usual = _expected(DOORS[name])
    expected = dict.fromkeys(ROLES, int(HTTPStatus.NOT_FOUND)) | {"stranger": usual["stranger"], "here": usual["here"]}
    if usual["admin"] == HTTPStatus.FORBIDDEN:  # refused before the case is looked for
        expected["auditor"] = expected["admin"] = int(HTTPStatus.FORBIDDEN)
    assert {role: _knock(restricted, role, name) for role in ROLES} == expected


@pytest.mark.parametrize("name", [name for name, door in DOORS.items() if not door.posts])
def test_whom_a_page_refuses_cannot_post_to_it_either(worlds: tuple[World, World], name: str) -> None:
    world, _restricted = worlds
    posted = {role: _post(world, role, _path(world, name), {}) for role in _refusals(DOORS[name])}
    assert set(posted.values()) <= {*REFUSED, HTTPStatus.METHOD_NOT_ALLOWED}, posted


def _expected(door: Door) -> dict[str, int]:
    return dict(zip(ROLES, door.statuses, strict=True))


def _refusals(door: Door) -> dict[str, int]:
    return {role: status for role, status in _expected(door).items() if status in REFUSED}


def _path(world: World, name: str) -> str:
    door = DOORS[name]
    return reverse(name, args=[world.find(argument) for argument in door.arguments]) + door.query


def _knock(world: World, role: str, name: str, headers: dict[str, str] | None = None) -> int:
    path = _path(world, name)
    if DOORS[name].posts:
        return _post(world, role, path, headers or {})
    response = world.browsers[role].get(path, headers=headers)
    if response.streaming:
        b"".join(response)  # closes the file
    return int(response.status_code)


def _post(world: World, role: str, path: str, headers: dict[str, str]) -> int:
    with transaction.atomic():
        response = world.browsers[role].post(path, {"submission": str(uuid.uuid4())}, headers=headers)
        transaction.set_rollback(True)
    return int(response.status_code)
