"""Cases opened and people brought home, by month. Two queries."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F
from django.db.models.functions import TruncMonth
from django.utils import timezone

from reports.measures.figure import Figure
from reports.measures.selection import Month, Selection


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


def flow(selection: Selection) -> Flow:
    today = timezone.localdate()
    monday, new_year = today - timedelta(days=today.weekday()), today.replace(month=1, day=1)
    opened = _opened(selection, min(selection.months[0].first, today.replace(day=1)))
    home = _home(selection, min(selection.months[0].first, monday, new_year))
    return Flow(
        months=[_of_month(selection, month, opened, home) for month in selection.months],
        opened_this_month=_opened_in(selection, Month.of(today), opened),
        home_this_year=_home_between(selection, new_year, today, home),
        home_this_week=_home_between(selection, monday, today, home),
    )


def _opened(selection: Selection, since: date) -> "Counter[date]":
    """By the first day of the month, in the reader's time zone."""
    grouped = (
        selection.cases()
        .filter(opened_at__date__gte=since)
        .order_by()
        .values_list(TruncMonth("opened_at"))
        .annotate(count=Count("pk"))
    )
    return Counter({month.date(): count for month, count in grouped})


def _home(selection: Selection, since: date) -> "Counter[date]":
    """By the day of arrival."""
    grouped = selection.cases().home(since).order_by().values_list(F("arrived_on")).annotate(count=Count("pk"))
    return Counter(dict(grouped))


def _of_month(selection: Selection, month: Month, opened: "Counter[date]", home: "Counter[date]") -> MonthFlow:
    return MonthFlow(
        month, _opened_in(selection, month, opened), _home_between(selection, month.first, month.last, home)
    )


def _opened_in(selection: Selection, month: Month, opened: "Counter[date]") -> Figure:
    bounds = {"opened_from": month.first.isoformat(), "opened_to": month.last.isoformat()}
    return Figure(opened[month.first], selection.cases_address(open="all", **bounds))


def _home_between(selection: Selection, since: date, until: date, home: "Counter[date]") -> Figure:
    count = sum(number for day, number in home.items() if since <= day <= until)
    bounds = {"home_from": since.isoformat(), "home_to": until.isoformat()}
    return Figure(count, selection.cases_address(open="all", **bounds))
