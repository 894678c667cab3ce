"""The counts beside a list: every choice with the number of cases that it would show. One query.

The facets are one grouping by all of them together, divided up here: as cheap as counting once, where a count for
each would go through the cases eleven times.
"""

from typing import TYPE_CHECKING, NamedTuple

from django.db.models import CharField, Count, Value

from cases.filters.form import FACETS, ME, NOBODY
from cases.models.case import CaseQuerySet, is_late, is_without_access

if TYPE_CHECKING:
    from cases.filters.case_filter import CaseFilter

Counts = dict[str, dict[str, int]]
_USUAL = {"view": "all", "open": "open"}
_LIST, _OPEN = "list", "open"


class _Cell(NamedTuple):
    """So many cases share these values of the facets; so many of them are late, so many held without access."""

    values: tuple[str, ...]
    cases: int
    late: int
    no_access: int


def counts_of(found: "CaseFilter") -> Counts:
    """By facet and choice, each without its own filter; ``view`` holds the tabs and ``total`` the list itself."""
    parts = {_LIST: found.without(FACETS)}
    if {name for name, value in found.chosen.items() if value != _USUAL.get(name)} - set(FACETS):
        parts[_OPEN] = found.of_view("all")  # else the list without its facets is that of all open cases
    cells = _counted(parts)
    counts = {facet: _of_facet(_fitting(cells[_LIST], _allowed(found, without=facet)), facet) for facet in FACETS}
    shown = _fitting(cells[_LIST], _allowed(found))
    counts["total"] = {"all": sum(cell.cases for cell in shown), "late": sum(cell.late for cell in shown)}
    return counts | {"view": _of_views(cells.get(_OPEN, cells[_LIST]), str(found.user.pk))}


def _counted(parts: dict[str, CaseQuerySet]) -> dict[str, list[_Cell]]:
    """The columns in their own types, so that the database groups numbers as numbers; the texts are made here."""
    first, *more = (
        cases.order_by()
        .values_list(Value(part, CharField()), "status", "country", "post_id", "assignee_id")
        .annotate(
            count=Count("pk"),
            late=Count("pk", filter=is_late()),
            no_access=Count("pk", filter=is_without_access()),
        )
        for part, cases in parts.items()
    )
    cells: dict[str, list[_Cell]] = {part: [] for part in parts}
    for part, *values, count, late, no_access in first.union(*more, all=True) if more else first:
        texts = tuple([NOBODY if value is None else str(value) for value in values])
        cells[part].append(_Cell(texts, count, late, no_access))
    return cells


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


def _of_views(cells: list[_Cell], me: str) -> dict[str, int]:
    by_person = _of_facet(cells, "assignee")
    return {
        "all": sum(by_person.values()),
        "mine": by_person.get(me, 0),
        "unassigned": by_person.get(NOBODY, 0),
        "late": sum(cell.late for cell in cells),
        "no-access": sum(cell.no_access for cell in cells),
    }
