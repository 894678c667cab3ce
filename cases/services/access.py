"""Consular access (Vienna Convention on Consular Relations, article 36(1)(c))."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import User
from cases.choices import EventKind, RuleEvent, TaskState
from cases.models import Case, Event, Task
from cases.permissions import require
from cases.services import tasks, timeline
from core.dates import PartialDate


@transaction.atomic
def record_access(case: Case, *, granted_on: PartialDate, by: User, link: str = "", source: str = "") -> Event:
    """The holding state lets us visit: an entry in the timeline, and the duty to visit."""
    require(Permission.RECORD, by, case)
    return note_access([case], granted_on=granted_on, by=by, link=link, source=source)[0]


def note_access(
    cases: Collection[Case], *, granted_on: PartialDate, by: User, link: str = "", source: str = ""
) -> list[Event]:
    """The same for many cases and for other verbs, which have checked what the person may do; it stands in their
    transaction."""
    events = timeline.record_for_all(
        cases, kind=EventKind.ACCESS, text=_("Consular access granted"), occurred_on=granted_on,
        source=source, link=link, by=by,
    )  # fmt: skip
    tasks.create_for_all(cases, RuleEvent.ACCESS_GRANTED, by=by)
    return events


def take_access_back(cases: Collection[Case], *, link: str, reason: str, by: User) -> None:
    """What was granted under this address is granted no longer: struck through, and without another grant nobody has
    to visit. For other verbs, like :func:`note_access`."""
    granted = Event.objects.standing().filter(kind=EventKind.ACCESS, case__in=cases, link=link)
    Event.objects.bulk_create(
        Event(
            case_id=event.case_id, kind=EventKind.DECISION, text=_("Consular access taken back"), recorded_by=by,
            link=link, corrects=event, data={"reason": reason},
        )
        for event in granted.select_for_update(of=("self",)).order_by("pk")
    )  # fmt: skip
    still = Event.objects.standing().filter(kind=EventKind.ACCESS, case=OuterRef("case"))
    visits = Task.objects.open().filter(~Exists(still), rule__happening=RuleEvent.ACCESS_GRANTED, case__in=cases)
    tasks.settle_together(visits, TaskState.WAIVED, remark=_("Consular access taken back"), by=by)
