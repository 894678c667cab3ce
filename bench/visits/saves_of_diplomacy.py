"""What people save in diplomacy."""

from datetime import date, timedelta
from io import BytesIO
from uuid import uuid4

from django.db.models import Q
from docx import Document

from bench.forms import ANY, Told
from bench.picks import Draw, nothing, things
from bench.uploads import Upload, letter
from bench.visit import Visit, anew, sent
from bench.visits.counterparts import AUTHORITIES, CONTACTS, FIGURES, NEGOTIATIONS, OWN_STATEMENTS, UNPUBLISHED
from bench.visits.exchanges import (
    MEETINGS,
    PLANNED,
    POINTS,
    PROMISES,
    READ_OUTS,
    REQUESTS,
    ROWS_THAT_WAIT,
    TO_ANSWER,
    TO_CANCEL,
    TO_HOLD,
    TO_PLAN_AGAIN,
    TO_STRIKE,
    WAITING,
    with_somebody,
)
from bench.visits.notes import (
    DRAFTS,
    NEW_TEMPLATES,
    OWN_FORM,
    OWN_TEMPLATES,
    TO_ANSWER_NOTE,
    TO_CANCEL_NOTE,
    TO_CHECK,
    TO_GIVE_BACK,
    TO_RECEIVE,
    TO_SEND,
)
from bench.visits.picked import KEEPS, OPEN_CASES, SUPERVISES
from diplomacy.choices import CommitmentState
from diplomacy.models import Commitment, Statement, TravelWarning
from diplomacy.paper.house import house_template

_TODAY = date.today()  # noqa: DTZ011  a day is exact enough
_SOON = (_TODAY + timedelta(days=14)).isoformat()
_ANYWHERE = nothing
_LINKABLE = things(Statement, "pk", where=Q(authority__in=Commitment.objects.values("authority")), links=None)
_OPEN_PROMISES = things(Commitment, "pk", state=CommitmentState.OPEN)
_ENDLESS = things(TravelWarning, "pk", until_on=None)


def _statement(draw: Draw, turn: int) -> Told:
    (authority,) = draw.chance.choice(AUTHORITIES(draw))
    return {"authority": str(authority), "subject": "The return", "text": "All will return."}


def _named(draw: Draw, turn: int) -> Told:
    return {"name": f"{OWN_FORM} {uuid4()}"}


def _template(turn: int) -> Upload:
    """The house's own form, changed in Word: another each turn."""
    form, file = Document(BytesIO(house_template())), BytesIO()
    form.add_paragraph(str(uuid4()))
    form.save(file)
    return Upload("file", "form.docx", file.getvalue())


def _authority(draw: Draw, turn: int) -> Told:
    return {"name": f"Department {uuid4()}", "kind": "ministry", "country": "RU"}


