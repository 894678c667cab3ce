"""How long answers take and how many promises are kept: by counterpart and kind, each with the count behind it.

An answer's days run from the day of asking to the first answer that grants or refuses, for a case that the person may
see; a request counts once, for however many cases it was made. Below :data:`LEAST` nothing but the count is told: one
or two cases say nothing of anybody. Rows stand in the order of their names, never of their figures.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Aggregate, Count, DurationField, ExpressionWrapper, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.http import urlencode

from accounts.models import User
from diplomacy.choices import ANSWERED, JUDGED, BoardBy, CommitmentKind, CommitmentState, Side
from diplomacy.measures.board import Number
from diplomacy.models import Authority, Commitment, Request, RequestCase

LEAST = 5
_FIELD = {BoardBy.COUNTERPART: "authority", BoardBy.KIND: "kind"}


class Median(Aggregate):
    """The middle value: one answer of a year does not move it."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()


@dataclass(frozen=True, slots=True)
class Promises:
    """Judged ones. ``share``: the per cent that were kept, and None where too few were judged."""

    judged: Number
    kept: Number
    partly: Number
    broken: Number

    @property
    def share(self) -> int | None:
        return round(100 * self.kept.count / self.judged.count) if self.judged.count >= LEAST else None


@dataclass(slots=True)
class Record:
    """``days``: the median, None where too few were answered."""

    label: str
    address: str
    answered: Number
    days: int | None
    theirs: Promises
    ours: Promises


@dataclass(slots=True)
class _Told:
    answered: Mapping[str, Any] = field(default_factory=dict)
    promises: Mapping[str, Any] = field(default_factory=dict)


def records(user: User, by: BoardBy, filters: Mapping[str, Any]) -> list[Record]:
    """Three queries, however many counterparts. ``by``: counterpart or kind; ``filters``: country, authority, kind."""
    found: dict[str, _Told] = {}
    for row in _answered(user, by, filters):
        found.setdefault(str(row["key"]), _Told()).answered = row
    for row in _promised(user, by, filters):
        found.setdefault(str(row["key"]), _Told()).promises = row
    labels = _labels(by, found)
    return sorted(
        (_record(told, by, key, *labels[key], filters) for key, told in found.items()),
        key=lambda record: record.label.casefold(),
    )


def _answered(user: User, by: BoardBy, filters: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    rows = RequestCase.objects.visible_to(user).filter(request=OuterRef("pk"), state__in=ANSWERED)
    first = Coalesce(Subquery(rows.order_by("answered_on").values("answered_on")[:1]), F("answered_on"))
    days = ExpressionWrapper(first - F("asked_on"), DurationField())
    answered = Request.objects.visible_to(user).in_states(ANSWERED, user).filter(_fits(filters))
    return _keyed(answered, by).annotate(count=Count("pk"), median=Median(days)).order_by("key")  # type: ignore[no-any-return]


def _promised(user: User, by: BoardBy, filters: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    judged = Commitment.objects.visible_to(user).filter(_fits(filters), state__in=JUDGED)
    counts = {
        f"{side.value}_{state.value}": Count("pk", filter=Q(side=side, state=state))
        for side in Side
        for state in JUDGED
    }
    return _keyed(judged, by).annotate(**counts).order_by("key")  # type: ignore[no-any-return]


def _keyed(rows: Any, by: BoardBy) -> Any:
    return rows.order_by().annotate(key=F("authority_id" if by == BoardBy.COUNTERPART else "kind")).values("key")


def _fits(filters: Mapping[str, Any]) -> Q:
    names = {"country": "authority__country", "authority": "authority_id", "kind": "kind"}
    return Q(**{lookup: filters[name] for name, lookup in names.items() if filters.get(name)})


def _labels(by: BoardBy, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    if by == BoardBy.KIND:
        return {key: (str(CommitmentKind(key).label), "") for key in keys}
    authorities = Authority.objects.in_bulk([int(key) for key in keys])
    return {str(pk): (str(authority), authority.get_absolute_url()) for pk, authority in authorities.items()}


def _record(told: _Told, by: BoardBy, key: str, label: str, address: str, filters: Mapping[str, Any]) -> Record:
    chosen = {name: value for name, value in filters.items() if value and name != "age"} | {_FIELD[by]: key}
    count, median = told.answered.get("count", 0), told.answered.get("median")
    states = urlencode(chosen | {"state": [state.value for state in ANSWERED]}, doseq=True)
    return Record(
        label, address,
        answered=Number(count, f"{reverse('diplomacy:requests')}?{states}"),
        days=round(median.total_seconds() / 86400) if median is not None and count >= LEAST else None,
        theirs=_promises(told, Side.THEIRS, chosen),
        ours=_promises(told, Side.OURS, chosen),
    )  # fmt: skip


def _promises(told: _Told, side: Side, chosen: Mapping[str, Any]) -> Promises:
    def number(*states: CommitmentState) -> Number:
        count = sum(told.promises.get(f"{side.value}_{state.value}", 0) for state in states)
        query = {**chosen, "side": side.value, "state": [state.value for state in states]}
        return Number(count, f"{reverse('diplomacy:commitments')}?{urlencode(query, doseq=True)}")

    kept, partly, broken = JUDGED
    return Promises(number(*JUDGED), number(kept), number(partly), number(broken))
