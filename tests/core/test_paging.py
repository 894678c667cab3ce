"""A page's address may be damaged on its way: the list says so, whatever stands in it and whatever it is sorted by."""

import base64
import json
from contextlib import suppress
from typing import Any

import pytest
from django.core.exceptions import BadRequest
from django.db.models import QuerySet

from cases.filters import form as case_list
from cases.models import Case, Listing
from core.paging import Page, Total, page_of
from nationals import filters as people_list
from nationals.models import National
from tests.factories.cases import CaseFactory

pytestmark = pytest.mark.django_db
List = tuple[str, str]
SORTS = {"cases": case_list.SORTS, "people": people_list.SORTS}
LISTS: list[List] = [(register, name) for register, sorts in SORTS.items() for name in sorts]


def _page(listed: List, **query: str) -> Page[Any]:
    register, name = listed
    rows: QuerySet[Any] = Listing.objects.all() if register == "cases" else National.objects.all()
    return page_of(rows, {"sort": name, **query}, sorts=SORTS[register], default=name)


def _token(told: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode()


NOWHERE = [
    *("x", "!!!!", "AAAA", "\0", "\u202e", "\ud800", "9" * 3000),
    base64.urlsafe_b64encode(b"[" * 1500).decode(),
    base64.urlsafe_b64encode(b"\xff\xfe").decode(),
    base64.urlsafe_b64encode(b"[NaN, 1]").decode(),
    *map(_token, ({"a": 1}, [], [1], ["a", "b"], [None, 1], [True, 1], ["a", True], [[], 1], ["\0", 1], ["\ud800", 1])),
    *map(_token, (["a", 10**30], [10**400, 1], [1.5, 1])),
]
ELSEWHERE = [["9999-99-99", 1], ["2026-01-01T00:00:00", 1], ["0001-01-01T00:00:00+14:00", 1], ["Otieno", 1], [5, -5]]


@pytest.mark.parametrize("side", ["after", "before"])
@pytest.mark.parametrize("token", NOWHERE, ids=range(len(NOWHERE)))
def test_a_place_that_cannot_be_read_is_refused(side: str, token: str) -> None:
    for listed in LISTS:
        with pytest.raises(BadRequest, match="damaged"):
            _page(listed, **{side: token})


@pytest.mark.parametrize("told", ELSEWHERE, ids=str)
@pytest.mark.parametrize("listed", LISTS, ids=" by ".join)
def test_a_place_of_another_list_is_refused_or_leads_to_rows(listed: List, told: object) -> None:
    CaseFactory.create()
    with suppress(BadRequest):
        assert len(_page(listed, after=_token(told)).rows) <= 1


@pytest.mark.parametrize("size", ["10000", "-1", "0", "x"])
def test_the_size_of_a_page_is_not_the_readers_to_say(size: str) -> None:
    CaseFactory.create_batch(3)
    asked = {"size": size, "page_size": size, "limit": size}
    page = page_of(Listing.objects.all(), asked, sorts=case_list.SORTS, default="opened", size=2)
    assert len(page.rows) == 2


@pytest.mark.parametrize("name", ["bogus", "-", "--opened", "opened;", "pk", "\0", "x" * 5000])
def test_an_unknown_sort_is_named_and_refused(name: str) -> None:
    with pytest.raises(BadRequest, match="cannot be sorted"):
        page_of(Listing.objects.all(), {"sort": name}, sorts=case_list.SORTS, default="opened")


@pytest.mark.parametrize(("rows", "shown"), [(0, "0"), (5, "5"), (6, "5+")])
def test_of_many_rows_only_so_much_is_counted(monkeypatch: pytest.MonkeyPatch, rows: int, shown: str) -> None:
    monkeypatch.setattr("core.paging.MOST_COUNTED", 5)
    CaseFactory.create_batch(rows)
    assert Total.of(Case.objects.all()).shown == shown
