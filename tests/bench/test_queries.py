"""What the bench asks of a list is understood there: a filter that the page passes over would measure another list."""

from typing import Any

import pytest
from django.forms import BaseForm
from django.test import Client
from django.urls import reverse

from bench.picks import nothing
from bench.visits import PARTS
from tests import factories as make

ASKED = [
    (visit.address, visit.query)
    for part, make_visits in PARTS.items()
    for visit in make_visits()
    if part != "admin" and visit.of is nothing and isinstance(visit.query, str) and visit.query and not visit.sends
]


@pytest.fixture
def reader() -> Client:
    """The database holds what the queries name."""
    make.CaseFactory.create(country="RU")
    make.AuthorityFactory.create(pk=1)
    client = Client()
    client.force_login(make.UserFactory.create(supervisor=make.PostFactory.create(headquarters=True)))
    return client


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "query"), ASKED)
def test_the_filters_and_sorts_of_a_visit_are_those_of_the_page(reader: Client, address: str, query: str) -> None:
    response = reader.get(reverse(address) + query)
    if response.streaming:
        b"".join(response)
    assert response.status_code in {200, 204}
    assert problems(response) == []


def problems(response: Any) -> list[Any]:
    """What any filter on the page could not read."""
    shown = [value for layer in response.context or () for data in layer for value in data.values()]
    forms = [value for value in shown if isinstance(value, BaseForm)] + [
        getattr(value, "form", None) for value in shown
    ]
    unread = [form.errors for form in forms if isinstance(form, BaseForm) and form.is_bound and form.errors]
    return [*unread, *(problem for value in shown for problem in getattr(value, "problems", None) or [])]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["cases:list", "diplomacy:requests", "diplomacy:board", "networks:home"])
def test_what_cannot_be_read_would_be_noticed(reader: Client, address: str) -> None:
    assert problems(reader.get(reverse(address) + "?kind=nothing&status=nothing"))
