"""The numbers that are counted ahead are those of a full count, whatever happened, whoever looks, wherever he is."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Sum
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as some

from accounts.models import Post, User
from cases.choices import HELD, EventKind, Finding, Measure, Outcome, Status, TaskState
from cases.jobs import settle_figures
from cases.models import Case, Event, NamedOfficer, Tally, Task, TraffickingAssessment
from cases.services import tallies
from core.dates import PartialDate
from nationals.services.merging import merge, unmerge
from tests.factories import CaseFactory, EventFactory, PostFactory, TaskFactory, UserFactory
from tests.reports.full_count import counted, shown

pytestmark = pytest.mark.django_db
ZONES = ["Africa/Nairobi", "America/New_York", "Pacific/Auckland", "Asia/Kolkata", "UTC"]
FATES = [Status.REPORTED, *HELD, Status.REPATRIATED, Status.REPATRIATED, Status.MISSING]
STEPS = [
    "open", "move", "close", "reopen", "restrict", "post", "country", "assign", "name", "unname", "access", "home",
    "correct", "duty", "settle", "undo", "owner", "due", "assess", "add up", "opened",
]  # fmt: skip
_AGO = some.one_of(
    some.integers(min_value=0, max_value=500).map(lambda days: timedelta(days=days)),
    some.integers(min_value=0, max_value=30 * 60).map(lambda minutes: timedelta(minutes=minutes)),
    some.integers(min_value=-20 * 60, max_value=20 * 60).map(lambda minutes: timedelta(days=7, minutes=minutes)),
)
HISTORIES = some.lists(
    some.tuples(some.sampled_from(STEPS), some.integers(min_value=0, max_value=11), _AGO), min_size=1, max_size=25
)


class World:
    """Two posts with a caseworker each, a supervisor at headquarters, four cases."""

    def __init__(self) -> None:
        self.posts: list[Post] = PostFactory.create_batch(2)
        headquarters = PostFactory.create(headquarters=True)
        self.readers: list[User] = [
            UserFactory.create(caseworker=self.posts[0], full_name="First"),
            UserFactory.create(caseworker=self.posts[1], full_name="Second"),
            UserFactory.create(supervisor=headquarters, full_name="Third"),
        ]
        both = UserFactory.create(caseworker=self.posts[0], full_name="Fourth")
        both.memberships.create(post=self.posts[1], role="caseworker")
        self.readers.append(both)
        for number in range(4):
            CaseFactory.create(post=self.posts[number % 2], country="RU", assignee=self.readers[number % 2])

    def do(self, what: str, number: int, ago: timedelta) -> None:
        """One step of a history, written straight into the tables: the verbs write nothing else."""
        cases = list(Case.objects.order_by("pk"))
        case, at = cases[number % len(cases)], timezone.now() - ago
        tasks = list(Task.objects.order_by("pk"))
        task = tasks[number % len(tasks)] if tasks else None
        step = getattr(self, f"_{what.replace(' ', '_')}")
        step(case, number, at) if what not in {"settle", "undo", "owner", "due"} else task and step(task, number, at)

    def _change(self, case: Case, **fields: Any) -> None:
        Case.objects.filter(pk=case.pk).update(**fields)

    def _open(self, case: Case, number: int, at: datetime) -> None:
        post = self.posts[number % 2]
        CaseFactory.create(post=post, country="UA", status=FATES[number % 6], opened_at=at, status_changed_at=at)

    def _opened(self, case: Case, number: int, at: datetime) -> None:
        self._change(case, opened_at=at) if case.closed_at is None else None

    def _move(self, case: Case, number: int, at: datetime) -> None:
        self._change(case, status=FATES[number % 6], status_changed_at=at)

    def _close(self, case: Case, number: int, at: datetime) -> None:
        self._change(case, closed_at=max(at, case.opened_at), outcome=Outcome.HOME)

    def _reopen(self, case: Case, number: int, at: datetime) -> None:
        self._change(case, closed_at=None, outcome="")

    def _restrict(self, case: Case, number: int, at: datetime) -> None:
        self._change(case, restricted=not case.restricted)

    def _post(self, case: Case, number: int, at: datetime) -> None:
        self._change(case, post=self.posts[number % 2])

    def _country(self, case: Case, number: int, at: datetime) -> None:
        self._change(case, country=["RU", "UA", "SA"][number % 3])

    def _assign(self, case: Case, number: int, at: datetime) -> None:
        self._change(case, assignee=[*self.readers, None][number % 5])

    def _name(self, case: Case, number: int, at: datetime) -> None:
        reader = self.readers[number % 4]
        NamedOfficer.objects.get_or_create(case=case, user=reader, ended_at=None, defaults={"named_by": reader})

    def _unname(self, case: Case, number: int, at: datetime) -> None:
        case.named_officers.update(ended_at=timezone.now())

    def _access(self, case: Case, number: int, at: datetime) -> None:
        EventFactory.create(case=case, kind=EventKind.ACCESS)

    def _home(self, case: Case, number: int, at: datetime) -> None:
        told = [PartialDate(""), PartialDate.from_date(at.date()), PartialDate(f"{at.date():%Y-%m}~")][number % 3]
        EventFactory.create(
            case=case, kind=EventKind.STATUS, status_after=Status.REPATRIATED, occurred_on=told,
            recorded_at=timezone.now() + timedelta(seconds=Event.objects.count()),
        )  # fmt: skip

    def _correct(self, case: Case, number: int, at: datetime) -> None:
        kinds = (EventKind.ACCESS, EventKind.STATUS)
        if found := case.events.filter(correction=None, kind__in=kinds).order_by("pk").first():
            EventFactory.create(case=case, kind=EventKind.DECISION, corrects=found)

    def _duty(self, case: Case, number: int, at: datetime) -> None:
        TaskFactory.create(case=case, due_at=at, owner=[*self.readers, None, None][number % 6])

    def _settle(self, task: Task, number: int, at: datetime) -> None:
        if task.is_open:
            Task.objects.filter(pk=task.pk).update(state=TaskState.DONE, settled_at=timezone.now())

    def _undo(self, task: Task, number: int, at: datetime) -> None:
        Task.objects.filter(pk=task.pk).update(state=TaskState.OPEN, settled_at=None)

    def _owner(self, task: Task, number: int, at: datetime) -> None:
        Task.objects.filter(pk=task.pk).update(owner=[*self.readers, None][number % 5])

    def _due(self, task: Task, number: int, at: datetime) -> None:
        Task.objects.filter(pk=task.pk).update(due_at=at)

    def _assess(self, case: Case, number: int, at: datetime) -> None:
        conclusion = [Finding.NOT_ASSESSED, Finding.PRESUMED_VICTIM][number % 2]
        TraffickingAssessment.objects.update_or_create(
            case=case, defaults={"conclusion": conclusion, "assessed_by": self.readers[0]}
        )

    def _add_up(self, case: Case, number: int, at: datetime) -> None:
        tallies.settle()


@settings(max_examples=40)
@given(history=HISTORIES, zone=some.sampled_from(ZONES))
def test_after_any_history_the_dashboard_says_what_a_full_count_says(
    history: list[tuple[str, int, timedelta]], zone: str
) -> None:
    with transaction.atomic(), timezone.override(ZoneInfo(zone)):
        world = World()
        for step in history:
            world.do(*step)
        choices: list[dict[str, Any]] = [{}, {"country": "RU"}, {"finding": Finding.NOT_ASSESSED.value}]
        choices.append({"post": world.posts[0].pk})
        for reader in world.readers:
            for chosen in choices:
                assert shown(reader, **chosen) == counted(reader, **chosen), (reader, chosen)
        assert tallies.wrong() == []
        transaction.set_rollback(True)


def test_joining_two_entries_of_a_person_and_parting_them_changes_no_number() -> None:
    world = World()
    first, second = Case.objects.order_by("pk")[0].national, Case.objects.order_by("pk")[2].national
    admin = UserFactory.create(supervisor=world.posts[0])
    before = counted(world.readers[2])

    joined = merge(first, second, picks={}, by=admin)
    assert shown(world.readers[2]) == counted(world.readers[2]) == before
    unmerge(joined, by=admin)
    assert shown(world.readers[2]) == before


KEYS = ("measure", "post", "country", "finding", "status", "person")


def _summed(*keys: str) -> list[Any]:
    return list(Tally.objects.order_by(*keys).values_list(*keys).annotate(total=Sum("number")).exclude(total=0))


def test_adding_up_changes_no_sum_and_leaves_one_row_for_each() -> None:
    world = World()
    for number, what in enumerate(step for step in STEPS if step != "add up"):
        world.do(what, number, timedelta(days=number))
    before = _summed(*KEYS)

    assert tallies.settle() > 0

    assert tallies.settle() == 0
    assert _summed(*KEYS) == before
    assert Tally.objects.filter(settled=True).count() == Tally.objects.count() == len(_summed(*KEYS, "day", "hour"))


def test_days_that_nobody_asks_for_any_more_are_kept_together() -> None:
    case = CaseFactory.create()
    TaskFactory.create(case=case, due_at=timezone.now() - timedelta(days=40))
    TaskFactory.create(case=case, due_at=timezone.now() - timedelta(days=80))
    tallies.settle()

    (long_late,) = Tally.objects.filter(measure=Measure.DUTY)
    assert (long_late.day, long_late.hour, long_late.number) == (tallies.LONG_LATE, None, 2)
    assert tallies.wrong() == []


@pytest.mark.parametrize("at", ["00:00", "00:30", "08:59", "09:00", "09:20", "23:59"])
def test_a_duty_is_late_from_the_moment_on_which_it_was_due(at: str) -> None:
    world, now = World(), datetime.fromisoformat(f"2026-11-27 {at}+00:00")
    case = Case.objects.order_by("pk")[0]
    for minutes in (-10, 0, 10):
        for days in (0, 1, 7, 8):
            due = datetime(2026, 11, 27, 9, tzinfo=UTC) - timedelta(days=days, minutes=minutes)
            TaskFactory.create(case=case, due_at=due)

    with time_machine.travel(now, tick=False):
        for _before_and_after_adding_up in range(2):
            for reader in world.readers:
                assert shown(reader) == counted(reader)
            tallies.settle()


def test_of_a_restricted_case_no_tally_is_left() -> None:
    case = CaseFactory.create(captured=True, country="MM")
    TaskFactory.create(case=case, overdue=True)
    Case.objects.filter(pk=case.pk).update(restricted=True)
    tallies.settle()

    assert not Tally.objects.filter(country="MM").exists()


def test_the_command_finds_what_differs_and_counts_anew() -> None:
    CaseFactory.create()
    call_command("check_figures", stdout=StringIO())
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('cases.count_later', 'on', true)")
        CaseFactory.create(country="MM")
        cursor.execute("SELECT set_config('cases.count_later', '', true)")
    with pytest.raises(CommandError, match="figures differ"):
        call_command("check_figures", stdout=StringIO())
    call_command("check_figures", mend=True, stdout=StringIO())
    told = StringIO()
    call_command("check_figures", stdout=told)
    assert "All as a full count says." in told.getvalue()


def test_the_job_of_each_minute_adds_up() -> None:
    CaseFactory.create()

    settle_figures.func(timestamp=0)

    assert not Tally.objects.filter(settled=False).exists()
