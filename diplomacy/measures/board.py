"""The board: what is open with whom, of what kind, how old, for whom. Every number is that of the list it leads to.

Seven queries at most, however much there is. Only what the person may see is counted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from accounts.models import User
from cases.models import Case
from diplomacy.choices import AWAITING, Age, BoardBy, CommitmentKind, CommitmentState, Side
from diplomacy.models import Authority, Commitment, CommitmentCase, Request, RequestCase
from diplomacy.models.age import age_of, aged
from diplomacy.models.reminder import to_be_reminded

MOST_CASES = 50  # rows of the board by case
Filters = Mapping[str, Any]
_REQUESTS, _COMMITMENTS, _BOARD = "diplomacy:requests", "diplomacy:commitments", "diplomacy:board"
# The columns: the list behind each, and what is asked of it.
_LISTS: dict[str, tuple[str, dict[str, Any]]] = {
    "waiting": (_REQUESTS, {"state": [state.value for state in AWAITING]}),
    "waiting_late": (_REQUESTS, {"late": "on"}),
    "remind": (_REQUESTS, {"remind": "on"}),
    "cases": (_BOARD, {"by": BoardBy.CASE.value, "waiting": "on"}),
    "theirs": (_COMMITMENTS, {"side": Side.THEIRS.value, "state": CommitmentState.OPEN.value}),
    "theirs_late": (_COMMITMENTS, {"side": Side.THEIRS.value, "late": "on"}),
    "ours": (_COMMITMENTS, {"side": Side.OURS.value, "state": CommitmentState.OPEN.value}),
    "ours_late": (_COMMITMENTS, {"side": Side.OURS.value, "late": "on"}),
}
_LATE = ("waiting_late", "theirs_late", "ours_late")
_FIELD = {BoardBy.COUNTERPART: "authority", BoardBy.KIND: "kind", BoardBy.AGE: "age", BoardBy.CASE: "case"}


@dataclass(frozen=True, slots=True)
class Number:
    count: int
    address: str


@dataclass(slots=True)
class Row:
    """``key`` as the lists' addresses know it; ``address``: the page of what the row is about, if it has one."""

    key: str
    label: str = ""
    address: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, Number] = field(default_factory=dict)

    @property
    def late(self) -> int:
        return sum(self.counts.get(name, 0) for name in _LATE)

    @property
    def open(self) -> int:
        return sum(self.counts.get(name, 0) for name in ("waiting", "theirs", "ours"))


@dataclass(frozen=True, slots=True)
class Board:
    """``total``: of all rows; None by case, where one request may stand in many rows. ``size``: how many there are."""

    rows: list[Row]
    total: Row | None
    size: int


def board(user: User, by: BoardBy, filters: Filters, *, waiting_only: bool = False) -> Board:
    """``filters``: country, authority (its number), kind, age; what is not there is not asked."""
    rows = _counted(user, by, filters)
    if waiting_only:
        rows = {key: row for key, row in rows.items() if row.counts.get("waiting")}
    size, shown = len(rows), sorted(rows.values(), key=lambda row: (-row.late, -row.open, row.key))
    if by == BoardBy.CASE:
        shown = shown[:MOST_CASES]
    shown = _named(shown, by, user)
    for row in shown:
        row.numbers = _linked(row, {**filters, _FIELD[by]: row.key})
    return Board(shown, None if by == BoardBy.CASE else _total(user, shown, filters), size)


def _counted(user: User, by: BoardBy, filters: Filters) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for counts in _queries(user, by, filters):
        for told in counts:
            row = found.setdefault(str(told["key"]), Row(str(told["key"])))
            row.counts.update({name: count for name, count in told.items() if name != "key"})
    return found


def _queries(user: User, by: BoardBy, filters: Filters) -> Iterable[Iterable[Mapping[str, Any]]]:
    requests = Request.objects.filter(_fits(filters, "asked_on"))
    commitments = Commitment.objects.found_for(user).open().filter(_fits(filters, "promised_on"))
    rows = _waiting_rows(user, filters)
    if by == BoardBy.CASE:
        late = Q(request__due_on__lt=timezone.localdate())
        of_cases = CommitmentCase.objects.filter(commitment__in=commitments, case__in=Case.objects.visible_to(user))
        yield _grouped(rows, F("case_id"), waiting=Count("pk"), waiting_late=Count("pk", filter=late))
        yield _grouped(of_cases, F("case_id"), **_sides("commitment__"))
        return
    late = Q(due_on__lt=timezone.localdate())
    waiting = requests.awaiting(user)
    yield _grouped(waiting, _key(by, "", "asked_on"), waiting=Count("pk"), waiting_late=Count("pk", filter=late))
    yield _grouped(to_be_reminded(requests, user), _key(by, "", "asked_on"), remind=Count("pk"))
    yield _grouped(rows, _key(by, "request__", "asked_on"), cases=Count("case", distinct=True))
    yield _grouped(commitments, _key(by, "", "promised_on"), **_sides(""))


