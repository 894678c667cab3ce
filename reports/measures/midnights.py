"""Between the reader's midnight and that of UTC: what must be counted by its moment.

The tallies know the day or month of UTC. A day in the reader's time zone has the same cases, but for those of the few
hours between the two midnights at its beginning and at its end.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from cases.models.case import CaseQuerySet


class Midnights:
    """``shift(day)``: how many cases lie in the hours by which the reader's day begins before that of UTC; below zero
    where it begins later. ``moment`` is the field that is looked at."""

    def __init__(self, cases: CaseQuerySet, moment: str, days: Iterable[date]) -> None:
        self._shifts: Counter[date] = Counter()
        between = {day: (_local(day), _utc(day)) for day in days}
        asked = Q()
        for local, utc in between.values():
            if local != utc:
                asked |= Q(**{f"{moment}__gte": min(local, utc), f"{moment}__lt": max(local, utc)})
        if not asked:
            return
        for found in cases.filter(asked).order_by().values_list(moment, flat=True):
            for day, (local, utc) in between.items():
                if min(local, utc) <= found < max(local, utc):
                    self._shifts[day] += 1 if local < utc else -1

    def shift(self, day: date) -> int:
        return self._shifts[day]

    def between(self, since: date, until: date) -> int:
        """What a sum of UTC's days from ``since`` to ``until`` lacks of the reader's."""
        return self.shift(since) - self.shift(until + timedelta(days=1))


def _local(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _utc(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)
