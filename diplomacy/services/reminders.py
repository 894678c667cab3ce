"""Reminding: each time is recorded, and says when the next is due."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cases.choices import EventKind
from diplomacy.choices import AWAITING, EngagementKind
from diplomacy.models import Reminder, Request, RequestCase
from diplomacy.permissions import require
from diplomacy.services import concerns, duties


@transaction.atomic
def remind(
    request: Request,
    *,
    by: User,
    reminded_on: date,
    way: EngagementKind | str,
    text: str = "",
    version: int | None = None,
) -> Request:
    """Of all that still waits and that this person may see. Raises ``ValidationError`` by field, ``StaleError``."""
    require(by, request.post)
    reminded = Request.locked(request.pk, version)
    _check_day(reminded, reminded_on)
    rows = _waiting(reminded, by)
    made = Reminder(
        request=reminded, reminded_on=reminded_on, way=way, text=text, reminded_by=by,
        next_on=duties.next_reminder(reminded_on),
    )  # fmt: skip
    made.full_clean()
    made.save()
    made.rows.set(rows)
    cases = [row.case for row in rows]
    concerns.write_down(reminded, cases, kind=EventKind.REQUEST, text=_told(made), on=reminded_on, by=by)
    duties.reminded(reminded, [case for case in cases if case.is_open], on=reminded_on, by=by)
    reminded.save_as_next_version()
    return reminded


def _waiting(request: Request, by: User) -> list[RequestCase]:
    rows = request.request_cases.visible_to(by).filter(state__in=AWAITING).select_related("case").order_by("pk")
    waiting = list(rows)
    if not waiting and (request.request_cases.exists() or request.state not in AWAITING):
        raise ValidationError(_("Nothing waits for an answer any longer."))
    return waiting


def _check_day(request: Request, reminded_on: date) -> None:
    concerns.refuse_future(reminded_on=reminded_on)
    if reminded_on < request.asked_on:
        raise ValidationError({"reminded_on": _("This is before the request was made.")})


def _told(made: Reminder) -> str:
    text = _("Reminded %(authority)s of %(reference)s (%(way)s)") % {
        "authority": made.request.authority, "reference": made.request.reference, "way": made.get_way_display(),
    }  # fmt: skip
    return f"{text}. {made.text}" if made.text else text
