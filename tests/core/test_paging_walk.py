"""Page by page, every row that nobody touched is seen exactly once, whatever others do meanwhile."""

from datetime import timedelta
from urllib.parse import parse_qs

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as some

from cases.choices import Outcome, Priority
from cases.filters.form import SORTS
from cases.models import Case, Listing
from core.paging import page_of
from nationals.models import National
from tests.factories import CaseFactory, PostFactory, TaskFactory, UserFactory

pytestmark = pytest.mark.django_db
NAMES = ["Amina", "Brian", "Brian", "Zuhura"]
CHANGES = some.lists(some.tuples(some.sampled_from(["open", "close", "rename", "duty", "other"]), some.integers(0, 8)))


class World:
    """Cases of which many share a name, a day, an officer; those with an even number are left alone."""

    def __init__(self, size: int) -> None:
        self.post = PostFactory.create()
        self.officer = UserFactory.create(caseworker=self.post)
        self.moment = timezone.now() - timedelta(days=30)
        self.untouched = [self._case(number) for number in range(size)]
        self.others = [self._case(number) for number in range(size)]

    def _case(self, number: int) -> Case:
        assignee = self.officer if number % 3 else None
        at = self.moment + timedelta(hours=number // 2)
        case = CaseFactory.create(post=self.post, national__name=NAMES[number % 4], assignee=assignee, opened_at=at)
        if number % 2:
            TaskFactory.create(case=case, due_at=self.moment + timedelta(days=number // 4))
        return case

    def change(self, what: str, number: int) -> None:
        case = self.others[number % len(self.others)]
        one = Case.objects.filter(pk=case.pk)
        if what == "open":
            self._case(number)
        elif what == "close":
            one.update(closed_at=timezone.now(), outcome=Outcome.SAFE)
        elif what == "rename":
            National.objects.filter(pk=case.national_id).update(name=NAMES[number % 4])
        elif what == "duty":
            TaskFactory.create(case=case, due_at=self.moment + timedelta(days=number))
        else:
            one.update(assignee=self.officer, priority=Priority.URGENT, country="UA")


@settings(max_examples=30, deadline=None)
@given(
    sort=some.sampled_from([sign + name for name in SORTS for sign in ("", "-")]),
    size=some.integers(1, 9),
    rows=some.integers(1, 4),
    changes=CHANGES,
)
def test_nothing_is_skipped_or_shown_twice(sort: str, size: int, rows: int, changes: list[tuple[str, int]]) -> None:
    with transaction.atomic():
        world = World(size)
        seen = _walked(world, sort, rows, changes)
        kept = [pk for pk in seen if pk in {case.pk for case in world.untouched}]
        assert sorted(kept) == sorted(case.pk for case in world.untouched)
        transaction.set_rollback(True)


def _walked(world: World, sort: str, rows: int, changes: list[tuple[str, int]]) -> list[int]:
    """The numbers of the cases in the order of the pages; something happens between each two of them."""
    seen, query, left = list[int](), {"sort": sort}, list(changes)
    while True:
        page = page_of(Listing.objects.filter(post=world.post.pk), query, sorts=SORTS, default="-opened", size=rows)
        seen += [listing.pk for listing in page.rows]
        if page.next is None:
            return seen
        query = {"sort": sort} | {name: values[0] for name, values in parse_qs(page.next).items()}
        for what, number in left[:2]:
            world.change(what, number)
        del left[:2]


@pytest.mark.parametrize("sort", ["name", "-status"])
def test_pages_of_two_parts_are_those_of_the_whole(sort: str) -> None:
    World(5)
    rows = Listing.objects.only("pk")
    parts = (rows.filter(name="Brian"), rows.exclude(name="Brian"))
    query, backwards = {"sort": sort}, dict[str, str]()

    for _page in range(4):
        whole = page_of(rows, query, sorts=SORTS, default=sort, size=3)
        parted = page_of(rows, query, sorts=SORTS, default=sort, size=3, parts=parts)
        assert [row.pk for row in parted.rows] == [row.pk for row in whole.rows]
        assert (parted.next, parted.previous) == (whole.next, whole.previous)
        if parted.next is None:
            break
        query = {"sort": sort} | {name: values[0] for name, values in parse_qs(parted.next).items()}
        backwards = {name: values[0] for name, values in parse_qs(parted.previous or "").items()}
    back = page_of(rows, {"sort": sort} | backwards, sorts=SORTS, default=sort, size=3, parts=parts)
    assert back.rows == page_of(rows, {"sort": sort} | backwards, sorts=SORTS, default=sort, size=3).rows
