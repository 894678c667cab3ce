"""Meetings, calls, notes verbales, démarches: planned, held, cancelled, and corrected later."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Post, User
from cases.choices import EventKind
from cases.models import Case
from diplomacy.choices import EngagementKind, EngagementState
from diplomacy.models import Authority, Contact, Engagement
from diplomacy.permissions import require
from diplomacy.services import concerns
from diplomacy.services.registers import keep

EDITABLE = (
    "kind", "held_on", "starts_at", "place", "number", "subject", "agenda", "their_side", "our_side", "record",
    "we_said", "they_said", "they_asked",
)  # fmt: skip


@transaction.atomic
def record_engagement(  # noqa: PLR0913  an engagement has this many sides
    *,
    by: User,
    kind: EngagementKind | str,
    authority: Authority,
    post: Post,
    held_on: date,
    subject: str,
    cases: Collection[Case] = (),
    contacts: Collection[Contact] = (),
    officers: Collection[User] = (),
    planned: bool = False,
    **said: Any,
) -> Engagement:
    """``said``: the other fields of :data:`EDITABLE`. Raises ``ValidationError`` by field."""
    require(by, post)
    state = EngagementState.PLANNED if planned else EngagementState.HELD
    engagement = Engagement(authority=authority, post=post, recorded_by=by, state=state)
    _check_day(engagement, held_on)
    keep(engagement, {"kind": kind, "held_on": held_on, "subject": subject} | said)
    _set_people(engagement, contacts, officers)
    added = concerns.set_cases(engagement, cases, by=by)
    if engagement.is_held:
        _tell(engagement, added, by=by)
    return engagement


@transaction.atomic
def amend_engagement(
    engagement: Engagement,
    *,
    version: int,
    changes: Mapping[str, Any],
    by: User,
    cases: Collection[Case],
    contacts: Collection[Contact],
    officers: Collection[User] | None = None,
) -> Engagement:
    """Change what was written; cases that the person cannot see stay as they are. Raises ``StaleError`` too."""
    require(by, engagement.post)
    amended = Engagement.locked(engagement.pk, version)
    if (day := changes.get("held_on")) and day != amended.held_on:
        _check_day(amended, day)
    keep(amended, {name: changes[name] for name in EDITABLE if name in changes})
    _set_people(amended, contacts, officers)
    added = concerns.set_cases(amended, cases, by=by)
    if amended.is_held:
        _tell(amended, added, by=by)
    return amended


@transaction.atomic
def hold_engagement(
    engagement: Engagement,
    *,
    version: int,
    changes: Mapping[str, Any],
    by: User,
    contacts: Collection[Contact],
    officers: Collection[User],
) -> Engagement:
    """What was planned is being held, or was: on which day, with whom. Each of its cases learns of it now."""
    require(by, engagement.post)
    held = Engagement.locked(engagement.pk, version)
    _refuse_unless(held, EngagementState.PLANNED)
    concerns.refuse_future(held_on=changes.get("held_on", held.held_on))
    told = {name: changes[name] for name in EDITABLE if name in changes}
    keep(held, told | {"state": EngagementState.HELD})
    _set_people(held, contacts, officers)
    _tell(held, list(held.cases.order_by("reference")), by=by)
    return held


@transaction.atomic
def cancel_engagement(engagement: Engagement, *, version: int, reason: str, by: User) -> Engagement:
    """What was planned will not be held. Raises ``ValidationError`` without a reason, or if it was held."""
    require(by, engagement.post)
    cancelled = Engagement.locked(engagement.pk, version)
    _refuse_unless(cancelled, EngagementState.PLANNED)
    return keep(cancelled, {"state": EngagementState.CANCELLED, "cancelled_because": reason})


@transaction.atomic
def plan_again(engagement: Engagement, *, version: int, held_on: date, by: User) -> Engagement:
    """What was cancelled gets another day; so does what was taken for held by mistake, while it has no points."""
    require(by, engagement.post)
    again = Engagement.locked(engagement.pk, version)
    if again.is_planned or again.points.exists():
        raise ValidationError(_("It has points already: correct its day instead.") if again.is_held else _planned())
    planned = {"state": EngagementState.PLANNED, "cancelled_because": ""}
    again.state = EngagementState.PLANNED
    _check_day(again, held_on)
    return keep(again, planned | {"held_on": held_on})


def _check_day(engagement: Engagement, held_on: date) -> None:
    if not engagement.is_planned:
        concerns.refuse_future(held_on=held_on)
    elif held_on < timezone.localdate():
        raise ValidationError({"held_on": _("This day has passed: record it as held instead.")})


def _refuse_unless(engagement: Engagement, state: EngagementState) -> None:
    """Raise ``ValidationError`` that says how it stands now: somebody may have been quicker."""
    if engagement.state != state:
        now = engagement.get_state_display()
        raise ValidationError(_("It is %(state)s already.") % {"state": now})


def _planned() -> str:
    return _("It is planned already: change its day instead.")


def _set_people(engagement: Engagement, contacts: Collection[Contact], officers: Collection[User] | None) -> None:
    engagement.contacts.set(contacts)
    if officers is not None:
        engagement.officers.set(officers)


def _tell(engagement: Engagement, cases: Collection[Case], *, by: User) -> None:
    text = _("%(kind)s with %(authority)s: %(subject)s") % {
        "kind": engagement.get_kind_display(), "authority": engagement.authority, "subject": engagement.subject,
    }  # fmt: skip
    concerns.write_down(engagement, cases, kind=EventKind.ENGAGEMENT, text=text, on=engagement.held_on, by=by)
