"""Registers narrowed by words, state, kind, country, lateness and case."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from accounts.models import Post, User
from cases.models import Case
from diplomacy.choices import EngagementKind, RequestState
from diplomacy.filters import AuthorityFilter, CommitmentFilter, ContactFilter, EngagementFilter, RequestFilter
from tests.factories import AuthorityFactory, CommitmentFactory, ContactFactory, EngagementFactory, RequestFactory


def test_authorities_by_words_in_any_script_kind_and_country(officer: User) -> None:
    wanted = AuthorityFactory.create(name="Ministry of Defence", own_name="Міністерство оборони", country="UA")
    AuthorityFactory.create(name="Central Prison", kind="prison", country="RU")
    for query in ("q=оборони", "q=ministry+DEFENCE", "kind=ministry&kind=embassy", "country=UA"):
        assert list(AuthorityFilter(QueryDict(query), officer).rows) == [wanted]


def test_contacts_who_have_left_only_on_request(officer: User) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    here = ContactFactory.create(name="A. Present")
    gone = ContactFactory.create(name="B. Gone", until_on=yesterday)
    assert list(ContactFilter(QueryDict(""), officer).rows) == [here]
    assert list(ContactFilter(QueryDict("former=on"), officer).rows) == [here, gone]
    assert list(ContactFilter(QueryDict(f"former=on&authority={gone.authority_id}"), officer).rows) == [gone]
    assert list(ContactFilter(QueryDict("q=present&country=UA"), officer).rows) == [here]


def test_engagements_by_kind_words_and_case(officer: User, post: Post, case: Case) -> None:
    wanted = EngagementFactory.create(post=post, on=[case], kind=EngagementKind.NOTE_VERBALE, number="114/26")
    EngagementFactory.create(post=post)
    for query in ("kind=note_verbale", "q=114/26", f"case={case.reference.lower()}"):
        assert list(EngagementFilter(QueryDict(query), officer).rows) == [wanted]


def test_requests_by_state_kind_authority_and_lateness(officer: User, post: Post, case: Case) -> None:
    wanted = RequestFactory.create(post=post, on=[case], kind="remains", late=True)
    RequestFactory.create(post=post, granted=True, late=True)
    for query in ("state=made", "kind=remains", f"authority={wanted.authority_id}", "late=on", f"q={wanted.reference}"):
        assert list(RequestFilter(QueryDict(query), officer).rows) == [wanted]


def test_a_request_is_found_by_the_state_of_any_of_its_cases(officer: User, post: Post, case: Case) -> None:
    asked = RequestFactory.create(post=post, on=[case])
    asked.request_cases.update(state=RequestState.GRANTED, answered_on=timezone.localdate())
    assert list(RequestFilter(QueryDict("state=granted"), officer).rows) == [asked]
    assert not RequestFilter(QueryDict("state=made"), officer).rows.exists()


def test_promises_by_state_side_and_lateness(officer: User, post: Post, case: Case) -> None:
    wanted = CommitmentFactory.create(post=post, side="ours", late=True, on=[case])
    CommitmentFactory.create(post=post, kept=True, due_on=wanted.due_on)
    for query in ("state=open", "side=ours", "late=on", f"case={case.reference}", "country=UA&state=open"):
        assert list(CommitmentFilter(QueryDict(query), officer).rows) == [wanted]


def test_the_case_of_somebody_else_finds_nothing(officer: User, post: Post, case: Case, restricted_case: Case) -> None:
    RequestFactory.create(post=post, on=[case, restricted_case])
    assert not RequestFilter(QueryDict(f"case={restricted_case.reference}"), officer).rows.exists()


@pytest.mark.parametrize(
    "query", ["state=secret", "country=XX", "authority=abc", "q=%00", "q=%E2%80%AE", "authority=9" + "9" * 30]
)
def test_what_cannot_be_read_is_said_and_left_out(officer: User, post: Post, query: str) -> None:
    asked = RequestFactory.create(post=post)
    filtered = RequestFilter(QueryDict(query), officer)
    assert list(filtered.rows) == [asked]
    assert filtered.problems
