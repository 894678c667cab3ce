"""A ministry in the middle of its work: cases of every kind at three posts."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from accounts.models import Post, User
from cases.choices import EventKind, Finding, Outcome, Status
from cases.models import Case, TraffickingAssessment
from core.dates import PartialDate
from diplomacy.choices import Side
from tests.factories import (
    CaseFactory,
    CommitmentFactory,
    EventFactory,
    PostFactory,
    TaskFactory,
    UserFactory,
)


@dataclass(frozen=True)
class Ministry:
    moscow: Post
    riyadh: Post
    headquarters: Post
    caseworker: User
    supervisor: User


def ministry() -> Ministry:
    moscow, riyadh = PostFactory.create(name="Moscow", country="RU"), PostFactory.create(name="Riyadh", country="SA")
    headquarters = PostFactory.create(headquarters=True)
    caseworker, supervisor = UserFactory.create(caseworker=moscow), UserFactory.create(supervisor=headquarters)
    people = Ministry(moscow, riyadh, headquarters, caseworker, supervisor)
    _held(people)
    _home(people)
    _pressed(people)
    _promised(people)
    return people


def came_home(case: Case, days_ago: int) -> None:
    EventFactory.create(
        case=case,
        kind=EventKind.STATUS,
        status_before=Status.IN_TRANSIT,
        status_after=Status.REPATRIATED,
        occurred_on=PartialDate.from_date(timezone.localdate() - timedelta(days=days_ago)),
    )


def _held(people: Ministry) -> None:
    for number in range(3):
        case = CaseFactory.create(post=people.moscow, country="RU", captured=True, assignee=people.caseworker)
        if number == 0:
            EventFactory.create(case=case, kind=EventKind.ACCESS)
    CaseFactory.create(post=people.riyadh, country="SA", status=Status.DETAINED, restricted=True)
    CaseFactory.create(post=people.riyadh, country="LB", status=Status.DETAINED)
    victim = CaseFactory.create(post=people.riyadh, country="SA", status=Status.TRAFFICKED)
    TraffickingAssessment.objects.create(case=victim, conclusion=Finding.PRESUMED_VICTIM, assessed_by=people.supervisor)


def _home(people: Ministry) -> None:
    for days_ago in (0, 40, 200, 800):
        opened = timezone.now() - timedelta(days=days_ago + 30)
        case = CaseFactory.create(post=people.moscow, country="RU", status=Status.REPATRIATED, opened_at=opened)
        came_home(case, days_ago)
    CaseFactory.create(
        post=people.riyadh, country="SA", status=Status.REPATRIATED, closed_at=timezone.now(), outcome=Outcome.HOME
    )


def _pressed(people: Ministry) -> None:
    late = CaseFactory.create(post=people.moscow, country="UA", status=Status.MISSING, assignee=people.caseworker)
    TaskFactory.create_batch(2, case=late, due_at=timezone.now() - timedelta(days=2))
    TaskFactory.create(case=late, owner=people.supervisor, due_at=timezone.now() - timedelta(days=9))
    TaskFactory.create(case=late)
    TaskFactory.create(case=CaseFactory.create(post=people.riyadh, country="SA"), overdue=True)


def _promised(people: Ministry) -> None:
    for due in (-3, 3):
        day = timezone.localdate() + timedelta(days=due)
        promised = timezone.localdate() - timedelta(days=10)
        CommitmentFactory.create(post=people.moscow, side=Side.THEIRS, promised_on=promised, due_on=day)
    CommitmentFactory.create(post=people.moscow, side=Side.OURS)
