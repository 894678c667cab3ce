"""Duties arise by rule, are settled once, and come again where the rule says so."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from accounts.models import User
from cases.choices import RuleEvent, TaskState
from cases.models import Case, Task
from cases.services import tasks
from tests.factories.accounts import UserFactory
from tests.factories.cases import DeadlineRuleFactory, TaskFactory

pytestmark = pytest.mark.django_db


def test_a_rule_gives_the_duty_its_deadline_and_the_assignee(case: Case, caseworker: User) -> None:
    case.assignee = caseworker
    start = timezone.now() - timedelta(days=1)
    made = tasks.create_from_rules(case, RuleEvent.STATUS_ENTERED, status="reported", by=caseworker, since=start)
    assert {task.due_at for task in made} == {start + timedelta(hours=24)}
    assert {task.owner for task in made} == {caseworker}


def test_the_same_duty_does_not_stand_twice(case: Case, caseworker: User) -> None:
    for _time in range(2):
        tasks.create_from_rules(case, RuleEvent.STATUS_ENTERED, status="reported", by=caseworker)
    assert case.tasks.count() == 2


def test_an_inactive_rule_makes_no_duty(case: Case, caseworker: User) -> None:
    DeadlineRuleFactory.create(status="safe_abroad", is_active=False)
    assert not tasks.create_from_rules(case, RuleEvent.STATUS_ENTERED, status="safe_abroad", by=caseworker)


def test_a_rule_that_repeats_makes_the_next_duty(case: Case, caseworker: User) -> None:
    [visit] = tasks.create_from_rules(case, RuleEvent.ACCESS_GRANTED, by=caseworker)
    tasks.complete_task(visit, by=caseworker)
    again = case.tasks.open().get()
    assert (again.due_at - timezone.now()).days == 27


def test_a_duty_is_settled_once(case: Case, caseworker: User) -> None:
    task = TaskFactory.create(case=case)
    tasks.complete_task(task, by=caseworker, remark="called")
    with pytest.raises(ValidationError, match="already done"):
        tasks.waive_task(task, reason="too late", by=caseworker)
    task.refresh_from_db()
    assert (task.state, task.settled_by, task.remark) == (TaskState.DONE, caseworker, "called")


def test_a_duty_is_waived_only_for_a_reason(case: Case, caseworker: User) -> None:
    with pytest.raises(ValidationError, match="why"):
        tasks.waive_task(TaskFactory.create(case=case), reason="  ", by=caseworker)


def test_a_tick_can_be_undone(case: Case, caseworker: User) -> None:
    task = tasks.complete_task(TaskFactory.create(case=case), by=caseworker)
    assert tasks.reopen_task(task, by=caseworker).is_open


def test_a_tick_is_undone_once(case: Case, caseworker: User) -> None:
    task = tasks.complete_task(TaskFactory.create(case=case), by=caseworker)
    for _time in range(2):
        tasks.reopen_task(task, by=caseworker)
    assert case.events.filter(text__startswith="Opened again").count() == 1


@pytest.mark.parametrize("remark", ["called\0", "called \u202edellac"])
def test_a_remark_that_hides_text_is_refused(case: Case, caseworker: User, remark: str) -> None:
    task = TaskFactory.create(case=case)
    with pytest.raises(ValidationError, match="invisible"):
        tasks.complete_task(task, by=caseworker, remark=remark)
    task.refresh_from_db()
    assert task.is_open


def test_a_duty_can_be_given_to_somebody_else(case: Case, caseworker: User) -> None:
    other = UserFactory.create(caseworker=case.post)
    task = TaskFactory.create(case=case, owner=caseworker)
    tasks.reassign_task(task, to=other, by=caseworker)
    assert Task.objects.get(pk=task.pk).owner == other


@pytest.mark.parametrize("verb", [tasks.complete_task, tasks.reopen_task])
def test_a_stranger_settles_nothing(case: Case, stranger: User, verb: object) -> None:
    with pytest.raises(PermissionDenied):
        verb(TaskFactory.create(case=case), by=stranger)  # type: ignore[operator]
