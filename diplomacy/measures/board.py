"""The board: what is open with whom, of what kind, how old, for whom. Every number is that of the list it leads to.

Five queries at most, however much there is. Only what the person may see is counted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, Q
from django.db.models.expressions import Combinable
from django.db.models.lookups import LessThanOrEqual
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from accounts.models import User
from cases.models import Case
from diplomacy.choices import AWAITING, Age, BoardBy, CommitmentKind, CommitmentState, Side
from diplomacy.measures.cases import cases_waiting, latest_cases
from diplomacy.measures.sides import sides
from diplomacy.models import Authority, Commitment, Request
from diplomacy.models.age import age_of, aged
from diplomacy.models.reminder import first_reminder, reminded

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
    if by == BoardBy.CASE:
        return _board_of_cases(user, filters, waiting_only=waiting_only)
    rows = _counted(user, by, filters)
    cases = _count_cases(rows, user, by, filters)
    if waiting_only:
        rows = {key: row for key, row in rows.items() if row.counts.get("waiting")}
    size, shown = len(rows), sorted(rows.values(), key=lambda row: (-row.late, -row.open, row.key))
    shown = _finished(shown, by, user, filters)
    return Board(shown, _total(shown, filters, cases), size)


def _board_of_cases(user: User, filters: Filters, *, waiting_only: bool) -> Board:
    requests, promises = _fits(filters, "asked_on", "request__"), _fits(filters, "promised_on")
    latest, size = latest_cases(user, requests, promises, MOST_CASES, waiting_only=waiting_only)
    rows = [Row(str(case), counts=counts) for case, counts in latest]
    return Board(_finished(rows, BoardBy.CASE, user, filters), None, size)


def _finished(rows: list[Row], by: BoardBy, user: User, filters: Filters) -> list[Row]:
    """With what they are called, and where their numbers lead."""
    shown = _named(rows, by, user)
    for row in shown:
        row.numbers = _linked(row, {**filters, _FIELD[by]: row.key})
    return shown


def _counted(user: User, by: BoardBy, filters: Filters) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for counts in _queries(user, by, filters):
        for told in counts:
            row = found.setdefault(str(told["key"]), Row(str(told["key"])))
            row.counts.update({name: count for name, count in told.items() if name != "key"})
    for row in found.values():
        _remind(row.counts)
    return found


def _remind(counts: dict[str, int]) -> None:
    """Those whose first reminder is due, but of the few that were reminded those whose next one is."""
    counts["remind"] = counts.get("remind", 0) - counts.pop("not_yet", 0) + counts.pop("again", 0)


def _count_cases(rows: dict[str, Row], user: User, by: BoardBy, filters: Filters) -> int:
    """Of each row, and of all together."""
    told = cases_waiting(user, _fits(filters, "asked_on", "request__"), _key(by, "request__", "asked_on"))
    cases = told.pop(None)
    for key, count in told.items():
        rows.setdefault(str(key), Row(str(key))).counts["cases"] = count
    return cases


def _queries(user: User, by: BoardBy, filters: Filters) -> Iterable[Iterable[Mapping[str, Any]]]:
    requests = Request.objects.filter(_fits(filters, "asked_on"))
    commitments = Commitment.objects.found_for(user).open().filter(_fits(filters, "promised_on"))
    today, key = timezone.localdate(), _key(by, "", "asked_on")
    late, first = Q(due_on__lt=today), Q(LessThanOrEqual(first_reminder(), today))
    following = Q(next_reminder_on__lte=today)
    waiting = requests.awaiting(user)
    counts = {"waiting": Count("pk"), "waiting_late": Count("pk", filter=late), "remind": Count("pk", filter=first)}
    yield _grouped(waiting, key, **counts)
    of_reminded = {"not_yet": Count("pk", filter=first), "again": Count("pk", filter=following)}
    yield _grouped(reminded(waiting, user), key, **of_reminded)
    yield _grouped(commitments, _key(by, "", "promised_on"), **sides())


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


def _total(rows: list[Row], filters: Filters, cases: int) -> Row:
    names = [name for name in _LISTS if name != "cases"]
    total = Row("", counts={name: sum(row.counts.get(name, 0) for row in rows) for name in names})
    total.counts["cases"] = cases
    total.numbers = _linked(total, filters)
    return total
