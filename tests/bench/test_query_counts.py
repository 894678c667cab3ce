"""A list of a thousand asks no more than one of ten: every list, however it is filtered and sorted."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client

from bench.client import Answer
from bench.goals import LIST
from bench.load import made
from bench.page import Page
from bench.reader import Reader
from bench.stage import Scale
from bench.visit import lay
from bench.visits import PARTS

FEW, MANY = 10, 1_000
READERS = (Reader.ALL, Reader.LARGE)
LISTS = [visit for visits in PARTS.values() for visit in visits() if visit.goal is LIST]
_OF_A_PAGE = re.compile(r"(%s(?:, )?)+")
"""Keys of the rows that a page shows: more of them are the same question."""
Asked = Counter[str]


class Asking:
    """Stands where the bench's browser stands, and counts what is read."""

    def __init__(self, reader: Reader) -> None:
        self._client = Client()
        self._client.force_login(reader.user)
        self.asked = Asked()

    def get(self, path: str, *, counted: bool = False, part: bool = False) -> Answer:
        with connection.execute_wrapper(self._heard):
            answer = self._client.get(path, headers={"HX-Request": "true"} if part else {})
        return Answer(answer.status_code, 0.0, 0, 0, answer.content.decode())

    read = get

    def _heard(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip("( ").startswith("SELECT"):
            self.asked[_OF_A_PAGE.sub("%s", sql)] += 1
        return execute(sql, params, many, context)


@contextmanager
def world(cases: int) -> Iterator[None]:
    """So many cases with all that belongs to them, and as many of what belongs to none; gone again afterwards."""
    with transaction.atomic():
        made(cases, 1, Scale(events=cases, actors=cases, together=cases)).ledger.load()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # or the planner takes every table for an empty one
        cache.clear()
        yield
        transaction.set_rollback(True)


def asked_of(cases: int) -> dict[str, Asked]:
    with world(cases):
        asking = {reader: Asking(reader) for reader in READERS}
        return {page.name: _asked(page, asking[page.reader]) for page in _pages()}


def _pages() -> list[Page]:
    """Each list for who sees all of it, or else for the largest post."""
    laid = lay(LISTS, 1, {reader: reader.user for reader in READERS}, pages=1)
    found = {(page.address, page.words): page for page in reversed(laid.pages)}
    return list(found.values())


def _asked(page: Page, asking: Asking) -> Asked:
    asking.asked = Asked()
    assert page.ask(asking, 0, False).status == 200, page.name  # type: ignore[arg-type]  # as the bench's browser
    return asking.asked


@pytest.mark.django_db
def test_a_list_asks_no_more_of_a_thousand_than_of_ten() -> None:
    """What ten rows did not need (the list was empty, none of them had any) may be asked once, never for each row."""
    few, many = asked_of(FEW), asked_of(MANY)
    more = {(name, sql): times for name in few for sql, times in many[name].items() if times > max(1, few[name][sql])}
    assert more == {}
    assert {visit.address for visit in LISTS} == {name.partition(",")[0].partition(" (")[0] for name in many}
