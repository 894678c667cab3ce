"""Duties that arise from asking and end with it."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cases.choices import RuleEvent, TaskState
from cases.models import Case, Task
from cases.services import access, tasks
from core.dates import PartialDate, midnight
from diplomacy.choices import AWAITING, RequestKind
from diplomacy.models import Request, RequestCase

# The rules, by code, whose duty is done by making a request of this kind.
_DONE_BY_ASKING = {
    RequestKind.ACCESS: ("captured-access", "detained-access"),
    RequestKind.CAPTURE_CARD: ("captured-card",),
}
_REMIND = "request-remind"
_REMINDERS = Q(rule__happening=RuleEvent.REQUEST_MADE)


def request_made(request: Request, cases: Collection[Case], *, by: User) -> None:
    """Tick the duty to ask (or to remind, if asked again), and create those that follow, from the day of asking."""
    done = Q(rule__code__in=_DONE_BY_ASKING.get(RequestKind(request.kind), ()))
    if request.again_for:
        done |= _REMINDERS
    asked = Task.objects.open().filter(done, case__in=cases)
    tasks.settle_together(asked, TaskState.DONE, remark=request.reference, by=by)
    tasks.create_for_all(cases, RuleEvent.REQUEST_MADE, by=by, since=_now_on(request.asked_on))


def next_reminder(since: date) -> date | None:
    """When they should be reminded, as the rules say; None where no rule asks for it."""
    start = midnight(since)
    due = tasks.first_due(RuleEvent.REQUEST_MADE, since=start)
    return timezone.localdate(due) if due else None


def reminded(request: Request, cases: Collection[Case], *, on: date, by: User) -> None:
    """The duty to remind is done; the next one counts from this day. Who was to escalate still is."""
    due = Task.objects.open().filter(rule__code=_REMIND, case__in=cases)
    tasks.settle_together(due, TaskState.DONE, remark=request.reference, by=by)
    tasks.create_for_all(cases, RuleEvent.REQUEST_MADE, by=by, since=_now_on(on))


def _now_on(day: date) -> datetime:
    """This time of that day."""
    return timezone.now() - timedelta(days=(timezone.localdate() - day).days)


def requests_settled(request: Request, cases: Collection[Case], *, by: User) -> None:
    """The duties to remind end with the last request for a case that waited."""
    waiting = RequestCase.objects.filter(case=OuterRef("case"), state__in=AWAITING)
    reminders = Task.objects.open().filter(_REMINDERS, ~Exists(waiting), case__in=cases)
    remark = _("%(request)s is settled") % {"request": request.reference}
    tasks.settle_together(reminders, TaskState.WAIVED, remark=remark, by=by)


def access_granted(request: Request, cases: Collection[Case], *, on: date, by: User) -> None:
    """The holding state lets us visit: the duty to do so."""
    source = f"{request.authority}, {request.reference}"
    granted_on = PartialDate.from_date(on)
    access.note_access(cases, granted_on=granted_on, by=by, link=request.get_absolute_url(), source=source)
