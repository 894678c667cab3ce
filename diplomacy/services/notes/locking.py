"""How every verb takes hold of a note."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from accounts.models import User
from diplomacy.choices import NEXT_NOTE_STATES, NoteState
from diplomacy.models import NoteVerbale
from diplomacy.permissions import require


def locked_note(note: NoteVerbale, version: int | None, *, by: User) -> NoteVerbale:
    """Locked, as it is now, if this person may speak for its post and see every case that it names."""
    require(by, note.post)
    locked = NoteVerbale.locked(note.pk, version)
    if not NoteVerbale.objects.visible_to(by).filter(pk=note.pk).exists():
        raise PermissionDenied(_("Your role does not allow this."))
    return locked


def enter(note: NoteVerbale, state: NoteState) -> None:
    """Raise ``ValidationError`` if that does not follow on the state in which the note is now."""
    if state not in NEXT_NOTE_STATES[NoteState(note.state)]:
        raise ValidationError(
            _("This note is %(state)s now; look at it again.") % {"state": note.get_state_display()}, code="state"
        )
    note.state = state
