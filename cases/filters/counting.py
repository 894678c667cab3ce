"""The counts beside a list: every choice with the number of cases that it would show. One query.

The facets are one grouping by all of them together, divided up here: as cheap as counting once, where a count for
each would go through the cases eleven times.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from cases.filters.form import FACETS, ME, NOBODY, VIEWS
from cases.models import Case
from cases.models.case import CaseQuerySet

if TYPE_CHECKING:
    from cases.filters.case_filter import CaseFilter

Counts = dict[str, dict[str, int]]
_USUAL = {"view": "all", "open": "open"}
_LIST, _OPEN, _LATE_IN_LIST = "list", "open", "late in list"


@dataclass(frozen=True, slots=True)
class _Cell:
    """So many cases share these values of the facets; ``part`` says of what they are cases."""

    part: str
    values: dict[str, str]
    count: int


def counts_of(found: "CaseFilter") -> Counts:
    """By facet and choice, each without its own filter; ``view`` holds the tabs and ``total`` the list itself."""
    parts = _parts(found)
    first, *more = (_grouped(part, *what) for part, what in parts.items())
    cells = [
        _Cell(part, dict(zip(FACETS, values, strict=True)), count)
        for part, *values, count in (first.union(*more, all=True) if more else first)
    ]
    listed = [cell for cell in cells if cell.part == _LIST]
    counts = {facet: _of_facet(listed, _allowed(found, without=facet), facet) for facet in FACETS}
    counts["view"] = _of_views(cells, _OPEN if _OPEN in parts else _LIST, str(found.user.pk))
    late = _sum(cells, _LATE_IN_LIST if _LATE_IN_LIST in parts else "late")
    shown = sum(cell.count for cell in listed if _fits(cell, _allowed(found)))
    return counts | {"total": {"all": shown, "late": late}}


def _parts(found: "CaseFilter") -> dict[str, tuple[CaseQuerySet, Iterable[str]]]:
    """What to count, and by which facets. Where nothing but facets is chosen, the list is that of all open cases."""
    chosen = {name for name, value in found.chosen.items() if value != _USUAL.get(name)}
    parts: dict[str, tuple[CaseQuerySet, Iterable[str]]] = {
        _LIST: (found.without(FACETS), FACETS),
        "late": (found.of_view("late"), ()),
        "no-access": (found.of_view("no-access"), ()),
    }
    if chosen - set(FACETS):
        parts[_OPEN] = (found.of_view("all"), ("assignee",))
    if chosen:
        parts[_LATE_IN_LIST] = (found.cases.late(), ())
    return parts


def _grouped(part: str, cases: CaseQuerySet, facets: Iterable[str]) -> "QuerySet[Case, Any]":
    """Rows of part, a text for each facet (empty where it is not asked for), count."""
    empty = Value("", CharField())
    values = {
        f"by_{facet}": Coalesce(Cast(F(facet), CharField()), Value(NOBODY)) if facet in facets else empty
        for facet in FACETS
    }
    named = cases.order_by().annotate(part=Value(part, CharField()), **values).values("part", *values)
    counted: QuerySet[Case, Any] = named.annotate(count=Count("pk")).values_list("part", *values, "count")
    return counted


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


def _fits(cell: _Cell, allowed: dict[str, set[str]]) -> bool:
    return all(cell.values[facet] in values for facet, values in allowed.items())


def _of_facet(cells: list[_Cell], allowed: dict[str, set[str]], facet: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for cell in cells:
        if _fits(cell, allowed):
            counts[cell.values[facet]] += cell.count
    return dict(counts)


def _of_views(cells: list[_Cell], of_open: str, me: str) -> dict[str, int]:
    by_person: Counter[str] = Counter()
    for cell in cells:
        if cell.part == of_open:
            by_person[cell.values["assignee"]] += cell.count
    views = {"all": by_person.total(), "mine": by_person[me], "unassigned": by_person[NOBODY]}
    return {name: views[name] if name in views else _sum(cells, name) for name in VIEWS}


def _sum(cells: list[_Cell], part: str) -> int:
    return sum(cell.count for cell in cells if cell.part == part)
