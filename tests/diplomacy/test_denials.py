"""Who denies a claim in public contradicts it: the question is disputed, and opened again after a resolution."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client

from accounts.models import Post, User
from cases.choices import ContradictionState, Topic
from cases.models import Case, Claim
from cases.services.claims import record_claim
from cases.services.contradictions import resolve, wrong
from core.choices import SourceKind
from diplomacy.choices import StatementManner
from diplomacy.services.statements import link_statement
from tests.conftest import SignedIn
from tests.factories import CaseFactory, ClaimFactory, PostFactory, StatementFactory, StatementLinkFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def post() -> Post:
    return PostFactory.create()


@pytest.fixture
def officer(post: Post) -> User:
    return UserFactory.create(caseworker=post)


@pytest.fixture
def case(post: Post) -> Case:
    return CaseFactory.create(post=post)


def says(case: Case, by: User, value: str = "an embassy driver recruited him") -> Claim:
    return record_claim(case, topic=Topic.RECRUITER, value=value, source_kind=SourceKind.SELF, by=by)


def deny(claim: Claim, by: User, manner: StatementManner = StatementManner.DENIES) -> None:
    link_statement(StatementFactory.create(post=claim.case.post), by=by, manner=manner, claim=claim)


def test_a_claim_that_is_denied_is_disputed(case: Case, officer: User) -> None:
    claim = says(case, officer)
    deny(claim, officer, StatementManner.REPEATS)
    assert not case.contradictions.exists()
    deny(claim, officer)
    assert case.contradictions.get().state == ContradictionState.DISPUTED
    assert wrong([case.pk]) == {}


def test_a_denial_is_weighed_by_a_resolution_and_a_later_one_opens_it_again(case: Case, officer: User) -> None:
    claim = says(case, officer)
    deny(claim, officer)
    contradiction = case.contradictions.get()
    resolve(contradiction, held=claim, reason="two others say the same", shown=[claim.pk], by=officer)
    assert wrong([case.pk]) == {}
    deny(claim, officer)
    contradiction.refresh_from_db()
    assert contradiction.state == ContradictionState.DISPUTED


def test_a_denial_of_what_is_not_held_right_opens_nothing(case: Case, officer: User) -> None:
    first, second = says(case, officer), says(case, officer, "a man named Tom")
    resolve(case.contradictions.get(), held=second, reason="a photo", shown=[first.pk, second.pk], by=officer)
    deny(first, officer)
    assert case.contradictions.get().state == ContradictionState.RESOLVED
    assert wrong([case.pk]) == {}


def test_who_spoke_and_when_stands_beside_the_answers(case: Case, officer: User, signed_in: SignedIn) -> None:
    claim = says(case, officer)
    statement = StatementFactory.create(post=case.post, speaker="A spokeswoman", subject="On recruiters")
    link_statement(statement, by=officer, manner=StatementManner.DENIES, claim=claim)
    client: Client = signed_in(officer)
    words = client.get(f"/contradictions/cases/{case.reference}/recruiter/").content.decode()
    assert "A spokeswoman" in words
    assert "denies it" in words
    assert "Disputed" in client.get(f"/cases/{case.reference}/").content.decode()


def test_mending_finds_what_is_denied_already(case: Case) -> None:
    past = ClaimFactory.create(case=case, topic=Topic.PLACE, value="a camp")
    ClaimFactory.create(case=case, topic=Topic.PLACE, value="a bus", opens_period=True)
    for claim in (past, ClaimFactory.create(case=case)):
        StatementLinkFactory.create(claim=claim, commitment=None, manner=StatementManner.DENIES)
    call_command("check_contradictions", mend=True, stdout=StringIO())
    assert case.contradictions.get().topic == Topic.HELD_BY
    assert wrong([case.pk]) == {}
