"""The day on which a national came home, as far as it is known."""

from typing import Any

from django.db.models import DateField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Concat, Length, NullIf, Replace, Substr, TruncDate

from cases.choices import EventKind, Status

_FILL = Value("-01-01")


def arrival_day(cases: QuerySet[Any]) -> Combinable:
    """For a case that is *repatriated*: the first day that the date of arrival allows (``2026-09`` counts as 1 Sep);
    where no date was told, the day on which the status was recorded. ``cases`` are all cases, unordered.

    The database counts the same ahead: ``cases_counted_now`` in ``cases/migrations/0005_counting.py``."""
    return Coalesce(told_day(cases), TruncDate("status_changed_at"), output_field=DateField())


def told_day(cases: QuerySet[Any]) -> Subquery:
    """The same; null where no date was told."""
    arrivals = cases.filter(
        pk=OuterRef("pk"),
        events__kind=EventKind.STATUS,
        events__status_after=Status.REPATRIATED,
        events__occurred_on__gt="",
        events__correction=None,
    ).annotate(told=_first_day("events__occurred_on"))
    latest = arrivals.order_by("-events__recorded_at", "-events__pk").values("told")[:1]
    return Subquery(latest, output_field=DateField())


def _first_day(field: str) -> Combinable:
    """An EDTF text (``core.dates``) as the first day that it allows; null if it is empty."""
    iso = Replace(F(field), Value("~"), Value(""))
    whole = Concat(iso, Substr(_FILL, Length(iso) - 3))
    return Cast(NullIf(Substr(whole, 1, 10), Value("")), DateField())
