"""The timeline: entries are written once; a correction points to what it strikes through."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import User
from cases.choices import CONTACT_KINDS, EventKind, Party, Status
from cases.models import Case, Event
from cases.permissions import require
from core.choices import SourceKind
from core.dates import PartialDate
from nationals.choices import ConsentTopic
from nationals.services.consents import against_anything

UNKNOWN = PartialDate("")
_AT_ONCE = 1000  # rows in one statement


def record(  # noqa: PLR0913  an event has this many sides
    case: Case,
    *,
    kind: EventKind,
    by: User,
    text: str = "",
    occurred_on: PartialDate = UNKNOWN,
    link: str = "",
    source_kind: SourceKind | str = "",
    source: str = "",
    data: dict[str, str] | None = None,
) -> Event:
    """Write an entry. For other verbs, which have checked what the person may do; it stands in their transaction."""
    return Event.objects.create(
        case=case,
        kind=kind,
        text=text,
        occurred_on=occurred_on,
        recorded_by=by,
        link=link,
        source_kind=source_kind,
        source=source,
        data=data or {},
    )


def record_for_all(
    cases: Iterable[Case],
    *,
    kind: EventKind,
    by: User,
    text: str = "",
    occurred_on: PartialDate = UNKNOWN,
    link: str = "",
    source: str = "",
) -> list[Event]:
    """The same entry for many cases, in as many queries for five thousand as for five: one a thousand."""
    told = {"kind": kind, "text": text, "occurred_on": occurred_on, "recorded_by": by, "link": link, "source": source}
    return Event.objects.bulk_create([Event(case=case, **told) for case in cases], batch_size=_AT_ONCE)


@transaction.atomic
def add_entry(
    case: Case,
    *,
    kind: EventKind,
    text: str,
    by: User,
    occurred_on: PartialDate = UNKNOWN,
    party: Party | str = "",
    reached: bool = True,
) -> Event:
    """The quick entry: a call, a visit, a message or a note. Raises ``ValidationError`` for a contact with the family
    that the person objects to: it is recorded with the relative, where the reason is asked for."""
    require(Permission.RECORD, by, case)
    if party == Party.FAMILY and kind in CONTACT_KINDS and _objects_to_family(case):
        raise ValidationError(
            {"party": _("The person objects to it. Choose “Record a contact” beside the relative, and say why.")}
        )
    return Event.objects.create(
        case=case, kind=kind, text=text, recorded_by=by, occurred_on=occurred_on, party=party, reached=reached
    )


def _objects_to_family(case: Case) -> bool:
    return any(objection.topic == ConsentTopic.FAMILY for objection in against_anything(case.national))


@transaction.atomic
def correct_entry(event: Event, *, text: str, reason: str, by: User) -> Event:
    """Strike an entry through and put another beside it. Status changes are corrected by a transition instead.

    Raises ``ValidationError`` if it is a status change or already corrected.
    """
    require(Permission.RECORD, by, event.case)
    Event.objects.select_for_update().get(pk=event.pk)
    if event.kind == EventKind.STATUS:
        raise ValidationError(_("A status is corrected by “Correct the status”."))
    if Event.objects.filter(corrects=event).exists():
        raise ValidationError(_("Somebody has already corrected this entry."))
    return Event.objects.create(
        case=event.case,
        kind=event.kind,
        text=text,
        recorded_by=by,
        occurred_on=event.occurred_on,
        party=event.party,
        reached=event.reached,
        corrects=event,
        data={"reason": reason},
    )


def record_status(
    case: Case, *, before: Status | str, after: Status, transition: str, occurred_on: PartialDate, by: User,
    facts: dict[str, str], corrects: Event | None = None,
) -> Event:  # fmt: skip
    """The entry of a status change, for ``cases.services.moves`` and for opening a case."""
    return Event.objects.create(
        case=case,
        kind=EventKind.STATUS,
        status_before=before,
        status_after=after,
        transition=transition,
        occurred_on=occurred_on,
        recorded_by=by,
        text=facts.get("reason", ""),
        source_kind=facts.get("source_kind", ""),
        source=facts.get("source", ""),
        data=facts,
        corrects=corrects,
    )
