"""The counts beside a list: every choice with the number of cases that it would show. One query.

What only the facets, the finding and whose cases they are divide is counted ahead (``cases.models.tally``), with the
few cases that a naming opens beside it. What other filters leave, and late ones, is counted among the listings up to
:data:`MOST` cases: from there on a number says how many there are at least.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from accounts.models import User
from cases.choices import Measure
from cases.filters.conditions import OPENNESS, VIEWS, is_late
from cases.filters.form import FACETS, ME, NOBODY
from cases.models import Listing, Tally
from cases.models.listing import ListingQuerySet
from cases.models.tally import TallyQuerySet
from core.paging import MOST_COUNTED, AtLeast, Number, up_to

if TYPE_CHECKING:
    from cases.filters.case_filter import CaseFilter

MOST = MOST_COUNTED
_USUAL = {"view": "all", "open": "open"}
_LIST, _OPEN, _HELD, _LATE, _LATE_OPEN = "list", "open", "held", "late", "late open"
_MEASURES = {"open": {Measure.OPEN}, "closed": {Measure.CLOSED}, "all": {Measure.OPEN, Measure.CLOSED}}
_WHOSE: dict[str, Callable[[User], Q]] = {
    "all": lambda _user: Q(),
    "mine": lambda user: Q(person=user.pk),
    "unassigned": lambda _user: Q(person=None),
}
"""The tabs that tallies know."""
_SUM = "SELECT %s, s, c, p, a, sum(n), sum(l) FROM ({}) AS found (s, c, p, a, n, l) GROUP BY s, c, p, a"
_ALL = """
    SELECT part, status, country, post, assignee, number, late, accounts_user.full_name
    FROM ({}) AS counted (part, status, country, post, assignee, number, late)
    LEFT JOIN accounts_user ON accounts_user.id = assignee
