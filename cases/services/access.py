"""Consular access (Vienna Convention on Consular Relations, article 36(1)(c))."""

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import User
from cases.choices import EventKind, RuleEvent
from cases.models import Case, Event
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
    events = [
        timeline.record(
            case,
            kind=EventKind.ACCESS,
            text=_("Consular access granted"),
            occurred_on=granted_on,
            source=source,
            link=link,
            by=by,
        )
        for case in cases
    ]
    tasks.create_for_all(cases, RuleEvent.ACCESS_GRANTED, by=by)
    return events
