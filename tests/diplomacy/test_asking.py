"""Requests: made, amended, asked again."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.models import Post, User
from cases.choices import EventKind, RuleEvent, TaskState
from cases.models import Case, DeadlineRule
from core.models import StaleError
from diplomacy.choices import RequestKind, RequestState
from diplomacy.models import Authority, Request
from diplomacy.services.requests import amend_request, ask_again, make_request
from tests.factories import CaseFactory, PostFactory, RequestFactory, TaskFactory


@pytest.fixture
def access(officer: User, ministry: Authority, post: Post, case: Case, in_a_week: date) -> Request:
    return make_request(
        by=officer, kind=RequestKind.ACCESS, authority=ministry, post=post, cases=[case], due_on=in_a_week
    )


def test_a_request_is_numbered_within_its_year(access: Request, today: date) -> None:
    assert access.reference == f"R-{today.year}-000001"


def test_a_request_waits_for_an_answer_for_each_case(
    officer: User, ministry: Authority, post: Post, case: Case, in_a_week: date
) -> None:
    other = CaseFactory.create(post=post)
    made = make_request(
        by=officer, kind="information", authority=ministry, post=post, cases=[case, other], due_on=in_a_week
    )
    states = made.request_cases.order_by("pk").values_list("case", "state")
    assert list(states) == [(case.pk, RequestState.MADE), (other.pk, RequestState.MADE)]


def test_a_request_stands_in_the_timeline_of_each_case(access: Request, case: Case, today: date) -> None:
    event = case.events.get(kind=EventKind.REQUEST)
    assert access.reference in event.text
    assert "Ministry of Foreign Affairs" in event.text
    assert event.link == reverse("diplomacy:request", args=[access.reference])
    assert event.occurred_on.earliest == today


def test_asking_creates_the_duties_to_follow_it_up_from_the_day_of_asking(
    officer: User, ministry: Authority, post: Post, case: Case, today: date
) -> None:
    asked_on = today - timedelta(days=3)
    make_request(
        by=officer, kind="access", authority=ministry, post=post, cases=[case], asked_on=asked_on, due_on=today
    )
    duties = case.tasks.filter(rule__happening=RuleEvent.REQUEST_MADE).order_by("due_at")
    assert [timezone.localdate(task.due_at) - asked_on for task in duties] == [timedelta(days=7), timedelta(days=14)]


def test_asking_for_access_ticks_the_duty_to_ask(
    officer: User, ministry: Authority, post: Post, case: Case, in_a_week: date
) -> None:
    duty = TaskFactory.create(case=case, rule=DeadlineRule.objects.get(code="captured-access"))
    made = make_request(by=officer, kind="access", authority=ministry, post=post, cases=[case], due_on=in_a_week)
    duty.refresh_from_db()
    assert (duty.state, duty.remark) == (TaskState.DONE, made.reference)


def test_an_answer_cannot_be_due_before_the_request_is_made(
    officer: User, ministry: Authority, post: Post, case: Case, today: date
) -> None:
    with pytest.raises(ValidationError) as refused:
        make_request(
            by=officer, kind="access", authority=ministry, post=post, cases=[case], due_on=today - timedelta(days=1)
        )
    assert "due_on" in refused.value.message_dict
    assert not Request.objects.exists()


def test_a_request_cannot_be_made_in_the_future(
    officer: User, ministry: Authority, post: Post, in_a_week: date
) -> None:
    with pytest.raises(ValidationError) as refused:
        make_request(by=officer, kind="access", authority=ministry, post=post, asked_on=in_a_week, due_on=in_a_week)
    assert "asked_on" in refused.value.message_dict


def test_a_request_cannot_name_a_case_that_the_person_may_not_see(
    officer: User, ministry: Authority, post: Post, restricted_case: Case, in_a_week: date
) -> None:
    with pytest.raises(ValidationError, match=restricted_case.reference):
        make_request(
            by=officer, kind="access", authority=ministry, post=post, cases=[restricted_case], due_on=in_a_week
        )
    assert not restricted_case.events.exists()


def test_a_request_is_not_made_for_a_closed_case(
    officer: User, ministry: Authority, post: Post, in_a_week: date
) -> None:
    closed = CaseFactory.create(closed=True, post=post)
    with pytest.raises(ValidationError, match="closed"):
        make_request(by=officer, kind="access", authority=ministry, post=post, cases=[closed], due_on=in_a_week)


def test_nobody_asks_in_the_name_of_another_post(
    officer: User, ministry: Authority, case: Case, in_a_week: date
) -> None:
    with pytest.raises(PermissionDenied):
        make_request(
            by=officer, kind="access", authority=ministry, post=PostFactory.create(), cases=[case], due_on=in_a_week
        )


def test_an_auditor_asks_for_nothing(
    auditor: User, ministry: Authority, post: Post, case: Case, in_a_week: date
) -> None:
    with pytest.raises(PermissionDenied):
        make_request(by=auditor, kind="access", authority=ministry, post=post, cases=[case], due_on=in_a_week)


def test_the_words_and_the_term_can_be_amended(access: Request, officer: User, in_a_week: date) -> None:
    later = in_a_week + timedelta(days=7)
    amended = amend_request(access, version=1, changes={"text": "Within the week.", "due_on": later}, by=officer)
    assert (amended.text, amended.due_on, amended.version) == ("Within the week.", later, 2)


def test_who_amends_a_request_that_has_changed_is_told(access: Request, officer: User) -> None:
    amend_request(access, version=1, changes={"text": "first"}, by=officer)
    with pytest.raises(StaleError):
        amend_request(access, version=1, changes={"text": "second"}, by=officer)


def test_amending_cannot_make_the_answer_due_before_the_asking(access: Request, officer: User, today: date) -> None:
    with pytest.raises(ValidationError):
        amend_request(access, version=1, changes={"due_on": today - timedelta(days=1)}, by=officer)


def test_asking_again_links_to_the_former_request_which_lapses(
    access: Request, case: Case, officer: User, in_a_week: date
) -> None:
    again = ask_again(access, by=officer, cases=[case], due_on=in_a_week)
    access.refresh_from_db()
    assert again.again_for == access
    assert access.state == RequestState.LAPSED
    assert again.reference in access.request_cases.get().answer


def test_asking_again_for_some_leaves_the_others_waiting(
    officer: User, ministry: Authority, post: Post, case: Case, in_a_week: date
) -> None:
    other = CaseFactory.create(post=post)
    first = make_request(
        by=officer, kind="access", authority=ministry, post=post, cases=[case, other], due_on=in_a_week
    )
    ask_again(first, by=officer, cases=[case], due_on=in_a_week)
    assert dict(first.request_cases.values_list("case", "state")) == {
        case.pk: RequestState.LAPSED,
        other.pk: RequestState.MADE,
    }


def test_asking_again_ticks_the_reminders_and_sets_new_ones(
    access: Request, case: Case, officer: User, in_a_week: date
) -> None:
    ask_again(access, by=officer, cases=[case], due_on=in_a_week)
    reminders = case.tasks.filter(rule__code="request-remind").order_by("pk")
    assert [task.state for task in reminders] == [TaskState.DONE, TaskState.OPEN]


def test_asking_again_can_go_to_a_higher_authority(access: Request, officer: User, in_a_week: date) -> None:
    embassy = RequestFactory.create().authority
    assert ask_again(access, by=officer, authority=embassy, due_on=in_a_week).authority == embassy


def test_asking_again_is_not_earlier_than_the_first_time(access: Request, officer: User, today: date) -> None:
    with pytest.raises(ValidationError):
        ask_again(access, by=officer, asked_on=today - timedelta(days=1), due_on=today)


def test_asking_again_about_what_was_refused_leaves_the_refusal(officer: User, post: Post, in_a_week: date) -> None:
    refused = RequestFactory.create(post=post, state=RequestState.REFUSED, answer="No.")
    ask_again(refused, by=officer, due_on=in_a_week)
    refused.refresh_from_db()
    assert refused.state == RequestState.REFUSED


def test_asking_again_about_no_case_lets_the_former_lapse(officer: User, post: Post, in_a_week: date) -> None:
    former = RequestFactory.create(post=post)
    ask_again(former, by=officer, due_on=in_a_week)
    former.refresh_from_db()
    assert former.state == RequestState.LAPSED
