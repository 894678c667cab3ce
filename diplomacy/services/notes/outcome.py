"""What becomes of a note that is out, and of one that has come in."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from diplomacy.choices import NoteState
from diplomacy.models import Engagement, NoteVerbale, Request
from diplomacy.services import concerns
from diplomacy.services.notes.locking import enter, locked_note
from diplomacy.services.registers import keep


@transaction.atomic
def note_received(note: NoteVerbale, *, by: User, received_on: date, version: int | None = None) -> NoteVerbale:
    """They have confirmed that our note has reached them."""
    received = locked_note(note, version, by=by)
    concerns.refuse_future(received_on=received_on)
    enter(received, NoteState.RECEIVED)
    return keep(received, {"received_on": received_on})


@transaction.atomic
def answer_note(
    note: NoteVerbale,
    *,
    by: User,
    answered_on: date,
    by_note: NoteVerbale | None = None,
    by_engagement: Engagement | None = None,
    by_request: Request | None = None,
    version: int | None = None,
) -> NoteVerbale:
    """It was answered: by a note, in a meeting, or by the answer to the request that it made."""
    answered = locked_note(note, version, by=by)
    concerns.refuse_future(answered_on=answered_on)
    if not (by_note or by_engagement or by_request):
        raise ValidationError(_("Say what answers it: a note, a meeting or the answer to a request."))
    if by_note and by_note.direction == answered.direction:
        raise ValidationError({"by_note": _("A note of theirs answers ours, and ours theirs.")})
    return _answered(
        answered, answered_on, answered_by_note=by_note, answered_by_engagement=by_engagement,
        answered_by_request=by_request,
    )  # fmt: skip


def settle_as_answered(note: NoteVerbale, answer: NoteVerbale, *, on: date, by: User) -> None:
    """For the verbs by which an answer goes out or comes in, in their transaction: the first answer counts."""
    answered = locked_note(note, None, by=by)
    if NoteState(answered.state) in (NoteState.SENT, NoteState.RECEIVED):
        _answered(answered, on, answered_by_note=answer)


def _answered(note: NoteVerbale, on: date, **by_what: Any) -> NoteVerbale:
    if (begin := note.sent_on or note.received_on) and on < begin:
        raise ValidationError({"answered_on": _("A note is answered after it was sent.")})
    enter(note, NoteState.ANSWERED)
    return keep(note, {"answered_on": on} | by_what)
