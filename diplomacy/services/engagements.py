"""Meetings, calls, notes verbales, démarches: recorded after they were held."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Post, User
from cases.choices import EventKind
from cases.models import Case
from diplomacy.choices import EngagementKind
from diplomacy.models import Authority, Contact, Engagement
from diplomacy.permissions import require
from diplomacy.services import concerns
from diplomacy.services.registers import keep

EDITABLE = ("kind", "held_on", "place", "number", "subject", "our_side", "we_said", "they_said", "they_asked")


@transaction.atomic
def record_engagement(
    *,
    by: User,
    kind: EngagementKind | str,
    authority: Authority,
    post: Post,
    held_on: date,
    subject: str,
    cases: Collection[Case] = (),
    contacts: Collection[Contact] = (),
    **said: str,
) -> Engagement:
    """``said``: place, number, our_side, we_said, they_said, they_asked. Raises ``ValidationError`` by field."""
    require(by, post)
    concerns.refuse_future(held_on=held_on)
    values = {"kind": kind, "held_on": held_on, "subject": subject} | said
    engagement = keep(Engagement(authority=authority, post=post, recorded_by=by), values)
    engagement.contacts.set(contacts)
    _tell(engagement, concerns.set_cases(engagement, cases, by=by), by=by)
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
) -> Engagement:
    """Change what was written; cases that the person cannot see stay as they are. Raises ``StaleError`` too."""
    require(by, engagement.post)
    amended = Engagement.locked(engagement.pk, version)
    concerns.refuse_future(held_on=changes.get("held_on"))
    keep(amended, {name: changes[name] for name in EDITABLE if name in changes})
    amended.contacts.set(contacts)
    _tell(amended, concerns.set_cases(amended, cases, by=by), by=by)
    return amended


def _tell(engagement: Engagement, cases: Collection[Case], *, by: User) -> None:
    text = _("%(kind)s with %(authority)s: %(subject)s") % {
        "kind": engagement.get_kind_display(), "authority": engagement.authority, "subject": engagement.subject,
    }  # fmt: skip
    concerns.write_down(engagement, cases, kind=EventKind.ENGAGEMENT, text=text, on=engagement.held_on, by=by)
