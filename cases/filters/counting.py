"""The counts beside a list: every choice with the number of cases that it would show. One query.

What only the facets and the tabs divide is counted ahead (``cases.models.tally``), with the few cases that a naming
opens beside it. What other filters leave is counted among the listings up to :data:`MOST` cases, and late ones up to
``core.paging.MOST_COUNTED``: from there on a number says how many there are at least.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import IntegerField, Q, QuerySet, Value

from cases.choices import Measure
from cases.filters.conditions import OPENNESS, VIEWS, is_late
from cases.filters.form import FACETS, ME, NOBODY
from cases.models import Listing, Tally
from cases.models.listing import ListingQuerySet
from core.paging import MOST_COUNTED, AtLeast, Number, up_to

if TYPE_CHECKING:
    from cases.filters.case_filter import CaseFilter

MOST = 10_000
_USUAL = {"view": "all", "open": "open"}
_LIST, _OPEN, _HELD, _LATE, _LATE_OPEN = "list", "open", "held", "late", "late open"
_MEASURES = {"open": [Measure.OPEN], "closed": [Measure.CLOSED], "all": [Measure.OPEN, Measure.CLOSED]}
_SUM = "SELECT %s, s, c, p, a, sum(n) FROM ({}) AS found (s, c, p, a, n) GROUP BY s, c, p, a"
_ALL = """
    SELECT part, status, country, post, assignee, number, accounts_user.full_name
    FROM ({}) AS counted (part, status, country, post, assignee, number)
    LEFT JOIN accounts_user ON accounts_user.id = assignee
"""
Part = tuple[str, QuerySet[Any, Any]]
"""Its name, and rows of status, country, post, assignee and a number."""


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


def counts_of(found: "CaseFilter") -> Counts:
    chosen = {name for name, value in found.chosen.items() if value != _USUAL.get(name)}
    asked = chosen - {*FACETS}
    cells, people = _cells(_parts(found, chosen))
    listed, standing = cells[_LIST], cells[_OPEN if asked else _LIST]
    is_cut = bool(asked - {"open"}) and sum(cell.cases for cell in listed) > MOST
    counts = {facet: _of_facet(_fitting(listed, _allowed(found, without=facet)), facet) for facet in FACETS}
    shown = sum(cell.cases for cell in _fitting(listed, _allowed(found)))
    if is_cut:
        counts = {facet: _at_least(counts[facet], _of_facet(standing, facet)) for facet in FACETS}
    late = sum(cell.cases for cell in cells[_LATE if chosen else _LATE_OPEN])
    counts["total"] = {"all": AtLeast(min(shown, MOST)) if is_cut else shown, "late": up_to(late)}
    counts["view"] = _of_views(cells, _of_facet(standing, "assignee"), str(found.user.pk))
    return Counts(counts, people)


def _at_least(counted: dict[str, int], open_cases: dict[str, int]) -> dict[str, int]:
    """No choice vanishes because none of its cases was among those that were counted."""
    return {value: AtLeast(number) for value, number in (dict.fromkeys(open_cases, 0) | counted).items()}


def _parts(found: "CaseFilter", chosen: set[str]) -> Iterator[Part]:
    """``chosen``: beside the usual. Tallies know the facets and openness, and nothing else of it."""
    asked = chosen - {*FACETS}
    if asked - {"open"}:
        yield _LIST, _first(found.listings(without=FACETS), MOST)
    else:
        yield from _ahead(_LIST, found, _MEASURES[found.openness], OPENNESS[found.openness])
    if asked:
        yield from _ahead(_OPEN, found, _MEASURES["open"], OPENNESS["open"])
    yield from _ahead(_HELD, found, [Measure.HELD], OPENNESS["open"] & VIEWS["no-access"](found.user))
    if chosen and found.openness != "closed":  # a closed case is never late
        yield _LATE, _late(found.listings(is_late()))
    yield _LATE_OPEN, _late(Listing.objects.visible_to(found.user).filter(is_late()))


def _ahead(part: str, found: "CaseFilter", measures: list[Measure], named: Q) -> Iterator[Part]:
    tallies = Tally.objects.visible_to(found.user).of(*measures)
    yield part, tallies.order_by().values_list("status", "country", "post", "person", "number")
    yield part, _each(Listing.objects.seen_by_name(found.user).filter(named))


def _first(listings: ListingQuerySet, most: int) -> QuerySet[Any, Any]:
    """No more than one needs to know that there are many."""
    return _each(listings)[: most + 1]


def _late(listings: ListingQuerySet) -> QuerySet[Any, Any]:
    """The longest late first: an index has them in this order."""
    return _each(listings).order_by("due_at")[: MOST_COUNTED + 1]


def _each(listings: ListingQuerySet) -> QuerySet[Any, Any]:
    return listings.order_by().values_list("status", "country", "post", "person", Value(1, IntegerField()))


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
        for part, *values, number, name in cursor.fetchall():
            texts = tuple([NOBODY if value is None else str(value) for value in values])
            cells[part].append(_Cell(texts, number))
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
