"""What may happen to a case next, and which facts make it true. Read by services, views, docs and tests.

The graph and the facts are those of docs/workflow.md, which ``manage.py print_workflow`` writes from this table.
Facts are texts: dates in EDTF (``2026-09-09~``), choices by their value, so that they can wait for a second person.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.choices import Permission
from cases.choices import Outcome, Status, Topic
from core.choices import Confidence, SourceKind
from core.dates import PartialDate

Text = str | Promise
Facts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to be told. ``kind``: how it is asked and checked; ``topic``: which claim it becomes, if any."""

    label: Text
    kind: Literal["line", "block", "past", "day", "choice", "document"] = "line"
    topic: Topic | None = None
    choices: tuple[tuple[str, Text], ...] = ()
    hint: Text = ""

    def in_words(self, value: str) -> str:
        """What was told, as people read it."""
        if self.kind in {"past", "day"}:
            return str(PartialDate(value))
        return str(dict(self.choices).get(value, value))


def _choices(
    words: "type[Status | Outcome | Confidence | SourceKind]",
) -> tuple[tuple[str, Text], ...]:
    return tuple((str(word.value), word.label) for word in words)


FACTS: dict[str, Fact] = {
    "held_by": Fact(_("held by"), topic=Topic.HELD_BY, hint=_("Unit, prison or person, as the source says it.")),
    "place": Fact(_("place"), topic=Topic.PLACE, hint=_("Near which town, in which region.")),
    "since": Fact(_("since when"), "past", Topic.SINCE, hint=_("As far as known: 9 Sep 2026, Sep 2026, about 2025.")),
    "last_seen": Fact(_("last seen or heard"), "past", Topic.LAST_SEEN),
    "promise": Fact(_("what was promised, or how controlled"), "block", Topic.PROMISED),
    "ground": Fact(_("legal ground, if known"), topic=Topic.GROUND),
    "legal_position": Fact(_("legal position, if claimed"), topic=Topic.LEGAL_POSITION),
    "condition": Fact(_("condition"), topic=Topic.CONDITION, hint=_("Health, injuries, treatment.")),
    "released_on": Fact(_("released on"), "past", Topic.SINCE),
    "released_by": Fact(_("released by whom, and to whom"), topic=Topic.RELEASED_TO),
    "agreed_on": Fact(_("when the national agreed to return"), "past"),
    "agreement": Fact(_("how the agreement was given, and who witnessed"), "block"),
    "override": Fact(
        _("why it is done against the person’s wish"),
        "block",
        hint=_("Asked only while an objection to return stands."),
    ),
    "travel_document": Fact(_("travel document"), "document"),
    "leg_from": Fact(_("journey from")),
    "leg_to": Fact(_("journey to")),
    "departs_on": Fact(_("departs on"), "day"),
    "carrier": Fact(_("carrier and number")),
    "arrived_on": Fact(_("arrived on"), "past"),
    "port_of_entry": Fact(_("port of entry"), topic=Topic.ARRIVAL),
    "received_by": Fact(_("received by")),
    "died_on": Fact(_("died on"), "past", Topic.DEATH),
    "source_document": Fact(_("source document"), hint=_("Certificate, note or letter: which, from whom, number.")),
    "kin_informed": Fact(_("next of kin: informed by whom and when, or who will inform them"), "block"),
    "source_kind": Fact(_("who says so"), "choice", choices=_choices(SourceKind)),
    "source": Fact(_("source, in detail"), hint=_("A video of 17 Sep, a call by his sister, a note of 2 Oct.")),
    "confidence": Fact(_("how sure"), "choice", choices=_choices(Confidence)),
    "outcome": Fact(_("outcome"), "choice", choices=_choices(Outcome)),
    "waive_reason": Fact(_("why the open duties are waived"), hint=_("Asked only while duties are open.")),
    "reason": Fact(_("reason"), "block"),
    "status": Fact(_("right status"), "choice", choices=_choices(Status)),
}
SOURCE = ("source_kind", "source", "confidence")
# These outcomes tell how the person fared, so they agree with the status that the case is closed in.
OUTCOME_IN: Mapping[str, Status] = {
    Outcome.HOME: Status.REPATRIATED,
    Outcome.SAFE: Status.SAFE_ABROAD,
    Outcome.DIED: Status.DECEASED,
}


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table. ``target`` is None where the status stays; ``needs`` must be told, ``may_add`` may be.

    ``four_eyes``: whether a second person confirms: never, always, or when the case is restricted.
    ``from_closed``: it starts from a closed case instead of an open one.
    """

    name: str
    label: Text
    sources: frozenset[Status]
    target: Status | None
    permission: Permission
    needs: tuple[str, ...] = ()
    may_add: tuple[str, ...] = ()
    four_eyes: Literal["never", "always", "restricted"] = "never"
    from_closed: bool = False

    @property
    def asks(self) -> tuple[str, ...]:
        return self.needs + self.may_add

    @property
    def happened(self) -> str:
        """The fact that tells when it became true, if there is one."""
        return next((name for name in self.asks if FACTS[name].kind == "past"), "")

    def starts_from(self, status: Status, *, is_open: bool) -> bool:
        return status in self.sources and is_open is not self.from_closed

    def waits_for_second_person(self, *, restricted: bool) -> bool:
        return self.four_eyes == "always" or (self.four_eyes == "restricted" and restricted)


_EARLY = {Status.REPORTED, Status.MISSING}
_HELD = {Status.CAPTURED, Status.DETAINED, Status.HOSPITALISED}
_ENDED = frozenset({Status.REPATRIATED, Status.SAFE_ABROAD, Status.DECEASED})


def _move(
    name: str, label: Text, sources: set[Status], target: Status, needs: tuple[str, ...], **more: object
) -> Transition:
    return Transition(name, label, frozenset(sources), target, Permission.MOVE, needs, **more)  # type: ignore[arg-type]


_TABLE = (
    _move(
        "record_missing",
        _("Record as missing"),
        {Status.REPORTED, Status.TRAFFICKED, Status.RELEASED, Status.IN_TRANSIT} | _HELD,
        Status.MISSING,
        ("last_seen", *SOURCE),
        may_add=("place",),
    ),
    _move(
        "record_trafficking",
        _("Record trafficking"),
        _EARLY,
        Status.TRAFFICKED,
        ("promise", *SOURCE),
        may_add=("place", "since"),
    ),
    _move(
        "record_capture",
        _("Record capture"),
        _EARLY | {Status.TRAFFICKED, Status.DETAINED, Status.HOSPITALISED},
        Status.CAPTURED,
        ("held_by", "place", "since", *SOURCE),
        may_add=("legal_position", "condition"),
    ),
    _move(
        "record_detention",
        _("Record detention"),
        _EARLY | {Status.TRAFFICKED, Status.CAPTURED, Status.HOSPITALISED, Status.RELEASED, Status.IN_TRANSIT},
        Status.DETAINED,
        ("held_by", "place", "since", *SOURCE),
        may_add=("ground", "legal_position", "condition"),
    ),
    _move(
        "record_hospital",
        _("Record hospital"),
        _EARLY | {Status.TRAFFICKED, Status.CAPTURED, Status.DETAINED, Status.RELEASED, Status.IN_TRANSIT},
        Status.HOSPITALISED,
        ("place", "since", *SOURCE),
        may_add=("condition", "held_by"),
    ),
    _move(
        "record_release",
        _("Record release"),
        _EARLY | _HELD | {Status.TRAFFICKED, Status.IN_TRANSIT},
        Status.RELEASED,
        ("released_on", "released_by", "place", "condition", *SOURCE),
    ),
    _move(
        "record_departure",
        _("Record departure"),
        {Status.RELEASED},
        Status.IN_TRANSIT,
        ("agreed_on", "agreement", "travel_document", "leg_from", "leg_to", "departs_on"),
        may_add=("carrier", "override"),
    ),
    _move(
        "record_arrival",
        _("Record arrival"),
        {Status.IN_TRANSIT},
        Status.REPATRIATED,
        ("arrived_on", "port_of_entry", "received_by"),
        may_add=("condition",),
    ),
    _move(
        "record_safety",
        _("Record as safe abroad"),
        _EARLY | {Status.RELEASED},
        Status.SAFE_ABROAD,
        ("place", "since", *SOURCE),
    ),
    _move(
        "record_death",
        _("Record death"),
        _EARLY | _HELD | {Status.TRAFFICKED, Status.RELEASED, Status.IN_TRANSIT},
        Status.DECEASED,
        ("died_on", "place", "source_document", "kin_informed"),
        four_eyes="always",
    ),
    Transition(
        "close",
        _("Close the case"),
        _ENDED,
        None,
        Permission.CLOSE,
        ("outcome",),
        ("waive_reason", "reason"),
        four_eyes="restricted",
    ),
    Transition(
        "reopen",
        _("Reopen the case"),
        _ENDED,
        None,
        Permission.REOPEN,
        ("reason",),
        from_closed=True,
    ),
    Transition(
        "correct",
        _("Correct the status"),
        frozenset(Status),
        None,
        Permission.CORRECT,
        ("status", "reason"),
        ("override",),
    ),
)
TRANSITIONS: dict[str, Transition] = {transition.name: transition for transition in _TABLE}


def following(status: Status, *, is_open: bool) -> list[Transition]:
    """What may follow, in the order of the table."""
    return [step for step in TRANSITIONS.values() if step.starts_from(status, is_open=is_open)]


def problems(step: Transition, facts: Facts, *, today: date) -> dict[str, Text]:
    """What is wrong with the facts of a transition, by fact: missing, unreadable, or in the future."""
    found: dict[str, Text] = {}
    for name in step.asks:
        value = facts.get(name, "").strip()
        if not value:
            if name in step.needs:
                found[name] = _("This is needed.")
            continue
        if wrong := _problem(FACTS[name], value, today):
            found[name] = wrong
    return found


def _problem(fact: Fact, value: str, today: date) -> Text | None:
    if fact.kind == "choice" and value not in dict(fact.choices):
        return _("Choose one of the list.")
    if fact.kind not in {"past", "day"}:
        return None
    try:
        day = PartialDate(value)
    except ValueError:
        return _("This is not a date.")
    if fact.kind == "day" and day.precision != "day":
        return _("The exact day is needed.")
    if fact.kind == "past" and day.earliest and day.earliest > today:
        return _("This lies in the future.")
    return None
