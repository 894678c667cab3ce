"""Pages of notes verbales and of the forms on which they are printed."""

from typing import Any

from django.db.models import Q

from bench.goals import FREE
from bench.picks import tenths, things
from bench.visit import Visit, deep, listed
from bench.visits.exchanges import theirs, with_somebody
from bench.visits.picked import KEEPS, SUPERVISES
from diplomacy.choices import NoteDirection, NoteState, TemplateState
from diplomacy.models import NoteTemplate, NoteVerbale

ALL_NOTES = things(NoteVerbale, "pk")
_OURS: dict[str, Any] = {"direction": NoteDirection.OURS}
DRAFTS = things(NoteVerbale, "pk", where=tenths(0, 1, 2, 3, 4), state=NoteState.DRAFT, **_OURS)
TO_CHECK = things(NoteVerbale, "pk", where=tenths(5, 6, 7, 8, 9), state=NoteState.DRAFT, **_OURS)
CHECKED = things(NoteVerbale, "pk", where=tenths(0), state=NoteState.CHECKED, **_OURS)
TO_GIVE_BACK = things(NoteVerbale, "pk", where=tenths(1, 2, 3), state=NoteState.CHECKED, **_OURS)
TO_SEND = things(NoteVerbale, "pk", where=tenths(4, 5, 6), state=NoteState.CHECKED, **_OURS)
TO_CANCEL_NOTE = things(NoteVerbale, "pk", where=tenths(7, 8, 9), state=NoteState.CHECKED, **_OURS)
SENT = things(NoteVerbale, "pk", where=tenths(0, 1, 2, 3), state=NoteState.SENT, **_OURS)
TO_RECEIVE = things(NoteVerbale, "pk", where=tenths(4, 5, 6), state=NoteState.SENT, **_OURS)
TO_ANSWER_NOTE = things(NoteVerbale, "pk", where=tenths(7, 8, 9), state=NoteState.SENT, **_OURS)
TEMPLATES = things(NoteTemplate, "pk", where=~Q(state=TemplateState.RETIRED))
OWN_FORM = "Form of the bench"
OWN_TEMPLATES = things(NoteTemplate, "pk", name__startswith=OWN_FORM, state=TemplateState.APPROVED)
NEW_TEMPLATES = things(NoteTemplate, "pk", name__startswith=OWN_FORM, state=TemplateState.WAITING)

NOTES = [
    *listed("diplomacy:notes", "?waiting=on", "?state=sent", "?direction=ours", "?sort=number", "?q=annex"),
    *listed("diplomacy:notes", query=theirs, words="of the crowded"),
    *deep("diplomacy:notes"),
    Visit("diplomacy:note-new", query=with_somebody),
    Visit("diplomacy:incoming-note-new", query=with_somebody),
    Visit("diplomacy:note", ALL_NOTES),
    Visit("diplomacy:note-edit", DRAFTS),
    Visit("diplomacy:note-check", DRAFTS),
    Visit("diplomacy:note-back", CHECKED),
    Visit("diplomacy:note-send", CHECKED),
    Visit("diplomacy:note-received", SENT),
    Visit("diplomacy:note-answer", SENT),
    Visit("diplomacy:note-cancel", CHECKED),
    Visit("diplomacy:note-word", ALL_NOTES, goal=FREE),
    Visit("diplomacy:note-proof", ALL_NOTES, goal=FREE),
    Visit("diplomacy:note-templates"),
    Visit("diplomacy:note-template-house", goal=FREE),
    Visit("diplomacy:note-template-new", readers=KEEPS),
    Visit("diplomacy:note-template", TEMPLATES),
    Visit("diplomacy:note-template-file", TEMPLATES),
    Visit("diplomacy:note-template-sample", TEMPLATES, goal=FREE),
    Visit("diplomacy:note-template-approve", TEMPLATES, readers=SUPERVISES),
    Visit("diplomacy:note-template-retire", TEMPLATES, readers=KEEPS),
]
