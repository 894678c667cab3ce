"""Between the reader's midnight and that of UTC: what must be counted by its moment.

The tallies know the day or month of UTC. A day in the reader's time zone has the same cases, but for those of the few
hours between the two midnights at its beginning and at its end.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import CharField, Q, QuerySet, Value

from cases.models import Case
from cases.models.case import CaseQuerySet
from core.dates import midnight


class Midnights:
    """``shift(day)``: how many cases lie in the hours by which the reader's day begins before that of UTC; below zero
    where it begins later. ``moment`` is the field that is looked at."""

    def __init__(self, cases: CaseQuerySet, moment: str, days: Iterable[date]) -> None:
        self._shifts: Counter[date] = Counter()
        self._cases, self._moment = cases, moment
        found = ((midnight(day), _utc(day), day) for day in days)
        self._between = sorted((min(ends), max(ends), day, ends[0] < ends[1]) for *ends, day in found)
        self._starts = [start for start, *_rest in self._between]

    def shift(self, day: date) -> int:
        return self._shifts[day]

    def between(self, since: date, until: date) -> int:
        """What a sum of UTC's days from ``since`` to ``until`` lacks of the reader's."""
        return self.shift(since) - self.shift(until + timedelta(days=1))

    def moments(self, name: str) -> "QuerySet[Case, tuple[str, datetime]]":
        """Those that lie between two midnights, each with ``name``."""
        asked = Q(pk__in=())
        for start, end, *_rest in self._between:
            if start < end:
                asked |= Q(**{f"{self._moment}__gte": start, f"{self._moment}__lt": end})
        return self._cases.filter(asked).order_by().values_list(Value(name, CharField()), self._moment)

    def count(self, found: datetime) -> None:
        """No two of them overlap: time zones are at most fourteen hours from UTC."""
        _start, _end, day, is_earlier = self._between[bisect_right(self._starts, found) - 1]
        self._shifts[day] += 1 if is_earlier else -1


def count_between(midnights: dict[str, Midnights]) -> None:
    """All of them looked up. One query."""
    first, *more = (each.moments(name) for name, each in midnights.items())
    for name, found in first.union(*more, all=True):
        midnights[name].count(found)


def _utc(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)
