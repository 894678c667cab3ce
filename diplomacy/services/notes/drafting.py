"""Writing a note of ours, and changing it while it is a draft."""

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Post, User
from cases.models import Case
from diplomacy.choices import NoteDirection, NoteState
from diplomacy.models import Authority, NoteTemplate, NoteVerbale, Request
from diplomacy.permissions import concerned, require
from diplomacy.services.notes.locking import locked_note
from diplomacy.services.registers import keep


@dataclass(frozen=True, slots=True)
class Draft:
    """What is written: the texts, in which languages, on which form, and what the annex tells of whom."""

    language: str
    subject: str
    text: str
    second_language: str = ""
    second_text: str = ""
    facts: Collection[str] = ()
    template: NoteTemplate | None = None
    request: Request | None = None
    cases: Collection[Case] = field(default=())

    @property
    def values(self) -> dict[str, Any]:
        return {
            "language": self.language, "subject": self.subject, "text": self.text, "facts": list(self.facts),
            "second_language": self.second_language, "second_text": self.second_text, "template": self.template,
            "request": self.request,
        }  # fmt: skip


@transaction.atomic
def draft_note(
    *,
    by: User,
    post: Post,
    authority: Authority,
    draft: Draft,
    replies_to: NoteVerbale | None = None,
    corrects: NoteVerbale | None = None,
) -> NoteVerbale:
    """A draft without a number. Raises ``ValidationError`` by field."""
    require(by, post)
    _check(draft, by)
    _check_former(authority, replies_to, corrects, by)
    made = NoteVerbale(
        direction=NoteDirection.OURS, post=post, authority=authority, drafted_by=by, written_by=by, corrects=corrects
    )
    keep(made, draft.values | {"replies_to": replies_to})
    made.cases.set(concerned(draft.cases, by))
    return made


@transaction.atomic
def amend_note(note: NoteVerbale, *, version: int, draft: Draft, by: User) -> NoteVerbale:
    """Change a draft; who did so does not check it. Raises ``ValidationError`` and ``StaleError``."""
    amended = locked_note(note, version, by=by)
    if amended.state != NoteState.DRAFT or not amended.is_ours:
        raise ValidationError(_("Only a draft can be changed. Send it back to its drafter first."))
    _check(draft, by)
    amended.written_by = by
    keep(amended, draft.values)
    amended.cases.set(concerned(draft.cases, by))
    return amended


def _check(draft: Draft, by: User) -> None:
    if draft.request and not Request.objects.visible_to(by).filter(pk=draft.request.pk).exists():
        raise ValidationError({"request": _("There is no such request that you may see.")})
    template = draft.template
    if template and not template.is_in_use:
        raise ValidationError({"template": _("This template is not in use.")})
    if template and template.language != draft.language:
        raise ValidationError({"template": _("This template is for notes in another language.")})
    if draft.second_language and draft.second_language == draft.language:
        raise ValidationError({"second_language": _("The second language is another one.")})


def _check_former(authority: Authority, replies_to: NoteVerbale | None, corrects: NoteVerbale | None, by: User) -> None:
    former = [note.pk for note in (replies_to, corrects) if note]
    if NoteVerbale.objects.visible_to(by).filter(pk__in=former).count() < len(former):
        raise ValidationError(_("There is no such note that you may see."))
    if replies_to and (replies_to.is_ours or replies_to.authority_id != authority.pk):
        raise ValidationError({"replies_to": _("A reply goes to whom the note came from.")})
    if corrects and (not corrects.is_out or corrects.authority_id != authority.pk):
        raise ValidationError(_("Only a note that was sent to the same authority is corrected by another."))