SAVES_OF_DIPLOMACY: list[Visit] = [
    sent("diplomacy:authority-new", _ANYWHERE, _authority),
    sent("diplomacy:authority-edit", AUTHORITIES, anew(notes="Closed on Fridays.")),
    sent("diplomacy:contact-new", AUTHORITIES, {"name": "Irina Petrova", "office": "Head of the consular department"}),
    sent("diplomacy:contact-edit", CONTACTS, anew(notes="Speaks French.")),
    sent("diplomacy:contact-next", CONTACTS, {"office": "Deputy minister"}, spent=True),
    sent(
        "diplomacy:engagement-new",
        _ANYWHERE,
        {"subject": "The list", "they_said": "They will answer."},
        query=with_somebody,
    ),
    sent("diplomacy:engagement-edit", MEETINGS, anew(subject="The list")),
    sent("diplomacy:engagement-held", TO_HOLD, {}, spent=True),
    sent("diplomacy:engagement-cancel", TO_CANCEL, {}, spent=True),
    sent("diplomacy:engagement-plan-again", TO_PLAN_AGAIN, {"held_on": _SOON}, spent=True),
    sent("diplomacy:points", MEETINGS, {"turn": "theirs-said", "text": "All are well."}),
    sent("diplomacy:points-split", MEETINGS, {}, reads=None, spent=True),
    sent("diplomacy:point-edit", POINTS, anew(text="All are well.")),
    sent("diplomacy:point-strike", TO_STRIKE, {}, spent=True),
    sent("diplomacy:read-out-new", MEETINGS, {}),
    sent("diplomacy:read-out-edit", READ_OUTS, anew(text="The two sides met.")),
    sent("diplomacy:briefing-before", PLANNED, {}, reads=None),
    sent("diplomacy:briefing-of", AUTHORITIES, {}, reads=None),
    sent("diplomacy:request-new", _ANYWHERE, {"text": "Where is he?", "due_on": _SOON}, query=with_somebody),
    sent("diplomacy:request-edit", REQUESTS, anew(text="Where is he?")),
    sent("diplomacy:request-answer", TO_ANSWER, {"state": "refused", "text": "Not before the end."}, spent=True),
    sent(
        "diplomacy:request-answer-many",
        ROWS_THAT_WAIT,
        {"state": "refused", "text": "No.", "which": "waiting"},
        spent=True,
    ),
    sent("diplomacy:request-remind", WAITING, {}),
    sent("diplomacy:request-again", REQUESTS, {"due_on": _SOON}, spent=True),
    sent("diplomacy:request-access", OPEN_CASES, {"due_on": _SOON}),
    sent("diplomacy:commitment-new", _ANYWHERE, {"words": "You will have the list."}, query=with_somebody),
    sent("diplomacy:commitment-edit", PROMISES, anew(words="You will have it.")),
    sent("diplomacy:commitment-judge", _OPEN_PROMISES, {"state": "kept"}, spent=True),
    sent("diplomacy:note-new", _ANYWHERE, {"subject": "A list", "text": "The Embassy presents …"}, query=with_somebody),
    sent("diplomacy:incoming-note-new", _ANYWHERE, anew(their_number="Their"), query=with_somebody),
    sent("diplomacy:note-template-new", nothing, _named, file=_template, readers=KEEPS),
    sent("diplomacy:note-template-approve", NEW_TEMPLATES, {}, readers=SUPERVISES, spent=True),
    sent("diplomacy:note-template-retire", OWN_TEMPLATES, {}, readers=KEEPS, spent=True),
    sent("diplomacy:note-edit", DRAFTS, anew(subject="A list")),
    sent("diplomacy:note-check", TO_CHECK, {}, readers=SUPERVISES, spent=True),
    sent("diplomacy:note-back", TO_GIVE_BACK, {}, spent=True),
    sent("diplomacy:note-send", TO_SEND, {}, spent=True),
    sent("diplomacy:note-received", TO_RECEIVE, {}, spent=True),
    sent("diplomacy:note-answer", TO_ANSWER_NOTE, {}, spent=True),
    sent("diplomacy:note-cancel", TO_CANCEL_NOTE, {}, spent=True),
    sent("diplomacy:statement-new", _ANYWHERE, _statement),
    sent("diplomacy:statement-edit", OWN_STATEMENTS, anew(text="All will return."), readers=SUPERVISES),
    sent("diplomacy:figure-new", OWN_STATEMENTS, {"low": "100"}, readers=SUPERVISES),
    sent("diplomacy:figure-edit", FIGURES, anew(counted="Prisoners"), readers=SUPERVISES),
    sent("diplomacy:figure-count", FIGURES, {}, readers=SUPERVISES),
    sent("diplomacy:statement-link", _LINKABLE, {"commitment": ANY}, readers=SUPERVISES, spent=True),
    sent("diplomacy:travel-warning-new", _ANYWHERE, {"country": "RU", "reason": "Offers of work are false."}),
    sent("diplomacy:travel-warning-edit", UNPUBLISHED, anew(reason="False offers.")),
    sent("diplomacy:travel-warning-publish", UNPUBLISHED, {}, readers=SUPERVISES, spent=True),
    sent("diplomacy:travel-warning-end", _ENDLESS, {}, spent=True),
    sent("diplomacy:negotiation-new", _ANYWHERE, {"title": "A channel", "aim": "Lists"}, query="?authority=1"),
    sent("diplomacy:negotiation-edit", NEGOTIATIONS, anew(title="A channel")),
    sent("diplomacy:step-new", NEGOTIATIONS, {}),
    sent("diplomacy:draft-new", NEGOTIATIONS, {"title": "A draft"}, file=letter()),
]
