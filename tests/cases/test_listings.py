"""By what cases are sorted is kept beside them, and is always what the other tables say."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as some

from accounts.models import User
from cases.choices import Outcome, TaskState
from cases.models import Case, Listing, Task
from cases.services import listings
from core.paging import FAR_FUTURE
from nationals.models import National
from nationals.services.merging import merge, unmerge
from tests.factories import CaseFactory, PostFactory, TaskFactory, UserFactory

pytestmark = pytest.mark.django_db
STEPS = ["open", "close", "assign", "rename", "call", "duty", "settle", "undo", "due", "hand", "merge", "drop"]
HISTORIES = some.lists(some.tuples(some.sampled_from(STEPS), some.integers(0, 7)), min_size=1, max_size=20)


class World:
    def __init__(self) -> None:
        self.post = PostFactory.create()
        self.people = [UserFactory.create(caseworker=self.post, full_name=name) for name in ("Ali", "Zuhura")]
        self.supervisor = UserFactory.create(supervisor=self.post)
        self.cases = [CaseFactory.create(post=self.post, assignee=self.people[0]) for _each in range(3)]

    def do(self, what: str, number: int) -> None:
        """Straight into the tables, as no verb does: whatever writes, the triggers see it."""
        case = self.cases[number % 3]
        one, task = Case.objects.filter(pk=case.pk), Task.objects.order_by("pk")[number % 4 : number % 4 + 1].first()
        steps: dict[str, Callable[[], object]] = {
            "open": lambda: one.update(closed_at=None, outcome=""),
            "close": lambda: one.update(closed_at=timezone.now(), outcome=Outcome.SAFE),
            "assign": lambda: one.update(assignee=[*self.people, None][number % 3]),
            "rename": lambda: National.objects.filter(pk=case.national_id).update(name=f"Juma {number}"),
            "call": lambda: User.objects.filter(pk=self.people[number % 2].pk).update(full_name=f"Officer {number}"),
            "duty": lambda: TaskFactory.create(case=case, due_at=timezone.now() + timedelta(days=number - 3)),
            "merge": lambda: self._merge(number),
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

    def _merge(self, number: int) -> None:
        kept, absorbed = self.cases[number % 3].national, self.cases[(number + 1) % 3].national
        for each in (kept, absorbed):
            each.refresh_from_db()
        if kept.pk != absorbed.pk and not kept.merged_into_id and not absorbed.merged_into_id:
            unmerge(merge(kept, absorbed, picks={}, by=self.supervisor), by=self.supervisor)


@settings(max_examples=25, deadline=None)
@given(history=HISTORIES)
def test_whatever_happens_a_case_stands_where_it_should(history: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        world = World()
        for what, number in history:
            world.do(what, number)
        assert not listings.wrong()
        transaction.set_rollback(True)


def test_a_case_without_an_open_duty_comes_last() -> None:
    case = CaseFactory.create()
    assert Listing.objects.get(case=case).due_at == FAR_FUTURE
    task = TaskFactory.create(case=case)
    assert Listing.objects.get(case=case).due_at == task.due_at


def test_a_wrong_place_is_found_and_put_right() -> None:
    case = CaseFactory.create()
    Listing.objects.filter(case=case).update(name="Somebody else")
    with pytest.raises(CommandError, match="1 figures differ"):
        call_command("check_figures", stdout=StringIO())
    told = StringIO()
    call_command("check_figures", mend=True, stdout=told)
    assert "put right" in told.getvalue()
    assert not listings.wrong()