"""
Part = tuple[str, QuerySet[Any, Any]]
"""Its name, and rows of status, country, post, assignee, a number and how many of these are late."""


class Counts(dict[str, dict[str, int]]):
    """By facet and choice, each without its own filter; ``view`` holds the tabs and ``total`` the list itself.
    ``people``: the names of the assignees, by their number."""

    def __init__(self, numbers: dict[str, dict[str, int]], people: dict[str, str]) -> None:
        super().__init__({name: {key: _read(n) for key, n in each.items()} for name, each in numbers.items()})
        self.people = people


def _read(number: int) -> int:
    return number if isinstance(number, AtLeast) else Number(number)


class _Cell(NamedTuple):
    """So many cases share these values of the facets."""

    values: tuple[str, ...]
    cases: int
    late: int


def counts_of(found: "CaseFilter") -> Counts:
    chosen = {name for name, value in found.chosen.items() if value != _USUAL.get(name)}
    cells, people = _cells(_parts(found, chosen))
    listed, standing = cells[_LIST], cells[_OPEN if chosen - {*FACETS} else _LIST]
    is_cut = not _is_ahead(found, chosen) and sum(cell.cases for cell in listed) > MOST
    counts = {facet: _of_facet(_fitting(listed, _allowed(found, without=facet)), facet) for facet in FACETS}
    shown = sum(cell.cases for cell in _fitting(listed, _allowed(found)))
    if is_cut:
        counts = {facet: _at_least(counts[facet], _of_facet(standing, facet)) for facet in FACETS}
    late = _late_of(found, chosen, cells)
    counts["total"] = {
        "all": AtLeast(min(shown, MOST)) if is_cut else shown,
        "late": AtLeast(min(late, MOST)) if is_cut else up_to(late),
    }
    counts["view"] = _of_views(cells, _of_facet(standing, "assignee"), str(found.user.pk))
    return Counts(counts, people)


def _at_least(counted: dict[str, int], open_cases: dict[str, int]) -> dict[str, int]:
    """No choice vanishes because none of its cases was among those that were counted."""
    return {value: AtLeast(number) for value, number in (dict.fromkeys(open_cases, 0) | counted).items()}


def _is_ahead(found: "CaseFilter", chosen: set[str]) -> bool:
    """Whether tallies know all that is chosen beside the usual."""
    return found.view in _WHOSE and chosen <= {*FACETS, "open", "view", "finding"}


def _late_of(found: "CaseFilter", chosen: set[str], cells: dict[str, list[_Cell]]) -> int:
    if _has_all_late(found, chosen):
        return sum(cell.late for cell in cells[_LATE_OPEN])
    among = cells[_LATE] if _is_ahead(found, chosen) else _fitting(cells[_LIST], _allowed(found))
    return sum(cell.late for cell in among)


def _has_all_late(found: "CaseFilter", chosen: set[str]) -> bool:
    """Whether the list leaves out none that is late: a closed case never is."""
    return found.view in {"all", "late"} and found.openness != "closed" and chosen <= {"open", "view", "late"}


def _parts(found: "CaseFilter", chosen: set[str]) -> Iterator[Part]:
    """``chosen``: beside the usual."""
    by_name = Listing.objects.seen_by_name(found.user)
    if _is_ahead(found, chosen):
        yield _LIST, _each_tally(_tallies(found))
        yield _LIST, _each(found.among(by_name, without=FACETS))
        if found.openness != "closed" and not _has_all_late(found, chosen):
            yield _LATE, _each(found.listings()).filter(late=1)[: MOST_COUNTED + 1]
    elif found.view == "late" or "late" in chosen:
        yield _LIST, _each(found.among(Listing.objects.seen_by_post(found.user), without=FACETS))[: MOST + 1]
        yield _LIST, _each(found.late_among(by_name, without=FACETS))
    else:
        yield _LIST, _each(found.listings(without=FACETS))[: MOST + 1]
    if chosen - {*FACETS}:
        yield _OPEN, _each_tally(Tally.objects.visible_to(found.user).of(Measure.OPEN))
        yield _OPEN, _each(by_name.filter(OPENNESS["open"]))
    yield _HELD, _each_tally(Tally.objects.visible_to(found.user).of(Measure.HELD))
    yield _HELD, _each(by_name.filter(OPENNESS["open"] & VIEWS["no-access"](found.user)))
    late = OPENNESS["open"] & is_late()
    yield _LATE_OPEN, _each(Listing.objects.seen_by_post(found.user).filter(late))[: MOST_COUNTED + 1]
    yield _LATE_OPEN, _each(by_name.filter(OPENNESS["open"])).filter(late=1)


def _tallies(found: "CaseFilter") -> TallyQuerySet:
    """Those of the list, whatever is chosen of the facets."""
    measures = _MEASURES[found.openness] & (_MEASURES["all"] if found.view == "all" else _MEASURES["open"])
    tallies = Tally.objects.visible_to(found.user).of(*sorted(measures)).filter(_WHOSE[found.view](found.user))
    return tallies.filter(finding__in=found.values_of("finding")) if "finding" in found.chosen else tallies


def _each_tally(tallies: TallyQuerySet) -> QuerySet[Any, Any]:
    rows = tallies.order_by().annotate(late=Value(0, IntegerField()))
    return rows.values_list("status", "country", "post", "person", "number", "late")


def _each(listings: ListingQuerySet) -> QuerySet[Any, Any]:
    """Whether one is late stands in a CASE, for which no index is read: beside others it would give far too many."""
    late = When(is_late(), then=Value(1))
    rows = listings.order_by().annotate(number=Value(1, IntegerField()), late=Case(late, default=Value(0)))
    return rows.values_list("status", "country", "post", "person", "number", "late")


def _cells(parts: Iterator[Part]) -> tuple[dict[str, list[_Cell]], dict[str, str]]:
    """Added up by the database, which sends no row for each case; and the names of the assignees."""
    statements, told = list[str](), list[Any]()
    for name, rows in parts:
        try:
            sql, parameters = rows.query.sql_with_params()
        except EmptyResultSet:  # a choice that nothing can have
            continue
        statements.append(_SUM.format(sql))
        told += [name, *parameters]
    cells: dict[str, list[_Cell]] = {part: [] for part in (_LIST, _OPEN, _HELD, _LATE, _LATE_OPEN)}
    people: dict[str, str] = {}
    with connections[Tally.objects.all().db].cursor() as cursor:
        cursor.execute(_ALL.format(" UNION ALL ".join(statements)), told)
        for part, *values, number, late, name in cursor.fetchall():
            texts = tuple([NOBODY if value is None else str(value) for value in values])
            cells[part].append(_Cell(texts, number, late))
            if name is not None:
                people[texts[-1]] = name
    return cells, people


def _allowed(found: "CaseFilter", without: str = "") -> dict[str, set[str]]:
    """What is chosen of the facets, as the texts of the cells."""
    chosen = {facet: set(found.values_of(facet)) for facet in FACETS if facet != without and facet in found.chosen}
    if "assignee" in chosen:
        chosen["assignee"] = {_person(value, str(found.user.pk)) for value in chosen["assignee"]}
    return chosen


def _person(value: str, me: str) -> str:
    if value == ME:
        return me
    return str(int(value)) if value.isdecimal() else value


def _fitting(cells: list[_Cell], allowed: dict[str, set[str]]) -> list[_Cell]:
    if not allowed:
        return cells
    wanted = [(FACETS.index(facet), values) for facet, values in allowed.items()]
    return [cell for cell in cells if all(cell.values[at] in values for at, values in wanted)]


def _of_facet(cells: list[_Cell], facet: str) -> dict[str, int]:
    at, counts = FACETS.index(facet), dict[str, int]()
    for cell in cells:
        counts[cell.values[at]] = counts.get(cell.values[at], 0) + cell.cases
    return counts


def _of_views(cells: dict[str, list[_Cell]], by_person: dict[str, int], me: str) -> dict[str, int]:
    return {
        "all": sum(by_person.values()),
        "mine": by_person.get(me, 0),
        "unassigned": by_person.get(NOBODY, 0),
        "late": up_to(sum(cell.cases for cell in cells[_LATE_OPEN])),
        "no-access": sum(cell.cases for cell in cells[_HELD]),
    }
