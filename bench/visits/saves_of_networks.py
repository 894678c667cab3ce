"""What people save in networks."""

from datetime import date, timedelta
from uuid import uuid4

from bench.forms import Told
from bench.picks import Draw, nothing, things
from bench.uploads import letter
from bench.visit import Visit, anew, sent
from bench.visits.networks import (
    ACTORS,
    DISPUTED_WORDS,
    DRAFTED,
    OWN_REFERRALS,
    QUESTIONS,
    SENT_STEPS,
    TO_SEND,
    WORDS,
    struck,
    two,
)
from bench.visits.picked import OPEN_CASES, SUPERVISES
from networks.models import CorrectionRequest

_SAID = {"source_kind": "family", "source": "His sister", "confidence": "unconfirmed"}
_WAY = {"place_1": "Nairobi", "country_1": "KE", "place_2": "Istanbul", "country_2": "TR"}
_SOON = (date.today() + timedelta(days=14)).isoformat()  # noqa: DTZ011  a day is exact enough
_OPEN_CORRECTIONS = things(CorrectionRequest, "pk", decided_at=None)
_ANYWHERE = nothing


def _somebody(draw: Draw, turn: int) -> Told:
    """By a name of which nobody is like."""
    return {"kind": "person", "name": f"Q{uuid4().hex[:12]}", **_SAID}


def _account(draw: Draw, turn: int) -> Told:
    return {"kind": "account", "number": f"@{uuid4().hex[:12]}", "platform": "Telegram", **_SAID}


def _referral(draw: Draw, turn: int) -> Told:
    cases = " ".join(reference for (reference,) in OPEN_CASES(draw)[:3])
    return {"subject": "Recruiters", "cases": cases, "text": "As told."}


def _other(draw: Draw, turn: int) -> Told:
    return {"other": draw.chance.choice(ACTORS(draw))[0], "speaker": "The agency", "text": "He works for us.", **_SAID}


SAVES_OF_NETWORKS: list[Visit] = [
    sent("networks:new", _ANYWHERE, _somebody),
    sent("networks:name-in-case", OPEN_CASES, _somebody),
    sent("networks:edit", ACTORS, anew(notes="Wears a cap.")),
    sent("networks:name-new", ACTORS, anew(_SAID, name="Quarry")),
    sent("networks:identifier-new", ACTORS, _account),
    sent("networks:strike", struck, {}, spent=True),
    sent("networks:affiliation-new", ACTORS, _other, spent=True),
    sent("networks:word-new", WORDS, {"speaker": "The agency", "text": "He never worked for us.", **_SAID}),
    sent("networks:affiliation-resolve", DISPUTED_WORDS, {}, readers=SUPERVISES, spent=True),
    sent("networks:advertisement-new", ACTORS, {**_SAID}, file=letter()),
    sent("networks:correction-new", ACTORS, {}),
    sent("networks:correction", _OPEN_CORRECTIONS, {}, readers=SUPERVISES, spent=True),
    sent("networks:review", ACTORS, {"decision": "keep", "next_on": _SOON}, readers=SUPERVISES),
    sent("networks:join", two, {}, readers=SUPERVISES, spent=True),
    sent("networks:route-new", _ANYWHERE, {"title": "By Istanbul", **_WAY, **_SAID}),
    sent("networks:referral-new", _ANYWHERE, _referral),
    sent("networks:referral-edit", OWN_REFERRALS, anew(file_number="OB")),
    sent("networks:referral-papers", DRAFTED, {}),
    sent("networks:referral-other-side", DRAFTED, {}),
    sent("networks:referral-send", TO_SEND, {}, spent=True),
    sent("networks:referral-step", OWN_REFERRALS, {}, spent=True),
    sent("networks:referral-strike", SENT_STEPS, {}, spent=True),
    sent("networks:referral-question", OWN_REFERRALS, {"due_on": _SOON}),
    sent("networks:referral-answer", QUESTIONS, {}, spent=True),
]
