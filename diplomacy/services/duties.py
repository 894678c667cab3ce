"""Duties that arise from asking and end with it."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import User
from cases.choices import RuleEvent
from cases.models import Case, Task
from cases.services import access, tasks
from core.dates import PartialDate
from diplomacy.choices import AWAITING, RequestKind, RequestState
from diplomacy.models import Request, RequestCase

# The rules, by code, whose duty is done by making a request of this kind.
_DONE_BY_ASKING = {
    RequestKind.ACCESS: ("captured-access", "detained-access"),
    RequestKind.CAPTURE_CARD: ("captured-card",),
}
_GRANTED = (RequestState.GRANTED, RequestState.PARTLY_GRANTED)


def request_made(request: Request, cases: Iterable[Case], *, by: User) -> None:
    """Tick the duty to ask (or to remind, if asked again), and create those that follow, from the day of asking."""
    asked = timezone.now() - timedelta(days=(timezone.localdate() - request.asked_on).days)
    done = Q(rule__code__in=_DONE_BY_ASKING.get(RequestKind(request.kind), ()))
    if request.again_for:
        done |= Q(rule__happening=RuleEvent.REQUEST_MADE)
    for case in cases:
        for task in _open(case, done):
            if case.allows(Permission.RECORD, by):
                tasks.complete_task(task, by=by, remark=request.reference)
        tasks.create_from_rules(case, RuleEvent.REQUEST_MADE, by=by, since=asked)


def request_answered(row: RequestCase, *, before: str, by: User) -> None:
    """The duties to remind end with the last request that waited; access that is granted asks for a visit."""
    if not row.case.is_open or row.state in AWAITING:
        return
    if not RequestCase.objects.filter(case=row.case, state__in=AWAITING).exists():
        for task in _open(row.case, Q(rule__happening=RuleEvent.REQUEST_MADE)):
            if row.case.allows(Permission.RECORD, by):
                tasks.waive_task(task, reason=_("%(request)s is settled") % {"request": row.request.reference}, by=by)
    if row.request.kind == RequestKind.ACCESS and row.state in _GRANTED and before not in _GRANTED:
        _access_granted(row, by)


def _access_granted(row: RequestCase, by: User) -> None:
    source = f"{row.request.authority}, {row.request.reference}"
    granted_on = PartialDate.from_date(row.answered_on) if row.answered_on else PartialDate()
    access.note_access(row.case, granted_on=granted_on, by=by, link=row.request.get_absolute_url(), source=source)


def _open(case: Case, rules: Q) -> list[Task]:
    return list(Task.objects.open().filter(rules, case=case).order_by("pk"))
