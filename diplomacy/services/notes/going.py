"""From the desk to the door: checked, given back, sent, or cancelled."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from cases.choices import AgainstWish, EventKind
from cases.models import Event
from cases.services.overrides import record_overrides, refusal
from diplomacy.choices import NoteState
from diplomacy.models import NoteCase, NoteVerbale
from diplomacy.services import concerns
from diplomacy.services.notes.annex import people_of, rows_of
from diplomacy.services.notes.locking import enter, locked_note
from diplomacy.services.notes.numbering import give_number
from diplomacy.services.notes.outcome import settle_as_answered
from diplomacy.services.registers import keep
from nationals.choices import ConsentTopic
from nationals.models import Consent
from nationals.services.consents import objections_by_national

Against = dict[int, list[Consent]]


@transaction.atomic
def check_note(note: NoteVerbale, *, by: User, version: int | None = None) -> NoteVerbale:
    """A second person finds it right: it gets its number, and the annex stands as he has seen it."""
    checked = locked_note(note, version, by=by)
    if by.pk in (checked.drafted_by_id, checked.written_by_id):
        raise ValidationError(_("You have written this note. Somebody else must check it."))
    enter(checked, NoteState.CHECKED)
    if checked.template and not checked.template.is_in_use:
        raise ValidationError(_("Its template is no longer in use. Choose another first."))
    people = people_of(checked)
    for person, row in zip(people, rows_of(checked, people), strict=True):
        person.printed = row
    NoteCase.objects.bulk_update(people, ["printed"])
    give_number(checked)
    return keep(checked, {"checked_by": by, "checked_at": timezone.now(), "remark": ""})


@transaction.atomic
def return_note(note: NoteVerbale, *, by: User, remark: str, version: int | None = None) -> NoteVerbale:
    """Back to a draft, with what should be changed. A number that it has stays its own."""
    returned = locked_note(note, version, by=by)
    if not remark.strip():
        raise ValidationError({"remark": _("Say what should be changed.")})
    enter(returned, NoteState.DRAFT)
    returned.note_cases.update(printed=[])
    return keep(returned, {"checked_by": None, "checked_at": None, "remark": remark})


@transaction.atomic
def send_note(
    note: NoteVerbale, *, by: User, sent_on: date, version: int | None = None, override_reason: str = ""
) -> NoteVerbale:
    """It has left the house: from now on it stays as it is, and each case that it names learns of it.

    Raises ``ValidationError`` by field; also where somebody objects to being told of and no reason is given.
    """
    sent = locked_note(note, version, by=by)
    concerns.refuse_future(sent_on=sent_on)
    if sent.checked_at and sent_on < timezone.localdate(sent.checked_at):
        raise ValidationError({"sent_on": _("It cannot have been sent before it was checked.")})
    enter(sent, NoteState.SENT)
    against = objections_to_sending(sent)
    told = [objection for objections in against.values() for objection in objections]
    if refused := refusal(told, override_reason):
        raise ValidationError({"override_reason": refused})
    keep(sent, {"sent_on": sent_on})
    text = _("Note verbale %(number)s to %(authority)s: %(subject)s") % {
        "number": sent.reference, "authority": sent.authority, "subject": sent.subject,
    }  # fmt: skip
    cases = list(sent.cases.order_by("reference"))
    events = concerns.write_down(sent, cases, kind=EventKind.ENGAGEMENT, text=text, on=sent_on, by=by)
    _record_overrides(events, against, override_reason, by)
    if sent.replies_to:
        settle_as_answered(sent.replies_to, sent, on=sent_on, by=by)
    return sent


def objections_to_sending(note: NoteVerbale) -> Against:
    """Of those whom the annex tells of: who objects to being told of, by national."""
    if not note.facts:
        return {}
    return objections_by_national(note.cases.values_list("national_id", flat=True), (ConsentTopic.SHARING,))


def _record_overrides(events: list[Event], against: Against, reason: str, by: User) -> None:
    for event in events:
        if objections := against.get(event.case.national_id):
            record_overrides(event.case, objections, step=AgainstWish.NOTE, event=event, reason=reason, by=by)


@transaction.atomic
def cancel_note(note: NoteVerbale, *, by: User, remark: str, version: int | None = None) -> NoteVerbale:
    """It will not go. A number that it has stays in the register, with the reason."""
    cancelled = locked_note(note, version, by=by)
    if not remark.strip():
        raise ValidationError({"remark": _("Say why it is cancelled.")})
    enter(cancelled, NoteState.CANCELLED)
    return keep(cancelled, {"remark": remark})
