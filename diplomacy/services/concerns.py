"""What is said, asked and promised about cases, written into each case's timeline."""

from collections.abc import Collection, Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cases.choices import EventKind
from cases.models import Case, Event
from cases.services import timeline
from core.dates import PartialDate
from diplomacy.models import Commitment, Engagement
from diplomacy.permissions import concerned, in_short


def refuse_future(**days: date | None) -> None:
    """Raise ``ValidationError``, by field, for days that have not come yet."""
    today = timezone.localdate()
    if late := {name: _("This lies in the future.") for name, day in days.items() if day and day > today}:
        raise ValidationError(late)


def refuse_closed(cases: Iterable[Case]) -> None:
    if closed := [case.reference for case in cases if not case.is_open]:
        raise ValidationError(
            {"cases": _("%(references)s: closed. Reopen before you ask.") % {"references": in_short(closed)}}
        )


def write_down(
    record: models.Model, cases: Iterable[Case], *, kind: EventKind, text: str, on: date, by: User
) -> list[Event]:
    """An entry in the timeline of each case, with a link to the record."""
    day, link = PartialDate.from_date(on), _address(record)
    return timeline.record_for_all(cases, kind=kind, by=by, text=text, occurred_on=day, link=link)


def _address(record: models.Model) -> str:
    address: str = record.get_absolute_url()  # type: ignore[attr-defined]  # each of our records has one
    return address


def set_cases(record: Engagement | Commitment, cases: Collection[Case], *, by: User) -> list[Case]:
    """Let the record concern these cases, and those of its cases that this person cannot see; return the new ones."""
    chosen = concerned(cases, by)
    seen: set[Case] = set(record.cases.visible_to(by))
    record.cases.remove(*(seen - set(chosen)))
    added = [case for case in chosen if case not in seen]
    record.cases.add(*added)
    return added
