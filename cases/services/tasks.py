"""Duties: created by rules or by hand; done, waived with a reason, reassigned."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import User
from cases.choices import EventKind, RuleEvent, TaskState, TimeUnit
from cases.models import Case, DeadlineRule, Event, Task
from cases.permissions import require
from cases.services.timeline import record
from core.text import PlainText

_HOURS = {TimeUnit.HOURS: 1, TimeUnit.DAYS: 24, TimeUnit.YEARS: 24 * 365}
_AT_ONCE = 1000  # rows in one statement


def create_from_rules(
    case: Case, happening: RuleEvent, *, by: User, status: str = "", since: datetime | None = None
) -> list[Task]:
    """The duties that the active rules attach to this happening, due from ``since`` (now). The same duty is not
    created twice while it is open."""
    return create_for_all([case], happening, by=by, status=status, since=since)


def create_for_all(
    cases: Collection[Case], happening: RuleEvent, *, by: User, status: str = "", since: datetime | None = None
) -> list[Task]:
    """The same for many cases, in as many queries as for one."""
    start = since or timezone.now()
    standing = set(Task.objects.open().filter(case__in=cases).exclude(rule=None).values_list("case_id", "rule_id"))
    rules = list(DeadlineRule.objects.for_event(happening, status))
    new = [(case, rule) for case in cases for rule in rules if (case.pk, rule.pk) not in standing]
    return Task.objects.bulk_create([_from_rule(case, rule, start, by) for case, rule in new], batch_size=_AT_ONCE)


def first_due(happening: RuleEvent, *, since: datetime) -> datetime | None:
    """When the first duty that this happening creates is due, if an active rule creates any."""
    rules = DeadlineRule.objects.for_event(happening, "")
    return min((since + _within(rule) for rule in rules), default=None)


def _within(rule: DeadlineRule) -> timedelta:
    return timedelta(hours=rule.within * _HOURS[TimeUnit(rule.unit)])


def _from_rule(case: Case, rule: DeadlineRule, start: datetime, by: User) -> Task:
    return Task(
        case=case,
        title=rule.title,
        guidance=rule.guidance,
        rule=rule,
        due_at=start + _within(rule),
        owner_id=case.assignee_id,
        created_by=by,
    )


@transaction.atomic
def add_task(
    case: Case, *, title: str, due_at: datetime, by: User, owner: User | None = None, guidance: str = ""
) -> Task:
    require(Permission.RECORD, by, case)
    return Task.objects.create(
        case=case, title=title, guidance=guidance, due_at=due_at, owner=owner or case.assignee, created_by=by
    )


@transaction.atomic
def complete_task(task: Task, *, by: User, remark: str = "") -> Task:
    """Done. A rule that repeats creates the next duty. Raises ``ValidationError`` for a remark that hides text."""
    PlainText()(remark)
    done = _settle(task, TaskState.DONE, by=by, remark=remark)
    if done.rule and done.rule.repeat_days and done.case.is_open:
        again = _from_rule(done.case, done.rule, timezone.now(), by)
        again.due_at = timezone.now() + timedelta(days=done.rule.repeat_days)
        again.save()
    return done


@transaction.atomic
def waive_task(task: Task, *, reason: str, by: User) -> Task:
    """Not to be done, for a reason. Raises ``ValidationError`` without one."""
    if not reason.strip():
        raise ValidationError(_("Say why this duty is waived."))
    return _settle(task, TaskState.WAIVED, by=by, remark=reason)


@transaction.atomic
def reopen_task(task: Task, *, by: User) -> Task:
    """Undo of a tick. Where another was quicker there is nothing to undo."""
    require(Permission.RECORD, by, task.case)
    again = Task.locked(task.pk)
    if again.is_open:
        return again
    again.state, again.settled_at, again.settled_by, again.remark = TaskState.OPEN, None, None, ""
    again.save_as_next_version()
    record(again.case, kind=EventKind.TASK, text=_("Opened again: %(duty)s") % {"duty": again.title}, by=by)
    return again


@transaction.atomic
def reassign_task(task: Task, *, to: User | None, by: User) -> Task:
    require(Permission.ASSIGN, by, task.case)
    moved = Task.locked(task.pk)
    moved.owner = to
    moved.save_as_next_version()
    return moved


@transaction.atomic
def settle_together(tasks: QuerySet[Task], state: TaskState, *, remark: str, by: User) -> None:
    """What another step has done or made needless, for other verbs, which have checked what the person may do.
    Unlike a tick it creates no next duty. Many cost as few queries as one."""
    settled = list(tasks.select_for_update(of=("self",)).select_related("case").order_by("pk"))
    Task.objects.filter(pk__in=[task.pk for task in settled]).update(
        state=state, settled_at=timezone.now(), settled_by=by, remark=remark, version=F("version") + 1
    )
    entries = [
        Event(case=task.case, kind=EventKind.TASK, text=_settled(task, state, remark), recorded_by=by)
        for task in settled
    ]
    Event.objects.bulk_create(entries, batch_size=_AT_ONCE)


def _settle(task: Task, state: TaskState, *, by: User, remark: str) -> Task:
    require(Permission.RECORD, by, task.case)
    settled = Task.locked(task.pk)
    if not settled.is_open:
        raise ValidationError(_("This duty is already %(state)s.") % {"state": settled.get_state_display()})
    settled.case, settled.rule = task.case, task.rule  # as just read
    return _close(settled, state, by=by, remark=remark)


def _close(task: Task, state: TaskState, *, by: User, remark: str) -> Task:
    task.state, task.settled_at, task.settled_by, task.remark = state, timezone.now(), by, remark
    task.save_as_next_version()
    record(task.case, kind=EventKind.TASK, text=_settled(task, state, remark), by=by)
    return task


def _settled(task: Task, state: TaskState, remark: str) -> str:
    return f"{TaskState(state).label}: {task.title}" + (f" ({remark})" if remark else "")
