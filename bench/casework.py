"""A case with its history, skewed as life is: most are quiet, a few fill pages."""

from datetime import datetime, timedelta

from accounts.models import User
from bench.contradictions import contradictions
from bench.stage import Office, Stage
from cases.choices import EventKind, FileKind, Finding, Outcome, Party, Priority, Status, TaskState, Topic
from cases.models import (
    Case,
    Claim,
    Document,
    Event,
    ExternalReference,
    JourneyLeg,
    NamedOfficer,
    Task,
    TraffickingAssessment,
)
from core.choices import Confidence, SourceKind
from core.dates import PartialDate
from demo import words
from nationals.models import National

_STATUSES = {
    Status.REPORTED: 10, Status.MISSING: 9, Status.TRAFFICKED: 12, Status.CAPTURED: 8, Status.DETAINED: 16,
    Status.HOSPITALISED: 4, Status.RELEASED: 8, Status.IN_TRANSIT: 2, Status.REPATRIATED: 24, Status.SAFE_ABROAD: 5,
    Status.DECEASED: 2,
}  # fmt: skip
_OUTCOMES = {Status.REPATRIATED: Outcome.HOME, Status.SAFE_ABROAD: Outcome.SAFE, Status.DECEASED: Outcome.DIED}
_ENDS = {Status.REPATRIATED: 70, Status.SAFE_ABROAD: 20, Status.DECEASED: 10}
_AGE, _OLDEST, _LASTS = 900, 9000, 220  # days: the mean since it was opened, the most, how long one usually lasts
_HELD = (Status.CAPTURED, Status.DETAINED, Status.HOSPITALISED)
_TITLES = ("Contact the person who reported", "Verify citizenship", "Ask the holding state for consular access",
           "Inform next of kin, if consent and safety allow", "Follow up after a week")  # fmt: skip
_ENTRIES = {EventKind.CALL: 40, EventKind.MESSAGE: 22, EventKind.NOTE: 30, EventKind.VISIT: 8}
_NOTES = ("His sister has heard nothing.", "The authority confirmed that the note has arrived.", *words.CONDITIONS)


def case_of(stage: Stage, office: Office, national: National) -> Case:
    chance = stage.chance
    age = min(chance.expovariate(1 / _AGE), _OLDEST)
    opened = stage.now - timedelta(days=age, minutes=chance.randrange(1440))
    statuses = _ENDS if chance.expovariate(1 / _LASTS) < age else _STATUSES
    status = chance.choices(list(statuses), list(statuses.values()))[0]
    changed = opened + min(stage.now - opened, timedelta(days=2 * _LASTS)) * chance.random()
    closes = status in _OUTCOMES and chance.random() < 0.95
    officer = chance.choice(office.officers)
    found = stage.ledger.add(
        Case(
            national=national,
            status=status,
            status_changed_at=changed,
            country=office.setting.country,
            place=chance.choice(office.setting.towns),
            post=office.post,
            assignee=officer if chance.random() < 0.92 else None,
            priority=chance.choices(Priority.values, (4, 16, 80))[0],
            restricted=chance.random() < 0.015,
            source="His sister, by telephone",
            summary=words.REPORTS[0].format(he="he", He="He", his="his", His="His", him="him"),
            opened_at=opened,
            opened_by=officer,
            closed_at=changed + (stage.now - changed) * chance.random() if closes else None,
            outcome=_OUTCOMES[status] if closes else "",
        )
    )
    found.reference = f"C-{opened.year}-{found.pk:06d}"
    _history(stage, office, found, officer)
    _belongings(stage, found, officer)
    return found


def _history(stage: Stage, office: Office, case: Case, officer: User) -> None:
    _event(stage, case, officer, case.opened_at, EventKind.REPORT, text=case.summary)
    if case.status != Status.REPORTED:
        change = _event(
            stage, case, officer, case.status_changed_at, EventKind.STATUS, status_before=Status.REPORTED,
            status_after=case.status, occurred_on=PartialDate.from_date(case.status_changed_at.date()),
        )  # fmt: skip
        _claims(stage, office, case, officer, change)
    for _each in range(min(int(stage.chance.lognormvariate(1.9, 0.75)), 90)):
        _entry(stage, case, officer)
    if case.status in _HELD and stage.chance.random() < 0.6:
        _event(stage, case, officer, _between(stage, case), EventKind.ACCESS, text="Consular access granted")


