"""Reminders: each recorded, with the next one due; who may not see what waited sees none."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Post, User
from cases.choices import EventKind, RuleEvent, TaskState
from cases.models import Case, DeadlineRule
from diplomacy.choices import EngagementKind, RequestState
from diplomacy.models import Authority, Reminder, Request
from diplomacy.models.reminder import to_be_reminded, with_next_reminder
from diplomacy.services.answers import Answer, answer_request
from diplomacy.services.reminders import remind
from diplomacy.services.requests import make_request
from tests.conftest import SignedIn
from tests.diplomacy.sending import errors, send
from tests.factories import CaseFactory, RequestFactory, UserFactory

WEEK = timedelta(days=7)


@pytest.fixture
def asked(officer: User, ministry: Authority, post: Post, case: Case, today: date) -> Request:
    return make_request(
        by=officer, kind="access", authority=ministry, post=post, cases=[case], asked_on=today - 2 * WEEK,
        due_on=today - WEEK,
    )  # fmt: skip


def next_of(request: Request, user: User) -> date:
    return with_next_reminder(Request.objects.seen_by(user), user).get(pk=request.pk).next_reminder_on


def test_the_first_reminder_is_due_when_the_rule_says(asked: Request, officer: User, today: date) -> None:
    assert next_of(asked, officer) == today - WEEK
    assert to_be_reminded(Request.objects.seen_by(officer), officer).get() == asked


def test_without_a_rule_it_is_due_with_the_answer(asked: Request, officer: User, today: date) -> None:
    DeadlineRule.objects.filter(happening=RuleEvent.REQUEST_MADE).update(is_active=False)
    made = make_request(by=officer, kind="other", authority=asked.authority, post=asked.post, due_on=today + WEEK)
    assert next_of(made, officer) == today + WEEK


def test_a_reminder_says_when_the_next_is_due(asked: Request, officer: User, today: date, case: Case) -> None:
    remind(asked, by=officer, reminded_on=today, way=EngagementKind.NOTE_VERBALE, text="Note 12 of this week.")
    assert Reminder.objects.get().next_on == today + WEEK
    assert next_of(asked, officer) == today + WEEK
    assert not to_be_reminded(Request.objects.seen_by(officer), officer).exists()
    assert "Note 12 of this week." in case.events.filter(kind=EventKind.REQUEST).latest("pk").text


def test_the_duty_to_remind_is_done_and_the_next_one_arises(
    asked: Request, officer: User, today: date, case: Case
) -> None:
    remind(asked, by=officer, reminded_on=today, way=EngagementKind.CALL)
    duties = case.tasks.filter(rule__code="request-remind").order_by("pk")
    assert [duty.state for duty in duties] == [TaskState.DONE, TaskState.OPEN]
    assert timezone.localdate(duties[1].due_at) == today + WEEK
    assert case.tasks.open().filter(rule__code="request-escalate").count() == 1


def test_what_is_answered_is_not_reminded_of(asked: Request, officer: User, today: date) -> None:
    answer_request(asked, Answer(RequestState.GRANTED, today), by=officer)
    with pytest.raises(ValidationError):
        remind(asked, by=officer, reminded_on=today, way=EngagementKind.CALL)
    assert not to_be_reminded(Request.objects.seen_by(officer), officer).exists()


@pytest.mark.parametrize("days", [1, -30])
def test_a_reminder_lies_between_the_request_and_today(asked: Request, officer: User, today: date, days: int) -> None:
    with pytest.raises(ValidationError) as refused:
        remind(asked, by=officer, reminded_on=today + timedelta(days=days), way=EngagementKind.CALL)
    assert "reminded_on" in refused.value.message_dict


def test_only_the_post_that_asked_reminds(asked: Request, auditor: User, stranger: User, today: date) -> None:
    for somebody in (auditor, stranger):
        with pytest.raises(PermissionDenied):
            remind(asked, by=somebody, reminded_on=today, way=EngagementKind.CALL)


def test_of_a_reminder_for_a_case_that_one_may_not_see_nothing_is_seen(
    signed_in: SignedIn, officer: User, post: Post, case: Case, today: date
) -> None:
    named = UserFactory.create(caseworker=post)
    restricted = CaseFactory.create(post=post, restricted=True, named=[named])
    asked = RequestFactory.create(post=post, on=[case, restricted], due_on=today)
    answer_request(asked, Answer(RequestState.GRANTED, today), by=named, only=[case.pk])
    remind(asked, by=named, reminded_on=today, way=EngagementKind.LETTER, text="About the other man.")
    assert "About the other man." in signed_in(named).get(asked.get_absolute_url()).content.decode()
    assert "About the other man." not in signed_in(officer).get(asked.get_absolute_url()).content.decode()
    assert (next_of(asked, named), next_of(asked, officer)) == (today + WEEK, today)


def test_the_form_records_a_reminder(desk: Client, asked: Request, today: date) -> None:
    address = reverse("diplomacy:request-remind", args=[asked.reference])
    assert desk.get(address).status_code == 200
    assert "reminded_on" in errors(send(desk, address, version_seen=1, reminded_on=today + WEEK, way="call", text=""))
    send(desk, address, version_seen=1, reminded_on=today, way="call", text="They look into it.")
    assert "They look into it." in desk.get(asked.get_absolute_url()).content.decode()
    twice = errors(send(desk, address, version_seen=1, reminded_on=today, way="call", text=""))
    assert "Somebody else has changed this meanwhile" in twice["__all__"][0]
    assert asked.reminders.count() == 1


def test_the_list_shows_what_is_to_be_reminded_of(desk: Client, asked: Request, officer: User, today: date) -> None:
    RequestFactory.create(post=asked.post, due_on=today + WEEK, asked_on=today)
    rows = desk.get(f"{reverse('diplomacy:requests')}?remind=on").context["page"].rows
    assert rows == [asked]
