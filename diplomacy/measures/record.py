"""How long answers take and how many promises are kept: of one counterpart and its parts, or by counterpart and kind.

An answer's days run from the day of asking to the first answer that grants or refuses, for a case that the person may
see; a request counts once, for however many cases it was made. Below :data:`LEAST` nothing but the count is told: one
or two cases say nothing of anybody. Each number leads to its list. Rows stand in the order of their names, not of
their figures.
"""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Count, DateField, DurationField, ExpressionWrapper, F, Func, Q, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.http import urlencode

from accounts.models import User
from diplomacy.choices import ANSWERED, JUDGED, BoardBy, CommitmentKind, CommitmentState, Side
from diplomacy.measures.board import Number
from diplomacy.models import Authority, Commitment, Request
from diplomacy.models.visibility import tags_of

LEAST = 5
_FIELD = {BoardBy.COUNTERPART: "authority", BoardBy.KIND: "kind"}


class FirstAnswer(Func):
    """Of a request: the day of the first answer for a case that this person may see, by what is kept beside it."""

    template = "(SELECT min(split_part(told, '=', 2)::date) FROM unnest(%(expressions)s))"
    arg_joiner = ") told WHERE split_part(told, '=', 1) = ANY("
    output_field = DateField()

    def __init__(self, user: User) -> None:
        tags = Value(tags_of(user), output_field=ArrayField(TextField()))
        super().__init__(F("sight__answered"), tags)


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


def record_of(authority: Authority, parts: Collection[int], user: User) -> Record:
    """Of a counterpart with all that is part of it. Two queries. ``parts``: its number and those of its parts."""
    told = _told(user, Q(authority__in=parts), Value("all")).get("all", _Told())
    return _record(told, str(authority), authority.get_absolute_url(), {"within": authority.pk})


def records(user: User, by: BoardBy, filters: Mapping[str, Any]) -> list[Record]:
    """Three queries, however many counterparts. ``by``: counterpart or kind; ``filters``: country, authority, kind."""
    found = _told(user, _fits(filters), F("authority_id" if by == BoardBy.COUNTERPART else "kind"))
    labels, chosen = _labels(by, found), {name: value for name, value in filters.items() if value and name != "age"}
    return sorted(
        (_record(told, *labels[key], chosen | {_FIELD[by]: key}) for key, told in found.items()),
        key=lambda record: record.label.casefold(),
    )


def _told(user: User, fits: Q, key: Combinable) -> dict[str, _Told]:
    """By key."""
    found: dict[str, _Told] = {}
    for row in _answered(user, fits, key):
        found.setdefault(str(row["key"]), _Told()).answered = row
    for row in _promised(user, fits, key):
        found.setdefault(str(row["key"]), _Told()).promises = row
    return found


def _answered(user: User, fits: Q, key: Combinable) -> Iterable[Mapping[str, Any]]:
    """By key how many were answered after how many days: PostgreSQL would sort all of them for the middle one."""
    first = Coalesce(FirstAnswer(user), F("answered_on"))
    days = ExpressionWrapper(first - F("asked_on"), DurationField())
    answered = Request.objects.in_states(ANSWERED, user).filter(fits)
    counted = _keyed(answered, key).annotate(days=days).values("key", "days").annotate(count=Count("pk"))
    found: dict[Any, dict[int, int]] = {}
    for row in counted:
        found.setdefault(row["key"], {})[row["days"].days] = row["count"]
    return [{"key": key, "count": sum(by_days.values()), "median": _median(by_days)} for key, by_days in found.items()]


def _median(counts: Mapping[int, int]) -> float:
    """The middle value: one answer of a year does not move it. ``counts``: how often there is each."""
    middle, passed = (sum(counts.values()) - 1) / 2, 0
    pair = list[int]()
    for days in sorted(counts):
        pair += [days for place in (math.floor(middle), math.ceil(middle)) if passed <= place < passed + counts[days]]
        passed += counts[days]
    return sum(pair) / 2


def _promised(user: User, fits: Q, key: Combinable) -> Iterable[Mapping[str, Any]]:
    judged = Commitment.objects.found_for(user).filter(fits, state__in=JUDGED)
    counts = {
        f"{side.value}_{state.value}": Count("pk", filter=Q(side=side, state=state))
        for side in Side
        for state in JUDGED
    }
    return _keyed(judged, key).annotate(**counts).order_by("key")  # type: ignore[no-any-return]


def _keyed(rows: Any, key: Combinable) -> Any:
    return rows.order_by().annotate(key=key).values("key")


def _fits(filters: Mapping[str, Any]) -> Q:
    names = {"country": "authority__country", "authority": "authority_id", "kind": "kind"}
    return Q(**{lookup: filters[name] for name, lookup in names.items() if filters.get(name)})


def _labels(by: BoardBy, keys: Iterable[str]) -> dict[str, tuple[str, str]]:
    if by == BoardBy.KIND:
        return {key: (str(CommitmentKind(key).label), "") for key in keys}
    authorities = Authority.objects.in_bulk([int(key) for key in keys])
    return {str(pk): (str(authority), authority.get_absolute_url()) for pk, authority in authorities.items()}


def _record(told: _Told, label: str, address: str, chosen: Mapping[str, Any]) -> Record:
    """``chosen``: what of the address of a list leaves in it just what was counted."""
    count, median = told.answered.get("count", 0), told.answered.get("median")
    states = urlencode({**chosen, "state": [state.value for state in ANSWERED]}, doseq=True)
    return Record(
        label, address,
        answered=Number(count, f"{reverse('diplomacy:requests')}?{states}"),
        days=round(median) if median is not None and count >= LEAST else None,
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
