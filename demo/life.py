"""One case from its report to its end: chapters are moves of the workflow, between them is casework."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from accounts.models import Post, User
from cases.choices import Priority, Status
from cases.models import Case, Confirmation, Incident
from cases.services import details, intake, moves
from core.choices import Sex, SourceKind
from core.dates import PartialDate
from demo import casework, diplomatic, people, words
from demo.facts import FACTS_OF
from demo.names import Person
from demo.stage import Cast, Cue, Story
from demo.world import Setting
from nationals.models import National

# Days that pass before each chapter: at least, at most.
WAITS = {
    "record_missing": (3, 20),
    "record_trafficking": (1, 12),
    "record_capture": (5, 40),
    "record_detention": (2, 25),
    "record_hospital": (3, 20),
    "record_release": (15, 90),
    "record_departure": (5, 25),
    "record_arrival": (2, 4),
    "record_safety": (5, 30),
    "record_death": (5, 40),
    "close": (7, 60),
}
ENDINGS = {"record_release", "record_death", "close"}  # what was asked and promised before is overtaken
_MALE = {"he": "he", "He": "He", "his": "his", "His": "His", "him": "him"}
_FEMALE = {"he": "she", "He": "She", "his": "her", "His": "Her", "him": "her"}
_REPORTERS = (
    SourceKind.FAMILY,
    SourceKind.SELF,
    SourceKind.FRIEND,
    SourceKind.PRESS,
    SourceKind.FELLOW,
    SourceKind.HOST,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a case goes through. ``rest``: days since the last chapter, at least and at most."""

    chapters: tuple[str, ...]
    rest: tuple[int, int]
    countries: tuple[str, ...]
    death_waits: bool = False
    restricted: bool = False
    incident: str = ""


@dataclass(slots=True)
class Life:
    """One case being lived. ``moment`` is the story's present."""

    cast: Cast
    chance: Random
    plan: Plan
    setting: Setting
    who: Person
    clerk: User
    post: Post
    moments: list[datetime]
    national: National = field(init=False)
    case: Case = field(init=False)
    moment: datetime = field(init=False)
    said: set[str] = field(default_factory=set)

    @property
    def supervisor(self) -> User:
        return self.cast.supervisors[self.post.code]

    def pick(self, pool: Sequence[str]) -> str:
        """One of these texts, said once in a case as long as there are others."""
        text = self.chance.choice([text for text in pool if text not in self.said] or list(pool))
        self.said.add(text)
        return text.format_map(_FEMALE if self.who.sex == Sex.FEMALE else _MALE)

    def at(self, moment: datetime, by: User | None = None) -> Cue:
        self.moment = min(max(moment.replace(second=0, microsecond=0), getattr(self, "moment", moment)), self.cast.now)
        return Cue(self.moment, by or self.clerk)

    def story(self, known: National | None = None) -> Story:
        yield self.at(self.moments[0])
        self._open(known)
        yield from casework.between(self, self.moments[1])
        for name, at, until in zip(self.plan.chapters, self.moments[1:-1], self.moments[2:], strict=True):
            yield self.at(at)
            yield from self._chapter(name)
            yield from casework.between(self, until)

    def _open(self, known: National | None) -> None:
        today = self.moment.date()
        self.national = known or people.register(
            self.who, self.chance, setting=self.setting, post=self.post, by=self.clerk, today=today
        )
        self.case = intake.open_case(
            self.national,
            country=self.setting.country,
            post=self.post,
            by=self.clerk,
            source_kind=self.chance.choice(_REPORTERS),
            source=f"{self.who.first_name}’s family, {people.phone(self.chance)}",
            place=self.chance.choice(self.setting.towns),
            summary=self.pick(words.REPORTS),
            priority=self._priority(),
            assignee=self.clerk if self.chance.random() < 0.9 else None,
            reported_on=PartialDate.from_date(today - timedelta(days=self.chance.randrange(3))),
        )
        if self.plan.incident:
            self._add_to(self.cast.incidents[self.plan.incident])

    def _add_to(self, incident: Incident) -> None:
        details.edit_case(self.case, version=self.case.version, changes={"incident": incident}, by=self.clerk)

    def _priority(self) -> Priority:
        grave = {"record_capture", "record_hospital", "record_trafficking"} & set(self.plan.chapters)
        weights = (30, 45, 25) if grave else (4, 21, 75)
        return self.chance.choices((Priority.LIFE_AT_RISK, Priority.URGENT, Priority.NORMAL), weights)[0]

    def _chapter(self, name: str) -> Story:
        if name in ENDINGS:
            diplomatic.settle(self)
        moved = moves.move(self.case, name, by=self.clerk, facts=FACTS_OF[name](self))
        if isinstance(moved, Confirmation):
            if self.plan.death_waits:
                return
            yield self.at(self.moment + timedelta(hours=self.chance.randrange(2, 30)), self.supervisor)
            moved = moves.confirm(moved, by=self.supervisor)
        self.case = moved
        self.case.post, self.case.national = self.post, self.national
        if after := _AFTER.get(Status(self.case.status)):
            yield from after(self)
        if self.plan.restricted:
            yield self.at(self.moment + timedelta(hours=5), self.supervisor)
            details.restrict(self.case, reason="The whereabouts would endanger the person.", by=self.supervisor)


def moments_of(plan: Plan, chance: Random, now: datetime) -> list[datetime]:
    """When the case is opened, when each chapter begins, and the end of the story."""
    moments = [now - timedelta(days=chance.uniform(*plan.rest))]
    for name in reversed(plan.chapters):
        moments.insert(0, moments[0] - timedelta(days=chance.uniform(*WAITS[name])))
    return [*(_in_office_hours(moment, chance) for moment in moments), now]


def _in_office_hours(moment: datetime, chance: Random) -> datetime:
    shifted = moment.replace(hour=chance.randrange(5, 15), minute=chance.randrange(60), second=0, microsecond=0)
    return shifted if shifted < moment or moment.hour > 15 else shifted - timedelta(days=1)


_AFTER: dict[Status, Callable[[Life], Story]] = {
    Status.TRAFFICKED: casework.assess,
    Status.CAPTURED: casework.ask_for_access,
    Status.DETAINED: casework.ask_for_access,
}
