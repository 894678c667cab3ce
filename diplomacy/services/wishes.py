"""Asking for somebody what he objects to: only for a reason, which stays with his case."""

from collections.abc import Collection, Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from cases.choices import AgainstWish
from cases.models import Case, Event
from cases.services.overrides import record_overrides, spoken
from diplomacy.choices import WISHES, RequestKind
from diplomacy.permissions import in_short
from nationals.models import Consent
from nationals.services.consents import objections_by_national

Against = dict[int, list[Consent]]


def standing_against(kind: RequestKind | str, cases: Collection[Case], *, reason: str) -> Against:
    """What the persons of these cases say against such a request, by national.

    Raises ``ValidationError`` that names each, if there is anything and no reason is told.
    """
    topics = WISHES.get(RequestKind(kind)) if kind in RequestKind.values else None
    against = objections_by_national([case.national_id for case in cases], topics) if topics and cases else {}
    if against and not reason.strip():
        named = in_short(
            [
                f"{case.reference}: {spoken(objection)}"
                for case in cases
                for objection in against.get(case.national_id, [])
            ],
            between="; ",
        )
        refusal = _("This is against what the person said (%(objections)s). Say why it is done.") % {
            "objections": named
        }
        raise ValidationError({"override_reason": refusal})
    return against


def record(against: Against, events: Iterable[Event], *, reason: str, by: User) -> None:
    """``events``: the entries of the request in the timelines of its cases."""
    for event in events:
        if objections := against.get(event.case.national_id):
            record_overrides(event.case, objections, step=AgainstWish.REQUEST, event=event, reason=reason, by=by)
