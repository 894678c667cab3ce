"""The line of steps at the top of a case: reported, held, access, released, in transit, repatriated."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.choices import EventKind, Status
from cases.models import Case, Event

ENDS = {Status.SAFE_ABROAD, Status.DECEASED}
LAST = (Status.RELEASED, Status.IN_TRANSIT, Status.REPATRIATED)


@dataclass(frozen=True, slots=True)
class Step:
    """``state``: ``done``, ``now`` or empty (not yet)."""

    label: str | Promise
    state: str
    when: str


def way_home(case: Case, events: Iterable[Event]) -> list[Step]:
    """The usual way, with the case's own detours in it; ``events`` are those that stand, newest first."""
    told = [event for event in events if not event.is_struck]
    when = {event.status_after: _when(event) for event in reversed(told) if event.kind == EventKind.STATUS}
    access = next((event for event in told if event.kind == EventKind.ACCESS), None)
    status = Status(case.status)
    steps = [Step(Status.REPORTED.label, _state(Status.REPORTED, status, when), _day(case.opened_at))]
    middle = status if status not in (Status.REPORTED, *LAST, *ENDS) else _last_middle(when)
    if middle:
        steps.append(Step(middle.label, _state(middle, status, when), when.get(middle, "")))
    steps.append(Step(_("access"), "done" if access else "", _when(access) if access else ""))
    last = (status,) if status in ENDS else LAST
    return steps + [Step(each.label, _state(each, status, when), when.get(each, "")) for each in last]


def _state(step: Status, now: Status, when: dict[str, str]) -> str:
    if step == now:
        return "now"
    return "done" if step == Status.REPORTED or step in when else ""


def _last_middle(when: dict[str, str]) -> Status | None:
    middles = [Status(value) for value in when if value and value not in (*LAST, *ENDS, Status.REPORTED)]
    return middles[-1] if middles else None


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j M")


def _when(event: Event) -> str:
    return str(event.occurred_on) if event.occurred_on else _day(event.recorded_at)