def _waiting_rows(user: User, filters: Filters) -> Any:
    """Of who sees every post's, all but the few that are hidden from him."""
    seen = Q(case__in=Case.objects.visible_to(user))
    if user.scope.sees_all:
        seen = ~Q(case__in=Case.objects.hidden_from(user))
    waiting = RequestCase.objects.filter(seen, state__in=AWAITING)
    return waiting.filter(_fits(filters, "asked_on", "request__"))


def _sides(prefix: str) -> dict[str, Count]:
    late = Q(**{f"{prefix}due_on__lt": timezone.localdate()})
    of = {side: Q(**{f"{prefix}side": side}) for side in Side}
    return {
        "theirs": Count("pk", filter=of[Side.THEIRS]),
        "theirs_late": Count("pk", filter=of[Side.THEIRS] & late),
        "ours": Count("pk", filter=of[Side.OURS]),
        "ours_late": Count("pk", filter=of[Side.OURS] & late),
    }


def _grouped(rows: Any, key: Combinable, **counts: Count) -> Iterable[Mapping[str, Any]]:
    grouped: Iterable[Mapping[str, Any]] = (
        rows.order_by().annotate(key=key).values("key").annotate(**counts).order_by("key")
    )
    return grouped


def _key(by: BoardBy, prefix: str, asked: str) -> Combinable:
    if by == BoardBy.AGE:
        return age_of(f"{prefix}{asked}")
    return F(f"{prefix}authority_id" if by == BoardBy.COUNTERPART else f"{prefix}kind")


def _fits(filters: Filters, asked: str, prefix: str = "") -> Q:
    condition, names = Q(), {"country": "authority__country", "authority": "authority_id", "kind": "kind"}
    for name, lookup in names.items():
        if filters.get(name):
            condition &= Q(**{f"{prefix}{lookup}": filters[name]})
    return condition & aged(filters["age"], f"{prefix}{asked}") if filters.get("age") else condition


def _named(rows: list[Row], by: BoardBy, user: User) -> list[Row]:
    """With their labels. By age the oldest come first, by case the key becomes the reference."""
    if by == BoardBy.AGE:
        oldest_first = list(reversed(Age))
        rows = sorted(rows, key=lambda row: oldest_first.index(Age(row.key)))
    things: Mapping[int, Any] = {}
    if by == BoardBy.COUNTERPART:
        things = Authority.objects.in_bulk([int(row.key) for row in rows])
    elif by == BoardBy.CASE:
        seen = Case.objects.visible_to(user).select_related("national")
        things = seen.in_bulk([int(row.key) for row in rows])
    for row in rows:
        _name(row, by, things)
    return rows


def _name(row: Row, by: BoardBy, things: Mapping[int, Any]) -> None:
    if by in (BoardBy.KIND, BoardBy.AGE):
        row.label = str((CommitmentKind if by == BoardBy.KIND else Age)(row.key).label)
        return
    thing = things[int(row.key)]
    row.label, row.address = str(thing), thing.get_absolute_url()
    if by == BoardBy.CASE:
        row.key, row.label = thing.reference, f"{thing.national} · {thing.reference}"


def _linked(row: Row, filters: Filters) -> dict[str, Number]:
    chosen = {name: value for name, value in filters.items() if value}
    numbers = {}
    for name, (register, asked) in _LISTS.items():
        query = urlencode(chosen | asked, doseq=True)
        numbers[name] = Number(row.counts.get(name, 0), f"{reverse(register)}?{query}")
    return numbers


def _total(user: User, rows: list[Row], filters: Filters) -> Row:
    names = [name for name in _LISTS if name != "cases"]
    total = Row("", counts={name: sum(row.counts.get(name, 0) for row in rows) for name in names})
    total.counts["cases"] = (
        _waiting_rows(user, filters).order_by().aggregate(cases=Count("case", distinct=True))["cases"]
    )
    total.numbers = _linked(total, filters)
    return total
