"""The counts beside a list: every choice with the number of cases that it would show. One query.

The facets are one grouping by all of them together, divided up here: as cheap as counting once, where a count for
each would go through the cases eleven times.
"""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import BigIntegerField, CharField, Count, Value

from cases.filters.form import FACETS, ME, NOBODY
from cases.models.case import CaseQuerySet

if TYPE_CHECKING:
    from cases.filters.case_filter import CaseFilter

Counts = dict[str, dict[str, int]]
_USUAL = {"view": "all", "open": "open"}
_LIST, _OPEN, _LATE_IN_LIST = "list", "open", "late in list"
_COLUMNS = ("status", "country", "post_id", "assignee_id")  # of FACETS, in their order
_NO_COLUMNS = (
    Value("", CharField()),
    Value("", CharField()),
    Value(None, BigIntegerField()),
    Value(None, BigIntegerField()),
)


@dataclass(frozen=True, slots=True)
class _Cell:
    """So many cases share these values of the facets."""

    values: dict[str, str]
    count: int


def counts_of(found: "CaseFilter") -> Counts:
    """By facet and choice, each without its own filter; ``view`` holds the tabs and ``total`` the list itself."""
    parts = _parts(found)
    cells = _counted(parts)
    listed = cells[_LIST]
    counts = {facet: _of_facet(listed, _allowed(found, without=facet), facet) for facet in FACETS}
    late, no_access = (sum(cell.count for cell in cells[name]) for name in ("late", "no-access"))
    counts["view"] = _of_views(cells[_OPEN if _OPEN in parts else _LIST], str(found.user.pk))
    counts["view"] |= {"late": late, "no-access": no_access}
    shown = sum(_of_facet(listed, _allowed(found), "status").values())
    late_in_list = sum(cell.count for cell in cells[_LATE_IN_LIST]) if _LATE_IN_LIST in parts else late
    return counts | {"total": {"all": shown, "late": late_in_list}}


def _parts(found: "CaseFilter") -> dict[str, tuple[CaseQuerySet, bool]]:
    """What to count, and whether by facets. Where nothing but facets is chosen, the list is that of all open cases."""
    chosen = {name for name, value in found.chosen.items() if value != _USUAL.get(name)}
    parts = {
        _LIST: (found.without(FACETS), True),
        "late": (found.of_view("late"), False),
        "no-access": (found.of_view("no-access"), False),
    }
    if chosen - set(FACETS):
        parts[_OPEN] = (found.of_view("all"), True)
    if chosen:
        parts[_LATE_IN_LIST] = (found.cases.late(), False)
    return parts


def _counted(parts: dict[str, tuple[CaseQuerySet, bool]]) -> dict[str, list[_Cell]]:
    """The columns in their own types, so that the database groups numbers as numbers; the texts are made here."""
    first, *more = (
        cases.order_by()
        .values_list(Value(part, CharField()), *(_COLUMNS if by_facets else _NO_COLUMNS))
        .annotate(count=Count("pk"))
        for part, (cases, by_facets) in parts.items()
    )
    cells: dict[str, list[_Cell]] = {part: [] for part in parts}
    for part, *values, count in first.union(*more, all=True):
        texts = (NOBODY if value is None else str(value) for value in values)
        cells[part].append(_Cell(dict(zip(FACETS, texts, strict=True)), count))
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


def _of_facet(cells: list[_Cell], allowed: dict[str, set[str]], facet: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for cell in cells:
        if all(cell.values[name] in values for name, values in allowed.items()):
            counts[cell.values[facet]] += cell.count
    return dict(counts)


def _of_views(cells: list[_Cell], me: str) -> dict[str, int]:
    by_person = _of_facet(cells, {}, "assignee")
    return {"all": sum(by_person.values()), "mine": by_person.get(me, 0), "unassigned": by_person.get(NOBODY, 0)}
