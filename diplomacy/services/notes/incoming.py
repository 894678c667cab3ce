"""Notes that come in."""

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Post, User
from cases.choices import EventKind
from cases.models import Case
from diplomacy.choices import NoteDirection, NoteState
from diplomacy.models import Authority, NoteVerbale
from diplomacy.permissions import concerned, require
from diplomacy.services import concerns
from diplomacy.services.notes.locking import locked_note
from diplomacy.services.notes.numbering import give_number
from diplomacy.services.notes.outcome import settle_as_answered
from diplomacy.services.registers import keep

EDITABLE = (
    "their_number", "dated_on", "received_on", "language", "subject", "text", "second_language", "second_text",
    "replies_to",
)  # fmt: skip


@transaction.atomic
def register_note(
    *, by: User, post: Post, authority: Authority, values: Mapping[str, Any], cases: Collection[Case] = ()
) -> NoteVerbale:
    """Enter it under our number; what it replies to is answered by it. Raises ``ValidationError`` by field."""
    require(by, post)
    _check(authority, values)
    note = NoteVerbale(
        direction=NoteDirection.THEIRS, state=NoteState.RECEIVED, post=post, authority=authority, drafted_by=by,
        written_by=by, facts=[],
    )  # fmt: skip
    give_number(note)
    keep(note, {name: values[name] for name in EDITABLE if name in values})
    note.cases.set(concerned(cases, by))
    _tell(note, list(note.cases.order_by("reference")), by)
    _settle(note, by)
    return note


@transaction.atomic
def amend_registered(
    note: NoteVerbale, *, version: int, values: Mapping[str, Any], cases: Collection[Case], by: User
) -> NoteVerbale:
    """What was read wrongly is put right; the history keeps what stood there."""
    amended = locked_note(note, version, by=by)
    if amended.is_ours:
        raise ValidationError(_("Only a draft can be changed. Send it back to its drafter first."))
    _check(amended.authority, values)
    before = set(amended.cases.all())
    keep(amended, {name: values[name] for name in EDITABLE if name in values} | {"written_by": by})
    chosen = concerned(cases, by)
    amended.cases.set(chosen)
    _tell(amended, [case for case in chosen if case not in before], by)
    _settle(amended, by)
    return amended


def _settle(note: NoteVerbale, by: User) -> None:
    if note.replies_to and note.received_on:
        settle_as_answered(note.replies_to, note, on=note.received_on, by=by)


def _check(authority: Authority, values: Mapping[str, Any]) -> None:
    concerns.refuse_future(received_on=values.get("received_on"), dated_on=values.get("dated_on"))
    former = values.get("replies_to")
    if former and (not former.is_out or former.authority_id != authority.pk):
        raise ValidationError({"replies_to": _("They reply to a note that we have sent them.")})


def _tell(note: NoteVerbale, cases: Collection[Case], by: User) -> None:
    if note.received_on is None:
        return
    text = _("Note verbale from %(authority)s (%(number)s): %(subject)s") % {
        "number": note.reference, "authority": note.authority, "subject": note.subject,
    }  # fmt: skip
    concerns.write_down(note, cases, kind=EventKind.ENGAGEMENT, text=text, on=note.received_on, by=by)
