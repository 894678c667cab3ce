"""What an office does between two changes of status: duties, calls, visits, claims, documents, requests."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from cases.choices import Act as Deed
from cases.choices import EventKind, Finding, Indicator, Means, Party, RuleEvent, Topic
from cases.models import ExploitationPurpose, Task
from cases.services import assessments, claims, documents, family, tasks, timeline
from core.choices import Confidence, SourceKind
from core.dates import PartialDate, ministry_today
from demo import diplomatic, files, words
from demo.stage import Story
from nationals.choices import ConsentTopic, SafeToContact
from nationals.models import Consent
from nationals.services.consents import objections

if TYPE_CHECKING:
    from demo.life import Life

Act = Callable[["Life"], None]
_DILIGENCE = 0.82  # the share of duties that are done at all


def between(life: "Life", until: datetime) -> Story:
    """Acts at their moments, as many as fit before ``until``."""
    for at, act in sorted(_acts(life, until), key=lambda pair: pair[0]):
        if at >= until or at > life.cast.now:
            return
        yield life.at(at)
        act(life)


def _acts(life: "Life", until: datetime) -> list[tuple[datetime, Act]]:
    duties = life.case.tasks.open().select_related("rule").order_by("pk")
    done = [task for task in duties if life.chance.random() < _DILIGENCE]
    days = max((until - life.moment).total_seconds() / 86400, 0.5)
    moments = [life.chance.uniform(0.1, days) for _ in range(min(int(days / 9) + life.chance.randrange(2), 4))]
    return [(life.moment + _time_for(life, task), _doing(task)) for task in done] + [
        (life.moment + timedelta(days=moment), life.chance.choice(_WORK)) for moment in moments
    ]


def _time_for(life: "Life", task: Task) -> timedelta:
    """Mostly in good time, sometimes late. (The deadline counts from the real present until it is moved.)"""
    by_request = task.rule is not None and task.rule.happening == RuleEvent.REQUEST_MADE
    allowed = timedelta(days=task.rule.within) if task.rule and by_request else task.due_at - task.created_at
    minutes = round(allowed.total_seconds() / 60 * life.chance.choices((0.3, 0.8, 1.6), (50, 35, 15))[0])
    return timedelta(minutes=minutes)


def _doing(task: Task) -> Act:
    def act(life: "Life") -> None:
        task.case = life.case
        with suppress(ValidationError):  # settled meanwhile by something else
            tasks.complete_task(task, by=life.clerk)
            if task.rule and task.rule.code == "access-visit":
                _visit(life)

    return act


def _entry(life: "Life", kind: EventKind, party: Party | str, text: str, *, reached: bool = True) -> None:
    timeline.add_entry(
        life.case, kind=kind, text=text, by=life.clerk, occurred_on=_today(life), party=party, reached=reached
    )


def _today(life: "Life") -> PartialDate:
    return PartialDate.from_date(life.moment.date())


def _call_family(life: "Life") -> None:
    kin = life.national.next_of_kin.exclude(safe_to_contact=SafeToContact.NO).first()
    if kin is None:
        _entry(life, EventKind.NOTE, "", "No relative is known yet; asked the chief of the location.")
    elif (against := objections(life.national, ConsentTopic.FAMILY, relative=kin)) and life.chance.random() < 0.5:
        _entry(life, EventKind.NOTE, "", "Did not call the family: the person objects to it.")
    elif life.chance.random() < 0.25:
        said = family.Said(
            EventKind.CALL, "No answer.", reached=False, occurred_on=_today(life), override_reason=_why(life, against)
        )
        family.record_family_contact(life.case, kin, said, by=life.clerk)
    else:
        next_on = life.moment.date() + timedelta(days=life.chance.randrange(2, 9))
        said = family.Said(
            EventKind.CALL, life.pick(words.CALLS_WITH_FAMILY), told=kin.may_be_told, occurred_on=_today(life),
            next_update_on=next_on if next_on >= ministry_today() else None, override_reason=_why(life, against),
        )  # fmt: skip
        family.record_family_contact(life.case, kin, said, by=life.clerk)


def _why(life: "Life", against: list[Consent]) -> str:
    return life.chance.choice(words.WHY_AGAINST) if against else ""


def _call_holder(life: "Life") -> None:
    _entry(life, EventKind.CALL, Party.HOST, life.pick(words.CALLS_WITH_HOLDERS))


def _message(life: "Life") -> None:
    _entry(life, EventKind.MESSAGE, Party.NATIONAL, life.pick(words.MESSAGES))


def _note(life: "Life") -> None:
    _entry(life, EventKind.NOTE, "", life.pick(words.NOTES))


def _visit(life: "Life") -> None:
    _entry(life, EventKind.VISIT, Party.NATIONAL, life.pick(words.VISITS))


def _claim_place(life: "Life") -> None:
    """Somebody says otherwise: the place becomes disputed."""
    kind, source, confidence = life.chance.choice(words.SOURCES)
    claims.record_claim(
        life.case,
        topic=Topic.PLACE,
        value=f"near {life.chance.choice(life.setting.towns)}",
        source_kind=kind,
        source=source,
        confidence=confidence,
        happened_on=PartialDate.from_date(life.moment.date() - timedelta(days=2), about=True),
        by=life.clerk,
    )


def _claim_recruiter(life: "Life") -> None:
    """Who recruited, and for whom that person works, as each side says it."""
    if life.case.claims.filter(topic=Topic.RECRUITER).exists():
        return
    claims.record_claim(
        life.case, topic=Topic.RECRUITER, value=life.pick(words.RECRUITERS), source_kind=SourceKind.SELF,
        source="Voice message", confidence=Confidence.PROBABLE, by=life.clerk,
    )  # fmt: skip
    if life.setting.country in {"RU", "UA"} and life.chance.random() < 0.4:
        for value, kind, confidence in words.RECRUITER_CLAIMS:
            claims.record_claim(
                life.case, topic=Topic.RECRUITED, value=value, source_kind=kind, confidence=confidence, by=life.clerk
            )


def _document(life: "Life") -> None:
    upload, kind, note = files.sample(life.chance, life.national.name, life.national.reference)
    if not life.case.documents.filter(name=upload.name).exists():
        documents.add_document(life.case, upload, kind=kind, note=note, by=life.clerk)


_WORK: tuple[Act, ...] = (
    _call_family, _call_family, _call_family, _call_holder, _message, _note, _claim_place, _claim_recruiter, _document,
)  # fmt: skip


def assess(life: "Life") -> Story:
    """The screening, some days after trafficking was recorded; some are still to do."""
    screened = life.moment + timedelta(hours=life.chance.randrange(3, 60))
    if life.chance.random() < 0.7 and screened < life.cast.now:
        yield life.at(screened)
        _conclude(life, life.chance.choice((Finding.PRESUMED_VICTIM, Finding.IDENTIFIED_VICTIM)))


def _conclude(life: "Life", finding: Finding) -> None:
    purpose = {"RU": "armed-conflict", "UA": "armed-conflict", "MM": "forced-crime"}.get(life.setting.country)
    opened = assessments.assessment_of(life.case)
    told = {
        "acts": [Deed.RECRUITMENT, Deed.TRANSPORT],
        "means": [Means.DECEPTION],
        "purposes": ExploitationPurpose.objects.filter(code=purpose or "forced-labour"),
        "indicators": sorted(life.chance.sample(Indicator.values, 3)),
        "recruitment": opened.recruitment,
        "control": "Passport taken on arrival; a debt of 1,900 dollars was named for the journey.",
        "conclusion": finding,
    }
    assessments.assess(life.case, told, version=opened.version, by=life.clerk)


def ask_for_access(life: "Life") -> Story:
    """Consular access is asked for within a day, mostly; what comes of it takes its time."""
    asked = life.moment + timedelta(hours=life.chance.randrange(2, 40))
    if life.chance.random() < 0.85 and asked < life.cast.now:
        yield life.at(asked)
        yield from diplomatic.access(life)
