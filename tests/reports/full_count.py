"""The dashboard's numbers by a full count of the cases and duties that a reader sees: what the page must say."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Min, Q, Value
from django.db.models.functions import Coalesce, TruncMonth
from django.utils import timezone

from accounts.models import User
from cases.choices import HELD, EventKind, Finding
from cases.models import Case, Event, Task
from cases.models.case import CaseQuerySet
from reports.measures.overview import Overview, overview
from reports.measures.selection import Month, Selection, months_back
from reports.measures.standing import Standing

WEEK = timedelta(days=7)


@dataclass
class Numbers:
    standing: "Counter[tuple[str, str, int, str]]"
    offered: set[tuple[str, int]]
    load: dict[Any, tuple[int, int]]
    late: tuple[int, int]
    access: tuple[int, int | None]
    months: list[tuple[date, int, int]]
    home: tuple[int, int]


def counted(user: User, **chosen: Any) -> Numbers:
    """One by one, from the tables of the cases themselves."""
    selection = Selection(user, months_back(14, Month.of(timezone.localdate())), **chosen)
    cases, now, today = selection.cases(), timezone.now(), timezone.localdate()
    duties = Task.objects.late().filter(case__in=cases).annotate(whose=Coalesce("owner_id", "case__assignee_id"))
    late: Counter[Any] = Counter(duties.order_by("pk").values_list("whose", flat=True))
    load: Counter[Any] = Counter(cases.open().order_by("pk").values_list("assignee_id", flat=True))
    home: Counter[date] = Counter(case.arrived_on for case in cases.home())  # type: ignore[attr-defined]  # by home()
    opened = Counter(cases.order_by("pk").annotate(month=TruncMonth("opened_at")).values_list("month", flat=True))
    granted = Event.objects.standing().filter(kind=EventKind.ACCESS)
    held = cases.open().filter(status__in=HELD).exclude(pk__in=granted.values("case"))
    access = held.aggregate(count=Count("pk"), since=Min("status_changed_at"))

    def arrived(since: date, until: date) -> int:
        return sum(number for day, number in home.items() if since <= day <= until)

    return Numbers(
        standing=_standing(cases.open()),
        offered=set(Case.objects.visible_to(user).order_by("pk").values_list("country", "post_id")),
        load={person: (load[person], late[person]) for person in {*load, *late}},
        late=(sum(late.values()), duties.filter(due_at__lt=now - WEEK).count()),
        access=(access["count"], (now - access["since"]).days if access["since"] else None),
        months=[
            (
                month.first,
                sum(n for at, n in opened.items() if at.date() == month.first),
                arrived(month.first, month.last),
            )
            for month in selection.months
        ],
        home=(arrived(today.replace(month=1, day=1), today), arrived(today - timedelta(days=today.weekday()), today)),
    )


def shown(user: User, **chosen: Any) -> Numbers:
    """What the dashboard says."""
    seen = Standing.seen_by(user)
    selection = Selection(user, months_back(14, Month.of(timezone.localdate())), named=seen.named, **chosen)
    found = overview(selection, seen)
    cells: Counter[tuple[str, str, int, str]] = Counter()
    for cell in seen.open_in(selection).cells:
        cells[cell.status, cell.country, cell.post, cell.finding] += cell.count
    assert found.open.count == sum(cells.values())
    return Numbers(
        standing=cells,
        offered={(cell.country, cell.post) for cell in seen.cells},
        load=_load(found),
        late=(found.duties.late.count, found.duties.over_a_week.count),
        access=(found.access.figure.count, found.access.longest),
        months=[(line.month.first, line.opened.count, line.home.count) for line in found.flow.months],
        home=(found.flow.home_this_year.count, found.flow.home_this_week.count),
    )


def _standing(cases: CaseQuerySet) -> "Counter[tuple[str, str, int, str]]":
    finding = Coalesce(F("assessment__conclusion"), Value(Finding.NOT_ASSESSED.value))
    rows = cases.annotate(found=finding).order_by("pk").values_list("status", "country", "post_id", "found")
    return Counter((status, country, post, found) for status, country, post, found in rows)


def _load(found: Overview) -> dict[Any, tuple[int, int]]:
    people = {user.full_name: user.pk for user in User.objects.filter(Q(pk__gt=0)).order_by("pk")}
    return {people.get(desk.name): (desk.open.count, desk.late.count) for desk in found.duties.load}
