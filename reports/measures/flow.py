"""Cases opened and people brought home, by month. One query beside the sums."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F
from django.db.models.functions import TruncMonth
from django.utils import timezone

from cases.choices import Status
from cases.models import Case
from cases.models.arrival import told_day
from cases.models.case import CaseQuerySet
from reports.measures.figure import Figure
from reports.measures.midnights import Midnights, count_between
from reports.measures.selection import Month, Selection
from reports.measures.sums import Sums


@dataclass(frozen=True, slots=True)
class MonthFlow:
    month: Month
    opened: Figure
    home: Figure


@dataclass(frozen=True, slots=True)
class Flow:
    months: list[MonthFlow]
    opened_this_month: Figure
    home_this_year: Figure
    home_this_week: Figure


@dataclass(frozen=True, slots=True)
class Counts:
    """By the first day of the month, and by the day of arrival: what is counted ahead and who is counted by name; with
    what lies between the midnights."""

    opened: "Counter[date]"
    home: "Counter[date]"
    opened_between: Midnights
    home_between: Midnights


def opened_since(selection: Selection) -> date:
    return min(selection.months[0].first, timezone.localdate().replace(day=1))


def home_since(selection: Selection) -> date:
    today = timezone.localdate()
    return min(selection.months[0].first, today - timedelta(days=today.weekday()), today.replace(month=1, day=1))


def flow(selection: Selection, found: Sums) -> Flow:
    today = timezone.localdate()
    monday, new_year = today - timedelta(days=today.weekday()), today.replace(month=1, day=1)
    counts = _counts(selection, found, {today + timedelta(days=1), monday, new_year})
    return Flow(
        months=[_of_month(selection, month, counts) for month in selection.months],
        opened_this_month=_opened_in(selection, Month.of(today), counts),
        home_this_year=_home_between(selection, new_year, today, counts),
        home_this_week=_home_between(selection, monday, today, counts),
    )


def _counts(selection: Selection, found: Sums, days: set[date]) -> Counts:
    months = {*selection.months, Month.of(timezone.localdate())}
    firsts = {month.first for month in months} | {month.following.first for month in months}
    untold = selection.tallied().filter(status=Status.REPATRIATED).annotate(told=told_day(Case.objects.all()))
    opened, home = found.opened.copy(), found.home_told + found.home_recorded
    if selection.named:
        opened += _opened(selection.by_name(), opened_since(selection))
        home += _home(selection.by_name(), home_since(selection))
    midnights = {
        "opened": Midnights(selection.tallied(), "opened_at", firsts),
        "home": Midnights(untold.filter(told=None), "status_changed_at", firsts | days),
    }
    count_between(midnights)
    return Counts(opened, home, midnights["opened"], midnights["home"])


def _opened(cases: CaseQuerySet, since: date) -> "Counter[date]":
    """By the first day of the month, in the reader's time zone."""
    grouped = (
        cases.filter(opened_at__date__gte=since)
        .order_by()
        .values_list(TruncMonth("opened_at"))
        .annotate(count=Count("pk"))
    )
    return Counter({month.date(): count for month, count in grouped})


def _home(cases: CaseQuerySet, since: date) -> "Counter[date]":
    """By the day of arrival."""
    grouped = cases.home(since).order_by().values_list(F("arrived_on")).annotate(count=Count("pk"))
    return Counter(dict(grouped))


def _of_month(selection: Selection, month: Month, counts: Counts) -> MonthFlow:
    return MonthFlow(
        month, _opened_in(selection, month, counts), _home_between(selection, month.first, month.last, counts)
    )


def _opened_in(selection: Selection, month: Month, counts: Counts) -> Figure:
    count = counts.opened[month.first] + counts.opened_between.between(month.first, month.last)
    bounds = {"opened_from": month.first.isoformat(), "opened_to": month.last.isoformat()}
    return Figure(count, selection.cases_address(open="all", **bounds))


def _home_between(selection: Selection, since: date, until: date, counts: Counts) -> Figure:
    count = sum(number for day, number in counts.home.items() if since <= day <= until)
    bounds = {"home_from": since.isoformat(), "home_to": until.isoformat()}
    return Figure(count + counts.home_between.between(since, until), selection.cases_address(open="all", **bounds))
