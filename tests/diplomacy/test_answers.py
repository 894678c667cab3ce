"""Answers: what may follow what, for each case its own, and the duties that they create and end."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import Post, User
from cases.choices import EventKind, RuleEvent, Status, TaskState
from cases.models import Case, DeadlineRule
from core.models import StaleError
from diplomacy.choices import NEXT_STATES, RequestState
from diplomacy.models import Request
from diplomacy.models.request import summary
from diplomacy.services.answers import Answer, answer_request
from tests.factories import CaseFactory, NationalFactory, RequestFactory, TaskFactory, UserFactory


@pytest.fixture
def request_made(post: Post, case: Case) -> Request:
    return RequestFactory.create(post=post, on=[case])


def an_answer(state: RequestState, on: date, text: str = "as they said") -> Answer:
    return Answer(state, on, text)


def test_granted_access_asks_for_a_visit(request_made: Request, case: Case, officer: User, today: date) -> None:
    answer_request(request_made, an_answer(RequestState.GRANTED, today), by=officer)
    assert case.tasks.open().filter(rule__happening=RuleEvent.ACCESS_GRANTED).count() == 1


def test_other_things_granted_ask_for_no_visit(post: Post, case: Case, officer: User, today: date) -> None:
    made = RequestFactory.create(post=post, kind="information", on=[case])
    answer_request(made, an_answer(RequestState.GRANTED, today), by=officer)
    assert not case.tasks.exists()


def test_access_granted_twice_asks_for_one_visit(request_made: Request, case: Case, officer: User, today: date) -> None:
    answer_request(request_made, an_answer(RequestState.PARTLY_GRANTED, today), by=officer)
    answer_request(request_made, an_answer(RequestState.GRANTED, today), by=officer)
    assert case.tasks.filter(rule__happening=RuleEvent.ACCESS_GRANTED).count() == 1


@pytest.mark.parametrize("after", [RequestState.REFUSED, RequestState.LAPSED])
def test_access_taken_back_counts_no_longer(
    request_made: Request, case: Case, officer: User, today: date, after: RequestState
) -> None:
    Case.objects.filter(pk=case.pk).update(status=Status.DETAINED)
    answer_request(request_made, an_answer(RequestState.GRANTED, today), by=officer)
    assert not Case.objects.without_access().exists()
    answer_request(request_made, an_answer(after, today, "The prosecutor objects."), by=officer)
    assert Case.objects.without_access().get() == case
    assert case.events.get(kind=EventKind.ACCESS).is_struck
    assert case.tasks.get(rule__happening=RuleEvent.ACCESS_GRANTED).state == TaskState.WAIVED


def test_another_grant_of_access_stands_when_one_is_taken_back(
    request_made: Request, post: Post, case: Case, officer: User, today: date
) -> None:
    second = RequestFactory.create(post=post, on=[case])
    for asked in (request_made, second):
        answer_request(asked, an_answer(RequestState.GRANTED, today), by=officer)
    answer_request(second, an_answer(RequestState.REFUSED, today), by=officer)
    assert [event.is_struck for event in case.events.filter(kind=EventKind.ACCESS).order_by("pk")] == [False, True]
    assert case.tasks.open().filter(rule__happening=RuleEvent.ACCESS_GRANTED).exists()


def test_a_closed_case_gets_no_new_duty(post: Post, officer: User, today: date) -> None:
    closed = CaseFactory.create(closed=True, post=post)
    made = RequestFactory.create(post=post, on=[closed])
    answer_request(made, an_answer(RequestState.GRANTED, today), by=officer)
    assert not closed.tasks.exists()


def test_the_answer_stands_in_the_timeline(request_made: Request, case: Case, officer: User, today: date) -> None:
    answer_request(request_made, an_answer(RequestState.REFUSED, today, "Not a consular matter."), by=officer)
    event = case.events.get(kind=EventKind.REQUEST)
    assert "refused. Not a consular matter." in event.text
    assert event.occurred_on.earliest == today


def test_the_last_answer_ends_the_reminders(
    request_made: Request, post: Post, case: Case, officer: User, today: date
) -> None:
    second = RequestFactory.create(post=post, on=[case])
    reminder = TaskFactory.create(case=case, rule=DeadlineRule.objects.get(code="request-remind"))
    answer_request(request_made, an_answer(RequestState.REFUSED, today), by=officer)
    reminder.refresh_from_db()
    assert reminder.state == TaskState.OPEN
    answer_request(second, an_answer(RequestState.REFUSED, today), by=officer)
    reminder.refresh_from_db()
    assert reminder.state == TaskState.WAIVED
    assert second.reference in reminder.remark


def test_a_refusal_needs_its_reason(request_made: Request, officer: User, today: date) -> None:
    with pytest.raises(ValidationError) as refused:
        answer_request(request_made, an_answer(RequestState.REFUSED, today, " "), by=officer)
    assert "text" in refused.value.message_dict


def test_an_answer_is_not_older_than_the_request(request_made: Request, officer: User) -> None:
    day_before = request_made.asked_on - timedelta(days=1)
    with pytest.raises(ValidationError) as refused:
        answer_request(request_made, an_answer(RequestState.GRANTED, day_before), by=officer)
    assert "answered_on" in refused.value.message_dict


def test_an_answer_does_not_lie_in_the_future(request_made: Request, officer: User, in_a_week: date) -> None:
    with pytest.raises(ValidationError):
        answer_request(request_made, an_answer(RequestState.GRANTED, in_a_week), by=officer)


@pytest.mark.parametrize("after", RequestState)
@pytest.mark.parametrize("before", RequestState)
def test_an_answer_changes_only_along_the_table(
    post: Post, case: Case, officer: User, today: date, before: RequestState, after: RequestState
) -> None:
    dated = {} if before == RequestState.MADE else {"answered_on": today, "answer": "as they said"}
    made = RequestFactory.create(post=post, on=[case], state=before, **dated)
    if after in NEXT_STATES[before]:
        assert answer_request(made, an_answer(after, today), by=officer).state == after
    else:
        with pytest.raises(ValidationError):
            answer_request(made, an_answer(after, today), by=officer)


def test_each_case_can_have_its_own_answer(post: Post, case: Case, officer: User, today: date) -> None:
    second, third = CaseFactory.create_batch(2, post=post)
    made = RequestFactory.create(post=post, on=[case, second, third])
    answered = answer_request(
        made,
        an_answer(RequestState.GRANTED, today, "Two of three."),
        by=officer,
        per_case={second.pk: RequestState.REFUSED, third.pk: None},
    )
    assert dict(made.request_cases.values_list("case", "state")) == {
        case.pk: RequestState.GRANTED,
        second.pk: RequestState.REFUSED,
        third.pk: RequestState.MADE,
    }
    assert answered.state == RequestState.ACKNOWLEDGED


def test_a_refusal_for_one_case_needs_its_reason_too(post: Post, case: Case, officer: User, today: date) -> None:
    made = RequestFactory.create(post=post, on=[case])
    with pytest.raises(ValidationError):
        answer_request(
            made, an_answer(RequestState.GRANTED, today, ""), by=officer, per_case={case.pk: RequestState.REFUSED}
        )


def test_an_answer_leaves_cases_alone_that_the_person_cannot_see(
    post: Post, case: Case, restricted_case: Case, officer: User, today: date
) -> None:
    made = RequestFactory.create(post=post, on=[case, restricted_case])
    answer_request(made, an_answer(RequestState.GRANTED, today), by=officer)
    assert made.request_cases.get(case=restricted_case).state == RequestState.MADE
    assert not restricted_case.events.exists()


def test_an_answer_for_no_case_is_kept_with_the_request(post: Post, officer: User, today: date) -> None:
    made = RequestFactory.create(post=post, kind="information")
    answered = answer_request(made, an_answer(RequestState.GRANTED, today, "A list was sent."), by=officer)
    assert (answered.state, answered.answer, answered.answered_on) == (
        RequestState.GRANTED,
        "A list was sent.",
        today,
    )


def test_who_answers_a_request_that_has_changed_is_told(request_made: Request, officer: User, today: date) -> None:
    answer_request(request_made, an_answer(RequestState.ACKNOWLEDGED, today), by=officer, version=1)
    with pytest.raises(StaleError):
        answer_request(request_made, an_answer(RequestState.GRANTED, today), by=officer, version=1)


def test_only_the_post_that_asked_records_the_answer(request_made: Request, case: Case, today: date) -> None:
    other = UserFactory.create(caseworker=NationalFactory.create().post)
    with pytest.raises(PermissionDenied):
        answer_request(request_made, an_answer(RequestState.GRANTED, today), by=other)


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        (["made", "made"], RequestState.MADE),
        (["made", "granted"], RequestState.ACKNOWLEDGED),
        (["granted", "refused"], RequestState.PARTLY_GRANTED),
        (["refused", "lapsed"], RequestState.REFUSED),
        (["lapsed", "withdrawn"], RequestState.LAPSED),
    ],
)
def test_several_answers_are_summed_up_in_one_word(states: list[str], expected: RequestState) -> None:
    assert summary(states) == expected
