"""What waits for a supervisor stands on Today: who a body is, and persons that two posts may share."""

import pytest
from django.test import Client

from accounts.models import Post, User
from nationals.models import National
from tests.conftest import SignedIn
from tests.factories import CaseFactory, IdentificationFactory, PostFactory, ProposalFactory, UserFactory
from tests.nationals.sending import text
from tests.nationals.test_pages import queries

PANEL = "/nationals/waiting/"
PART = {"HX-Request": "true"}


@pytest.fixture
def desk(supervisor: User, signed_in: SignedIn) -> Client:
    return signed_in(supervisor)


def shown(user: User, signed_in: SignedIn) -> str:
    return text(signed_in(user).get(PANEL, headers=PART))


def test_a_body_waits_for_a_second_person_who_confirms(
    national: National, officer: User, supervisor: User, auditor: User, stranger: User, signed_in: SignedIn
) -> None:
    linked = IdentificationFactory.create(
        unidentified__body=True, unidentified__post=national.post, national=national, identified_by=officer
    )
    assert linked.unidentified.reference in shown(supervisor, signed_in)
    own = IdentificationFactory.create(
        unidentified__body=True, unidentified__post=national.post, national=national, identified_by=supervisor
    )
    assert own.unidentified.reference not in shown(supervisor, signed_in)
    for user in (officer, auditor, stranger):
        assert shown(user, signed_in).strip() == ""


def test_what_is_confirmed_withdrawn_alive_or_hidden_does_not_wait(
    national: National, post: Post, supervisor: User, signed_in: SignedIn
) -> None:
    for situation in ({"confirmed": True}, {"withdrawn": True}):
        IdentificationFactory.create(unidentified__body=True, unidentified__post=post, national=national, **situation)
    IdentificationFactory.create(unidentified__post=post, national=national)
    hidden = CaseFactory.create(post=post, restricted=True).national
    IdentificationFactory.create(unidentified__body=True, unidentified__post=post, national=hidden)
    assert shown(supervisor, signed_in).strip() == ""


def test_a_proposal_waits_for_the_side_that_has_not_agreed(
    national: National, supervisor: User, officer: User, signed_in: SignedIn
) -> None:
    there = PostFactory.create()
    theirs = UserFactory.create(supervisor=there)
    asked = ProposalFactory.create(
        pair__first=national, pair__second__post=there, first_agreed_by=supervisor, post=national.post
    )
    address = asked.get_absolute_url()
    assert address in shown(theirs, signed_in)
    assert national.name not in shown(theirs, signed_in)
    for user in (supervisor, officer):
        assert shown(user, signed_in).strip() == ""


def test_it_is_a_part_of_today_and_a_page_of_its_own(desk: Client) -> None:
    assert f'hx-get="{PANEL}"' in text(desk.get("/"))
    assert "<html" in text(desk.get(PANEL))
    assert "Nothing waits for your answer." in text(desk.get(PANEL))


@pytest.mark.parametrize("number", [1, 8])
def test_it_costs_the_same_however_much_waits(desk: Client, national: National, number: int) -> None:
    for _each in range(number):
        IdentificationFactory.create(unidentified__body=True, unidentified__post=national.post, national=national)
        ProposalFactory.create(pair__first__post=national.post)
    assert queries(desk, PANEL) == 5
