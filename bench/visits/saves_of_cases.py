"""What people save in casework, as the forms are filled in.

What can be done to a thing once only (a duty ticked, a case that moves on) takes another thing each turn.
"""

from datetime import date, timedelta
from random import Random
from typing import Any

from bench.forms import Told
from bench.picks import Draw, nothing, open_to, tenths, things
from bench.uploads import letter
from bench.visit import Visit, anew, sent
from bench.visits.picked import GIVEN_AWAY, OPEN_CASES, SUPERVISES, TO_MOVE, TO_RESTRICT, kept
from cases.choices import ContradictionState, Status, TaskState
from cases.models import Case, Claim, Confirmation, Contradiction, Event, NamedOfficer, Task
from demo.names import person
from nationals.models import National, NextOfKin

_TODAY = date.today()  # noqa: DTZ011  a day is exact enough
_SAID = {"source_kind": "family", "source": "His sister, by telephone", "confidence": "probable"}
_HELD = {"held_by": "A brigade", "place": "Near the river", "since": _TODAY.isoformat(), **_SAID}
_DEATH = {
    "died_on": _TODAY.isoformat(), "place": "Near the river", "source_document": "A note", "kin_informed": "Not yet.",
}  # fmt: skip
_OPEN: dict[str, Any] = {"case__restricted": False, "case__closed_at": None}
_OPEN_TASK: dict[str, Any] = {"state": TaskState.OPEN, **_OPEN}
_TASKS = things(Task, "case__reference", "pk", where=kept("case__") & tenths(1, 2), **_OPEN_TASK)
_TO_DO = things(Task, "case__reference", "pk", where=kept("case__") & tenths(3, 4), **_OPEN_TASK)
_TO_UNDO = things(Task, "case__reference", "pk", where=kept("case__") & tenths(5, 6), **_OPEN_TASK)
_TO_WAIVE = things(Task, "case__reference", "pk", where=kept("case__") & tenths(7, 8), **_OPEN_TASK)
_DISPUTED = things(
    Contradiction,
    "case__reference",
    "topic",
    where=kept("case__") & tenths(5, 6, 7, 8, 9),
    state=ContradictionState.DISPUTED,
    **_OPEN,
)
_NOTES = things(
    Event, "case__reference", "pk", through="case", where=kept("case__"), kind="note", correction=None, **_OPEN
)
_CLAIMS = things(Claim, "case__reference", "pk", through="case", where=kept("case__"), correction=None, **_OPEN)
_KIN = things(
    NextOfKin,
    "national__cases__reference",
    "pk",
    through="national__cases",
    where=kept("national__cases__"),
    safe_to_contact="yes",
)
_NAMINGS = things(NamedOfficer, "case__reference", "pk", through="case", where=kept("case__"), ended_at=None)
_DEATHS_TO_READ = things(Confirmation, "pk", where=tenths(0, 1, 2, 3, 4), through="case", decided_at=None)
_DEATHS = things(Confirmation, "pk", where=tenths(5, 6, 7, 8, 9), through="case", decided_at=None)
_KNOWN = things(National, "name", "sex", "born", merged_into=None)
_ALIVE = things(
    Case, "reference", restricted=False, closed_at=None, reference__endswith="5", confirmations=None,
    status__in=(Status.MISSING, Status.CAPTURED, Status.DETAINED),
)  # fmt: skip
_RESTRICTED = things(Case, "reference", restricted=True, closed_at=None)


def _report(draw: Draw, turn: int) -> Told:
    """Somebody whom nobody has entered, as a relative reports him: the form asks whom it may be, and is told nobody."""
    who = person(Random())  # somebody else each time, whatever the seed
    return {
        **_SAID, "name": who.name, "sex": who.sex, "country": "RU", "place": "Rostov", "mine": "on", "is_new": "on",
        "summary": "He was offered work as a guard and stopped answering a week ago.",
    }  # fmt: skip


def _suggesting(draw: Draw, turn: int) -> Told:
    """Somebody who is in the register, not yet said to be new: the form comes back with those who are known."""
    ((name, sex, born), *_more) = _KNOWN(draw)
    return {**_report(draw, turn), "is_new": "", "name": name, "sex": sex, "born": str(born.edtf)}


def _another_officer(draw: Draw, turn: int) -> Told:
    found = type(draw.user).objects.filter(is_active=True, is_staff=False).order_by("pk")
    return {"officer": str(found[turn % found.count()].pk), "reason": "Speaks the language."}


def _link(draw: Draw, turn: int) -> Told:
    return {"reference": draw.chance.choice(TO_MOVE(draw))[0]}


_CALL = {"kind": "call", "party": "family", "reached": "on", "text": "His sister has heard nothing."}
_TASK = {"title": "Follow up after a week", "due_at": f"{_TODAY + timedelta(days=7)}T09:00"}

SAVES_OF_CASES: list[Visit] = [
    sent("cases:new", nothing, _report),
    sent("cases:new", nothing, _suggesting, words="sent, with suggestions", answers=(422,)),
    sent("cases:add-entry", OPEN_CASES, _CALL),
    sent("cases:correct-entry", _NOTES, {"text": "She has heard of him."}, spent=True),
    sent("cases:add-claim", OPEN_CASES, {"topic": "place", "value": "Near the river", **_SAID}),
    sent("cases:correct-claim", _CLAIMS, {"text": "In a barrack"}, spent=True),
    sent("cases:resolve", _DISPUTED, {"held": "none"}, spent=True),
    sent("cases:add-document", OPEN_CASES, {"kind": "letter"}, file=letter()),
    sent("cases:add-task", OPEN_CASES, _TASK),
    sent("cases:task-done", _TO_DO, {}, reads=None, spent=True),
    sent("cases:task-undo", _TO_UNDO, {}, reads=None, spent=True, before="done"),
    sent("cases:task-waive", _TO_WAIVE, {}, spent=True),
    sent("cases:task-reassign", _TASKS, {}),
    sent("cases:edit", OPEN_CASES, anew(summary="He is a guard now.")),
    sent("cases:assess", OPEN_CASES, anew(recruitment="By an agency.")),
    sent("cases:assign", OPEN_CASES, {}),
    sent("cases:add-reference", OPEN_CASES, anew({"system": "Police"}, number="OB")),
    sent("cases:link", OPEN_CASES, _link, spent=True),
    sent("cases:move", open_to(TO_MOVE, "record_detention"), _HELD, spent=True),
    sent("cases:move", open_to(_ALIVE, "record_death"), _DEATH, words="sent, death", spent=True),
    sent("cases:contact-kin", _KIN, {"told": "nothing"}),
    sent("cases:restrict", TO_RESTRICT, {}, readers=SUPERVISES, spent=True),
    sent("cases:hand-over", GIVEN_AWAY, {}, spent=True),
    sent("cases:name-officer", _RESTRICTED, _another_officer, readers=SUPERVISES),
    sent("cases:end-naming", _NAMINGS, {}, reads=None, readers=SUPERVISES, spent=True),
    Visit("cases:confirm", _DEATHS_TO_READ),
    sent("cases:confirm", _DEATHS, {"decision": "decline"}, readers=SUPERVISES, spent=True),
]
