"""The counts beside a list: every choice with the number of cases that it would show. One query.

What only the facets and the tabs divide is counted ahead (``cases.models.tally``), with the few cases that a naming
opens beside it. What other filters leave is counted up to :data:`MOST` cases, and late ones up to
``core.paging.MOST_COUNTED``: from there on a number says how many there are at least.
"""

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db.models import BigIntegerField, CharField, Count, IntegerField, Sum, Value

from cases.choices import Measure
from cases.filters.conditions import OPENNESS
from cases.filters.form import FACETS, ME, NOBODY
from cases.models import Case, Tally
from cases.models.case import CaseQuerySet
from core.paging import MOST_COUNTED, AtLeast

if TYPE_CHECKING:
    from cases.filters.case_filter import CaseFilter

Counts = dict[str, dict[str, int]]
MOST = 10_000
_USUAL = {"view": "all", "open": "open"}
_LIST, _OPEN, _HELD, _LATE, _LATE_OPEN = "list", "open", "held", "late", "late open"
_MEASURES = {"open": [Measure.OPEN], "closed": [Measure.CLOSED], "all": [Measure.OPEN, Measure.CLOSED]}
Rows = Any  # querysets of the columns of _Cell, each after the name of its part


class _Cell(NamedTuple):
    """So many cases share these values of the facets."""

    values: tuple[str, ...]
    cases: int


def counts_of(found: "CaseFilter") -> Counts:
    """By facet and choice, each without its own filter; ``view`` holds the tabs and ``total`` the list itself."""
    asked = {name for name, value in found.chosen.items() if value != _USUAL.get(name)} - {*FACETS, "sort"}
    cells = _cells(_parts(found, asked))
    listed, standing = cells[_LIST], cells[_OPEN if asked else _LIST]
    is_cut = bool(asked - {"open"}) and sum(cell.cases for cell in listed) > MOST
    counts = {facet: _of_facet(_fitting(listed, _allowed(found, without=facet)), facet) for facet in FACETS}
    shown = sum(cell.cases for cell in _fitting(listed, _allowed(found)))
    if is_cut:
        counts = {facet: _at_least(counts[facet], _of_facet(standing, facet)) for facet in FACETS}
    late = sum(cell.cases for cell in cells[_LATE])
    counts["total"] = {"all": AtLeast(min(shown, MOST)) if is_cut else shown, "late": _up_to(late)}
    return counts | {"view": _of_views(cells, _of_facet(standing, "assignee"), str(found.user.pk))}


def _at_least(counted: dict[str, int], open_cases: dict[str, int]) -> dict[str, int]:
    """No choice vanishes because none of its cases was among those that were counted."""
    return {value: AtLeast(number) for value, number in (dict.fromkeys(open_cases, 0) | counted).items()}


def _parts(found: "CaseFilter", asked: set[str]) -> list[Rows]:
    """``asked``: what is chosen beside the facets and the usual. Tallies know openness, and nothing else of it."""
    if asked - {"open"}:
        columns = (
            "status",
            "country",
            "post_id",
            "assignee_id",
        )  # to group them here is quicker than to join them again
        some = found.without(FACETS).order_by().values_list(_named(_LIST), *columns, Value(1, IntegerField()))
        parts = [some[: MOST + 1]]
    else:
        parts = _ahead(_LIST, found, found.chosen.get("open", "open"))
    if asked:
        parts += _ahead(_OPEN, found, "open")
    held = Tally.objects.visible_to(found.user).of(Measure.HELD)
    parts += [_summed(_HELD, held), _grouped(_HELD, Case.objects.seen_by_name(found.user).without_access())]
    return [*parts, _one_by_one(_LATE, found.cases.late()), _one_by_one(_LATE_OPEN, found.of_view("late"))]


def _ahead(part: str, found: "CaseFilter", openness: str) -> list[Rows]:
    tallies = Tally.objects.visible_to(found.user).of(*_MEASURES[openness])
    named = OPENNESS[openness](Case.objects.seen_by_name(found.user))
    return [_summed(part, tallies), _grouped(part, named)]


def _named(part: str) -> Value:
    return Value(part, CharField())


def _summed(part: str, tallies: Any) -> Rows:
    columns = (_named(part), "status", "country", "post_id", "person_id")
    return tallies.order_by().values_list(*columns).annotate(count=Sum("number")).filter(count__gt=0)


def _grouped(part: str, cases: CaseQuerySet) -> Rows:
    """The columns in their own types, so that the database groups numbers as numbers; the texts are made here."""
    columns = (_named(part), "status", "country", "post_id", "assignee_id")
    return cases.order_by().values_list(*columns).annotate(count=Count("pk"))


def _one_by_one(part: str, cases: CaseQuerySet) -> Rows:
    """No more than one needs to know that there are many."""
    nothing = (Value("", CharField()), Value("", CharField()), Value(0, BigIntegerField()), Value(0, BigIntegerField()))
    return cases.order_by().values_list(_named(part), *nothing, Value(1, IntegerField()))[: MOST_COUNTED + 1]


def _cells(parts: list[Rows]) -> dict[str, list[_Cell]]:
    numbers: Counter[tuple[Any, ...]] = Counter()
    first, *more = parts
    for *key, number in first.union(*more, all=True):
        numbers[tuple(key)] += number
    cells: dict[str, list[_Cell]] = {part: [] for part in (_LIST, _OPEN, _HELD, _LATE, _LATE_OPEN)}
    for (part, *values), number in numbers.items():
        texts = tuple([NOBODY if value is None else str(value) for value in values])
        cells[part].append(_Cell(texts, number))
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


def _of_views(cells: dict[str, list[_Cell]], by_person: dict[str, int], me: str) -> dict[str, int]:
    return {
        "all": sum(by_person.values()),
        "mine": by_person.get(me, 0),
        "unassigned": by_person.get(NOBODY, 0),
        "late": _up_to(sum(cell.cases for cell in cells[_LATE_OPEN])),
        "no-access": sum(cell.cases for cell in cells[_HELD]),
    }


def _up_to(number: int) -> int:
    return AtLeast(MOST_COUNTED) if number > MOST_COUNTED else number
