"""By what cases are found, sorted and counted is kept beside them, and is always what the other tables say."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as some

from accounts.models import User
from cases.choices import EventKind, Finding, Outcome, Priority, Status, TaskState
from cases.models import Case, Listing, NamedOfficer, Task, TraffickingAssessment
from cases.services import listings
from core.dates import PartialDate
from core.paging import FAR_FUTURE
from nationals.models import National
from nationals.services.merging import merge, unmerge
from tests.factories import CaseFactory, EventFactory, IncidentFactory, PostFactory, TaskFactory, UserFactory

pytestmark = pytest.mark.django_db
STEPS = [
    "open", "close", "assign", "rename", "call", "duty", "settle", "undo", "due", "hand", "merge", "drop", "restrict",
    "name", "unname", "move", "captured", "home", "visited", "struck", "found", "elsewhere", "county", "also",
]  # fmt: skip
HISTORIES = some.lists(some.tuples(some.sampled_from(STEPS), some.integers(0, 7)), min_size=1, max_size=25)


class World:
    def __init__(self) -> None:
        self.post = PostFactory.create()
        self.people = [UserFactory.create(caseworker=self.post, full_name=name) for name in ("Ali", "Zuhura")]
        self.supervisor = UserFactory.create(supervisor=self.post)
        self.headquarters = UserFactory.create(supervisor=PostFactory.create(headquarters=True))
        self.elsewhere, self.incident = PostFactory.create(), IncidentFactory.create()
        self.cases = [CaseFactory.create(post=self.post, assignee=self.people[0]) for _each in range(3)]

    def do(self, what: str, number: int) -> None:
        """Straight into the tables, as no verb does: whatever writes, the triggers see it."""
        case = self.cases[number % 3]
        person = National.objects.filter(pk=case.national_id)
        one, task = Case.objects.filter(pk=case.pk), Task.objects.order_by("pk")[number % 4 : number % 4 + 1].first()
        steps: dict[str, Callable[[], object]] = {
            "open": lambda: one.update(closed_at=None, outcome=""),
            "close": lambda: one.update(closed_at=timezone.now(), outcome=Outcome.SAFE),
            "assign": lambda: one.update(assignee=[*self.people, None][number % 3]),
            "rename": lambda: person.update(name=f"Juma {number}"),
            "call": lambda: User.objects.filter(pk=self.people[number % 2].pk).update(full_name=f"Officer {number}"),
            "duty": lambda: TaskFactory.create(case=case, due_at=timezone.now() + timedelta(days=number - 3)),
            "merge": lambda: self._merge(number),
            "restrict": lambda: one.update(restricted=bool(number % 2)),
            "name": lambda: NamedOfficer.objects.get_or_create(
                case=case, user=self.people[number % 2], ended_at=None, defaults={"named_by": self.supervisor}
            ),
            "unname": lambda: NamedOfficer.objects.filter(case=case, ended_at=None).update(ended_at=timezone.now()),
            "move": lambda: one.update(
                post=[self.post, self.elsewhere][number % 2],
                country=["UA", "RU"][number % 2],
                place=f"Camp {number}",
                priority=Priority.values[number % 3],
                incident=[None, self.incident][number % 2],
            ),
            "captured": lambda: one.update(status=Status.CAPTURED, status_changed_at=timezone.now()),
            "home": lambda: self._home(case, number),
            "visited": lambda: EventFactory.create(case=case, kind=EventKind.ACCESS),
            "struck": lambda: self._strike(case),
            "found": lambda: TraffickingAssessment.objects.update_or_create(
                case=case,
                defaults={
                    "conclusion": Finding.values[number % 3],
                    "assessed_by": self.supervisor,
                    "assessed_at": timezone.now(),
                },
            ),
            "elsewhere": lambda: case.external_references.get_or_create(system="OB", number=f"{number}/2026"),
            "county": lambda: National.objects.filter(pk=case.national_id).update(
                home_county=["", "Nyeri"][number % 2]
            ),
            "also": lambda: National.objects.filter(pk=case.national_id).update(folded_name=f"juma\nali {number}"),
        }
        of_task: dict[str, dict[str, Any]] = {
            "settle": {"state": TaskState.DONE, "settled_at": timezone.now(), "settled_by": self.people[0]},
            "undo": {"state": TaskState.OPEN, "settled_at": None, "settled_by": None},
            "due": {"due_at": timezone.now() - timedelta(days=number)},
            "hand": {"case": self.cases[(number + 1) % 3]},
        }
        if what in steps:
            steps[what]()
        elif task and what == "drop":
            Task.objects.filter(pk=task.pk).delete()
        elif task:
            Task.objects.filter(pk=task.pk).update(**of_task[what])

    def _home(self, case: Case, number: int) -> None:
        Case.objects.filter(pk=case.pk).update(status=Status.REPATRIATED, status_changed_at=timezone.now())
        if number % 2:
            EventFactory.create(
                case=case, kind=EventKind.STATUS, status_after=Status.REPATRIATED, occurred_on=PartialDate("2026-09")
            )

    def _strike(self, case: Case) -> None:
        if entry := case.events.filter(corrects=None, correction=None).order_by("pk").first():
            EventFactory.create(case=case, kind=EventKind.DECISION, corrects=entry)

    def _merge(self, number: int) -> None:
        kept, absorbed = self.cases[number % 3].national, self.cases[(number + 1) % 3].national
        for each in (kept, absorbed):
            each.refresh_from_db()
        if kept.pk != absorbed.pk and not kept.merged_into_id and not absorbed.merged_into_id:
            with suppress(PermissionDenied):  # of a restricted case
                unmerge(merge(kept, absorbed, picks={}, by=self.supervisor), by=self.supervisor)


def _numbers(rows: "QuerySet[Any]") -> set[int]:
    return {row.pk for row in rows}


@settings(max_examples=40, deadline=None)
@given(history=HISTORIES)
def test_whatever_happens_a_case_stands_where_it_should(history: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        world = World()
        for what, number in history:
            world.do(what, number)
        assert not listings.wrong()
        for reader in (*world.people, world.headquarters):
            seen = Listing.objects.visible_to(reader)
            assert {*seen.values_list("pk", flat=True)} == {
                *Case.objects.visible_to(reader).values_list("pk", flat=True)
            }
            by_name = {*Case.objects.seen_by_name(reader).values_list("pk", flat=True)}
            assert {*Listing.objects.seen_by_name(reader).values_list("pk", flat=True)} == by_name
        transaction.set_rollback(True)


def test_a_case_without_an_open_duty_comes_last() -> None:
    case = CaseFactory.create()
    assert Listing.objects.get(case=case).due_at == FAR_FUTURE
    task = TaskFactory.create(case=case)
    assert Listing.objects.get(case=case).due_at == task.due_at


LONG_AGO = datetime(1999, 1, 1, tzinfo=UTC)
WRONG: dict[str, Any] = {
    "is_open": False, "due_at": LONG_AGO, "name": "Somebody else", "assignee": "Nobody", "opened_at": LONG_AGO,
    "reference": "C-1999-1", "restricted": True, "post": 0, "country": "ZZ", "status": "lost", "person": 0,
    "home_told": LONG_AGO.date(), "home_recorded": LONG_AGO, "tags": ["seen:0"], "words": "somebody else",
}  # fmt: skip


def test_every_column_is_compared() -> None:
    assert {*WRONG, "case"} == {field.name for field in Listing._meta.concrete_fields}


@pytest.mark.parametrize("column", WRONG)
def test_a_wrong_place_is_found_and_put_right(column: str) -> None:
    case = CaseFactory.create()
    Listing.objects.filter(case=case).update(**{column: WRONG[column]})
    with pytest.raises(CommandError, match="1 figures differ"):
        call_command("check_figures", stdout=StringIO())
    told = StringIO()
    call_command("check_figures", mend=True, stdout=told)
    assert "put right" in told.getvalue()
    assert not listings.wrong()


def test_a_case_that_is_not_listed_is_found_too() -> None:
    case = CaseFactory.create()
    Listing.objects.filter(case=case).delete()
    assert listings.wrong() == [case.pk]
