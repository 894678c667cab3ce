"""Each page opens for those who may see it, and for the auditor without a button to change anything."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Post, User
from cases.models import Case
from diplomacy.models import Authority
from tests.conftest import SignedIn
from tests.factories import (
    AuthorityFactory,
    CaseFactory,
    CommitmentFactory,
    ContactFactory,
    EngagementFactory,
    RequestFactory,
)

REGISTERS = ["authorities", "contacts", "engagements", "requests", "commitments"]
Fill = Callable[[int], None]


@pytest.fixture
def fill(post: Post, ministry: Authority) -> Fill:
    """So many of everything, late and waiting, each about a case of its own."""

    def fill_registers(count: int) -> None:
        for case in CaseFactory.create_batch(count, post=post):
            ContactFactory.create(authority=ministry)
            EngagementFactory.create(authority=ministry, post=post, on=[case])
            RequestFactory.create(authority=ministry, post=post, on=[case], late=True)
            CommitmentFactory.create(authority=AuthorityFactory.create(), post=post, on=[case], late=True)

    return fill_registers


@pytest.mark.parametrize("name", ["home", "today-panel", *REGISTERS])
def test_a_page_opens_empty(signed_in: SignedIn, officer: User, name: str) -> None:
    assert signed_in(officer).get(reverse(f"diplomacy:{name}")).status_code == 200


@pytest.mark.parametrize("name", ["home", "today-panel", *REGISTERS])
def test_a_list_costs_the_same_number_of_queries_however_long_it_is(
    signed_in: SignedIn, officer: User, fill: Fill, name: str
) -> None:
    client, address = signed_in(officer), reverse(f"diplomacy:{name}")
    client.get(address)
    fill(10)
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert client.get(address).status_code == 200
    fill(90)
    with CaptureQueriesContext(connection) as many:
        assert client.get(address).status_code == 200
    assert len(many) == len(few)
    assert len(many) <= 16


def test_the_page_of_an_authority_costs_the_same_however_much_is_between_us(
    signed_in: SignedIn, officer: User, fill: Fill, ministry: Authority
) -> None:
    client, address = signed_in(officer), ministry.get_absolute_url()
    fill(10)
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    fill(90)
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)


def test_the_pages_of_records_cost_the_same_with_one_case_and_with_many(
    signed_in: SignedIn, officer: User, post: Post
) -> None:
    client = signed_in(officer)
    few, many = CaseFactory.create_batch(1, post=post), CaseFactory.create_batch(30, post=post)
    for factory in (RequestFactory, EngagementFactory, CommitmentFactory):
        counts = []
        for cases in (few, many):
            address = factory.create(post=post, on=cases).get_absolute_url()
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.append(len(queries))
        assert counts[0] == counts[1]


def test_the_page_of_an_authority_has_all_that_is_between_us(
    signed_in: SignedIn, officer: User, post: Post, ministry: Authority, case: Case
) -> None:
    contact = ContactFactory.create(authority=ministry)
    asked = RequestFactory.create(authority=ministry, post=post, on=[case])
    theirs = CommitmentFactory.create(authority=ministry, post=post, words="A visit in the month.")
    ours = CommitmentFactory.create(authority=ministry, post=post, side="ours", words="A list of names.")
    meeting = EngagementFactory.create(authority=ministry, post=post)
    page = signed_in(officer).get(ministry.get_absolute_url()).content.decode()
    for shown in (contact.name, asked.reference, theirs.words, ours.words, meeting.subject, case.national.name):
        assert shown in page


def test_a_list_goes_on_where_the_page_before_has_ended(signed_in: SignedIn, officer: User, fill: Fill) -> None:
    fill(30)
    client = signed_in(officer)
    first = client.get(reverse("diplomacy:requests")).context["page"]
    second = client.get(f"{reverse('diplomacy:requests')}?{first.next}").context["page"]
    assert (len(first.rows), len(second.rows)) == (25, 5)
    assert not {row.pk for row in first.rows} & {row.pk for row in second.rows}


@pytest.mark.parametrize("name", REGISTERS)
def test_each_sort_of_a_list_works_both_ways(signed_in: SignedIn, officer: User, fill: Fill, name: str) -> None:
    fill(27)
    client, address = signed_in(officer), reverse(f"diplomacy:{name}")
    sorts = {
        "authorities": ["name", "country", "kind"],
        "contacts": ["name", "office", "authority"],
        "engagements": ["held", "authority", "kind"],
        "requests": ["due", "asked", "authority", "kind", "reference"],
        "commitments": ["due", "promised", "authority", "state"],
    }
    for sort in sorts[name]:
        for direction in ("", "-"):
            page = client.get(f"{address}?sort={direction}{sort}").context["page"]
            assert client.get(f"{address}?sort={direction}{sort}&{page.next}").status_code == 200


@pytest.mark.parametrize("query", ["sort=secret", "after=%00", "after=WyIyMDI2IiwgMV0"])
def test_a_damaged_address_is_answered_with_400(signed_in: SignedIn, officer: User, query: str) -> None:
    assert signed_in(officer).get(f"{reverse('diplomacy:requests')}?{query}").status_code == 400


def test_an_auditor_sees_everything_and_finds_no_button_to_change_it(
    signed_in: SignedIn, auditor: User, post: Post, ministry: Authority, case: Case
) -> None:
    things: list[Any] = [
        ministry,
        ContactFactory.create(authority=ministry),
        RequestFactory.create(post=post, on=[case]),
        EngagementFactory.create(post=post, on=[case]),
        CommitmentFactory.create(post=post, on=[case]),
    ]
    for thing in things:
        page = signed_in(auditor).get(thing.get_absolute_url())
        assert page.status_code == 200
        assert "/edit/" not in page.content.decode()
        assert "/new/" not in page.content.decode()


def test_who_works_nowhere_sees_an_empty_register(signed_in: SignedIn, fill: Fill, stranger: User) -> None:
    fill(2)
    client = signed_in(stranger)
    for name in ("engagements", "requests", "commitments"):
        assert client.get(reverse(f"diplomacy:{name}")).context["total"] == 0
