"""Notes verbales: written, checked by a second person, numbered, sent, received, answered; and those that come in."""

from diplomacy.services.notes.drafting import Draft, amend_note, draft_note
from diplomacy.services.notes.going import cancel_note, check_note, return_note, send_note
from diplomacy.services.notes.incoming import register_note
from diplomacy.services.notes.outcome import answer_note, note_received

__all__ = [
    "Draft",
    "amend_note",
    "answer_note",
    "cancel_note",
    "check_note",
    "draft_note",
    "note_received",
    "register_note",
    "return_note",
    "send_note",
]
