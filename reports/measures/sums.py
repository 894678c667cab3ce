"""What is counted ahead, added up for one selection: every measure of the dashboard but the standing. Two queries.

Its days begin at midnight UTC, the reader's at his own midnight. What lies between the two is counted by its moments
(``reports.measures.midnights``).
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Case, F, Q, Sum, Value, When
from django.utils import timezone

from accounts.models import User
from cases.choices import Measure
from reports.measures.selection import Selection

WEEK = timedelta(days=7)
_LATE, _OLD = date.max, date.min
Person = int | None


@dataclass(slots=True)
class Sums:
    """``late`` and ``old`` (over a week late): duties due before the hour in which that moment lies."""

    now: datetime = field(default_factory=timezone.now)
    load: "Counter[Person]" = field(default_factory=Counter)
    late: "Counter[Person]" = field(default_factory=Counter)
    old: "Counter[Person]" = field(default_factory=Counter)
    held: "Counter[date]" = field(default_factory=Counter)
    opened: "Counter[date]" = field(default_factory=Counter)
    home_told: "Counter[date]" = field(default_factory=Counter)
    home_recorded: "Counter[date]" = field(default_factory=Counter)
    names: dict[int, str] = field(default_factory=dict)

    def name_of(self, person: Person) -> str | None:
        return None if person is None else self.names[person]


def sums(selection: Selection, *, opened_since: date, home_since: date) -> Sums:
    found = Sums()
    for measure, person, day, number in _rows(selection, found.now, opened_since, home_since):
        if measure == Measure.OPEN:
            found.load[person] += number
        elif measure == Measure.DUTY:
            found.late[person] += number
            found.old[person] += number if day == _OLD else 0
        else:
            _by_day(found, measure)[day] += number
    people = [person for person in {*found.load, *found.late} if person is not None]
    found.names = dict(User.objects.filter(pk__in=people).order_by("pk").values_list("pk", "full_name"))
    return found


def _by_day(found: Sums, measure: str) -> "Counter[date]":
    return {
        Measure.HELD: found.held,
        Measure.OPENED: found.opened,
        Measure.HOME_TOLD: found.home_told,
        Measure.HOME_RECORDED: found.home_recorded,
    }[Measure(measure)]


def _rows(
    selection: Selection, now: datetime, opened_since: date, home_since: date
) -> list[tuple[str, Person, date, int]]:
    late, old = _due_before(now), _due_before(now - WEEK)
    asked = (
        Q(measure__in=(Measure.OPEN, Measure.HELD))
        | late
        | Q(measure=Measure.OPENED, day__gte=opened_since.replace(day=1))
        | Q(measure__in=(Measure.HOME_TOLD, Measure.HOME_RECORDED), day__gte=home_since.replace(day=1))
    )
    return list(
        selection.tallies()
        .filter(asked)
        .order_by()
        .annotate(
            when=Case(When(old, then=Value(_OLD)), When(measure=Measure.DUTY, then=Value(_LATE)), default=F("day"))
        )
        .values_list("measure", "person_id", "when")
        .annotate(total=Sum("number"))
        .exclude(total=0)
    )


def _due_before(moment: datetime) -> Q:
    """Duties by the hours that were over then."""
    return Q(measure=Measure.DUTY) & (Q(day__lt=moment.date()) | Q(day=moment.date(), hour__lt=moment.hour))
