"""Who is at a meeting, where else they are that day, and what gathers for a meeting that is planned."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _

from accounts.http import OfficerRequest
from accounts.models import User
from core import free_days
from diplomacy.choices import Side
from diplomacy.finding import asked_of_us, awaited, met, promised
from diplomacy.models import Authority, Contact, Engagement

_FEW = 20


@dataclass(frozen=True, slots=True)
class Present:
    contact: Contact
    was_in_office: bool


def people_of(engagement: Engagement, user: User) -> dict[str, Any]:
    contacts = list(engagement.contacts.order_by("name", "pk"))
    return {
        "present": [Present(contact, contact.was_in_office_on(engagement.held_on)) for contact in contacts],
        "officers": engagement.officers.order_by("full_name", "pk"),
        "elsewhere": _elsewhere(engagement, contacts, user),
        "free_there": free_days.why_free(engagement.held_on, engagement.authority.works_by),
    }


def _elsewhere(engagement: Engagement, contacts: Iterable[Contact], user: User) -> list[Engagement]:
    """What else these persons have on that day, as far as this person may see it: that is possible, and said."""
    if engagement.is_cancelled:
        return []
    others = Engagement.objects.found_for(user).visible_to(user).meeting_again(contacts, on=engagement.held_on)
    return list(others.exclude(pk=engagement.pk).for_list())


def say_where_else(request: OfficerRequest, engagement: Engagement) -> None:
    for other in _elsewhere(engagement, engagement.contacts.order_by("pk"), request.user):
        messages.warning(
            request, _("Somebody of theirs is also at “%(other)s” on that day.") % {"other": other.subject}
        )


def gathered(engagement: Engagement, user: User) -> dict[str, Any]:
    """What is open with the counterpart and all that is part of it, as it is now."""
    within = Authority.objects.numbers_within(engagement.authority_id)
    promises = promised(user, authority__in=within)
    before = met(user, authority__in=within, held_on__lt=engagement.held_on).held()
    return {
        "awaited": awaited(user, authority__in=within).shown_to(user, _FEW),
        "theirs": promises.filter(side=Side.THEIRS).shown_to(user, _FEW),
        "ours": promises.filter(side=Side.OURS).shown_to(user, _FEW),
        "asked_of_us": asked_of_us(user, within, _FEW),
        "before": before.shown_to(user, 3),
    }
