"""Promises and engagements by their verbs."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import Post, User
from cases.choices import EventKind
from cases.models import Case
from core.models import StaleError
from diplomacy.choices import CommitmentState, Side
from diplomacy.models import Authority, Commitment
from diplomacy.services.commitments import amend_commitment, judge_commitment, promise
from diplomacy.services.engagements import record_engagement
from tests.factories import AuthorityFactory, CommitmentFactory


@pytest.fixture
def promised(officer: User, ministry: Authority, post: Post, case: Case, in_a_week: date) -> Commitment:
    return promise(
        by=officer,
        side=Side.THEIRS,
        authority=ministry,
        post=post,
        words="He will be seen.",
        due_on=in_a_week,
        cases=[case],
    )


def test_a_promise_stands_in_the_timeline_with_its_words(promised: Commitment, case: Case) -> None:
    event = case.events.get(kind=EventKind.COMMITMENT)
    assert "Ministry of Foreign Affairs promised: “He will be seen.”" in event.text
    assert event.link == promised.get_absolute_url()


def test_our_own_promise_is_told_as_ours(officer: User, ministry: Authority, post: Post, case: Case) -> None:
    promise(by=officer, side=Side.OURS, authority=ministry, post=post, words="A list.", cases=[case])
    assert case.events.get().text.startswith("We promised")


def test_a_promise_is_not_due_before_it_is_made(officer: User, ministry: Authority, post: Post, today: date) -> None:
    with pytest.raises(ValidationError) as refused:
        promise(
            by=officer, side="theirs", authority=ministry, post=post, words="Soon.", due_on=today - timedelta(days=1)
        )
    assert "due_on" in refused.value.message_dict


def test_a_promise_needs_its_words(officer: User, ministry: Authority, post: Post) -> None:
    with pytest.raises(ValidationError) as refused:
        promise(by=officer, side="theirs", authority=ministry, post=post, words="")
    assert "words" in refused.value.message_dict


def test_a_judgement_is_told_in_the_timeline(promised: Commitment, case: Case, officer: User) -> None:
    judge_commitment(promised, CommitmentState.BROKEN, by=officer, evidence="The week passed.")
    assert "broken" in case.events.filter(kind=EventKind.COMMITMENT).latest("pk").text


def test_a_later_judgement_replaces_an_earlier_one(promised: Commitment, officer: User) -> None:
    judge_commitment(promised, CommitmentState.KEPT, by=officer, evidence="Said the prison.")
    judged = judge_commitment(promised, CommitmentState.BROKEN, by=officer, evidence="He was not seen.")
    history: Any = judged.history  # type: ignore[attr-defined]  # by core.history
    assert (judged.state, judged.version) == (CommitmentState.BROKEN, 3)
    assert history.filter(state="kept").exists()


def test_a_promise_is_not_judged_open(promised: Commitment, officer: User) -> None:
    with pytest.raises(ValidationError):
        judge_commitment(promised, CommitmentState.OPEN, by=officer, evidence="?")


def test_who_judges_a_promise_that_has_changed_is_told(promised: Commitment, officer: User, case: Case) -> None:
    amend_commitment(promised, version=1, changes={"words": "He may be seen."}, by=officer, cases=[case])
    with pytest.raises(StaleError):
        judge_commitment(promised, CommitmentState.KEPT, by=officer, evidence="seen", version=1)


def test_amending_does_not_tell_the_same_case_twice(promised: Commitment, officer: User, case: Case) -> None:
    amend_commitment(promised, version=1, changes={"words": "He may be seen."}, by=officer, cases=[case])
    assert case.events.count() == 1


def test_only_who_may_negotiate_for_the_post_judges(promised: Commitment, auditor: User, stranger: User) -> None:
    for somebody in (auditor, stranger):
        with pytest.raises(PermissionDenied):
            judge_commitment(promised, CommitmentState.KEPT, by=somebody, evidence="seen")


def test_an_engagement_stands_in_the_timeline_of_each_case(officer: User, post: Post, case: Case, today: date) -> None:
    authority = AuthorityFactory.create(name="Embassy")
    made = record_engagement(
        by=officer, kind="demarche", authority=authority, post=post, held_on=today, subject="Access", cases=[case]
    )
    event = case.events.get(kind=EventKind.ENGAGEMENT)
    assert (event.text, event.link) == ("démarche with Embassy: Access", made.get_absolute_url())


def test_an_engagement_cannot_name_a_case_that_the_person_may_not_see(
    officer: User, ministry: Authority, post: Post, restricted_case: Case, today: date
) -> None:
    with pytest.raises(ValidationError):
        record_engagement(
            by=officer, kind="call", authority=ministry, post=post, held_on=today, subject="x", cases=[restricted_case]
        )


def test_a_promise_without_a_day_is_never_late(post: Post) -> None:
    assert not CommitmentFactory.create(post=post, due_on=None).is_late
    assert CommitmentFactory.create(post=post, late=True).is_late