def _entry(stage: Stage, case: Case, officer: User) -> None:
    kind = stage.chance.choices(list(_ENTRIES), list(_ENTRIES.values()))[0]
    party = stage.chance.choice((Party.FAMILY, Party.HOLDING, Party.NATIONAL)) if kind != EventKind.NOTE else ""
    reached = kind != EventKind.CALL or stage.chance.random() < 0.7
    text = stage.chance.choice(_NOTES)
    _event(stage, case, officer, _between(stage, case), kind, text=text, party=party, reached=reached)


def _event(stage: Stage, case: Case, officer: User, at: datetime, kind: EventKind, **more: object) -> Event:
    return stage.ledger.add(Event(case=case, kind=kind, recorded_at=at, recorded_by=officer, **more))


def _claims(stage: Stage, office: Office, case: Case, officer: User, change: Event) -> None:
    setting, chance = office.setting, stage.chance
    told = [(Topic.PLACE, chance.choice(setting.towns)), (Topic.SINCE, change.occurred_on.edtf)]
    told += [(Topic.HELD_BY, chance.choice(setting.holders))] if case.status in _HELD else []
    told += [(Topic.HELD_BY, chance.choice(setting.holders))] if chance.random() < 0.15 else []
    told += [(Topic.PROMISED, setting.promises[0].format(he="he"))] if chance.random() < 0.4 else []
    told += [(Topic.CONDITION, chance.choice(words.CONDITIONS))] if chance.random() < 0.6 else []
    told += [(Topic.PLACE, chance.choice(setting.towns))] if chance.random() < 0.25 else []
    claims = [_claim(stage, case, officer, change, topic, value) for topic, value in told]
    stage.claims[case.pk] = claims[-1]
    contradictions(stage, case, claims, officer)


def _claim(stage: Stage, case: Case, officer: User, change: Event, topic: Topic, value: str) -> Claim:
    chance = stage.chance
    return stage.ledger.add(
        Claim(
            case=case, topic=topic, value=value, event=change, happened_on=change.occurred_on,
            learned_on=change.recorded_at.date(), source_kind=chance.choice(SourceKind.values),
            source="a video on a channel of the unit",
            confidence=chance.choice((Confidence.CONFIRMED, Confidence.PROBABLE, Confidence.UNCONFIRMED)),
            recorded_at=change.recorded_at, recorded_by=officer,
        )
    )  # fmt: skip


def _belongings(stage: Stage, case: Case, officer: User) -> None:
    chance, add = stage.chance, stage.ledger.add
    for _each in range(chance.choices((1, 2, 3, 5), (30, 45, 20, 5))[0]):
        _task(stage, case, officer)
    for number in range(chance.choices((0, 1, 2, 6), (45, 35, 15, 5))[0]):
        add(
            Document(
                case=case, kind=FileKind.LETTER, name=f"letter-{number}.txt", file=f"bench/{case.pk}-{number}",
                content_type="text/plain", size=900, sha256=f"{case.pk:032x}{number:032x}", added_by=officer,
                added_at=_between(stage, case),
            )
        )  # fmt: skip
    if case.status == Status.TRAFFICKED or chance.random() < 0.12:
        finding = chance.choice(Finding.values)
        concluded = finding != Finding.NOT_ASSESSED
        add(TraffickingAssessment(case=case, conclusion=finding, assessed_by=officer if concluded else None))
    if case.status in (Status.IN_TRANSIT, Status.REPATRIATED):
        day = case.status_changed_at.date()
        add(JourneyLeg(case=case, origin=case.place, destination="Nairobi", departs_on=day))
    if case.restricted:
        add(NamedOfficer(case=case, user=officer, reason="works on it", named_by=officer))
    if chance.random() < 0.1:
        add(ExternalReference(case=case, system="Red Cross", number=f"RC-{case.pk}"))


def _task(stage: Stage, case: Case, officer: User) -> None:
    created = _between(stage, case)
    is_open = case.closed_at is None and stage.chance.random() < 0.6
    due = stage.now + timedelta(days=stage.chance.gauss(4, 5)) if is_open else created + timedelta(days=1)
    stage.ledger.add(
        Task(
            case=case,
            title=stage.chance.choice(_TITLES),
            due_at=due,
            owner=case.assignee,
            state=TaskState.OPEN if is_open else TaskState.DONE,
            created_at=created,
            created_by=officer,
            settled_at=None if is_open else created + timedelta(hours=20),
            settled_by=None if is_open else officer,
        )
    )


def _between(stage: Stage, case: Case) -> datetime:
    """Some moment of the case."""
    return case.opened_at + ((case.closed_at or stage.now) - case.opened_at) * stage.chance.random()
