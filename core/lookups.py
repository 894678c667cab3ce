"""Ways of asking the database that its planner would not choose by itself."""

from collections.abc import Iterator
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Exists, F, Func, Model, OuterRef, QuerySet

Row = TypeVar("Row", bound=Model)
Rows = TypeVar("Rows", bound="QuerySet[Any]")
_LARGEST, _AT_ONCE = 2_000, 200


class ExistsRowByRow(Exists):
    """EXISTS, asked for one row after the other.

    Beside an OR, PostgreSQL would first collect all rows for which there is any: more work than a page of 25, of which
    nearly all are decided by what stands before the OR. ``OFFSET 0`` changes nothing but forbids that.
    """

    template = "EXISTS(%(subquery)s OFFSET 0)"


class OneOf(Func):
    """Whether the key is one of a set that is read before all else, and once: for a set that leaves few rows, beside
    conditions that are dear for each row. ``IN`` would ask those of every row first."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()

    def __init__(self, key: str, numbers: "QuerySet[Any, Any]") -> None:
        super().__init__(F(key), ArraySubquery(numbers))


class RowByRow(Func):
    """A condition that no index answers, asked of each row in the order of another: for one that most rows fit."""

    template = "(%(expressions)s) IS TRUE"
    output_field = BooleanField()


def each_among(rows: Rows, allowed: "QuerySet[Any]", key: str = "pk") -> Rows:
    """Those whose ``key`` is among ``allowed``, which is asked of one row after the other: for a page of a list, of
    which nearly all are allowed."""
    return rows.filter(ExistsRowByRow(allowed.order_by().filter(pk=OuterRef(key))))


def cut(rows: Rows, found: "QuerySet[Any]", most: int) -> Rows:
    """Of ``rows`` those that are the first of ``found``, in its order: where ``found`` is the same by what an index
    knows, the conditions of ``rows`` are asked of these alone."""
    return rows.filter(pk__in=found.values("pk")[:most]).order_by(*found.query.order_by)


def first_of(rows: "QuerySet[Row]", allowed: "QuerySet[Row]", most: int) -> list[Row]:
    """The first of ``rows``, in their order, that are among ``allowed``: asked piece by piece. For rows sorted by
    another table's column, of which fewer than half are left out. So many numbers are fetched at once that PostgreSQL
    does not walk past everybody's rows for the few of a reader who sees few."""
    found: list[Row] = []
    for numbers in _pieces(rows, max(_AT_ONCE, 2 * most)):
        for piece in (numbers[start : start + 2 * most] for start in range(0, len(numbers), 2 * most)):
            there = allowed.in_bulk(piece)
            found += [there[number] for number in piece if number in there]
            if len(found) >= most:
                return found[:most]
    return found


def count_of(rows: "QuerySet[Row]", allowed: "QuerySet[Row]", most: int) -> int:
    """How many of ``rows`` are among ``allowed``, counted no further than ``most``: piece by piece too."""
    found, bare = 0, allowed.select_related(None).prefetch_related(None).order_by()
    for piece in _pieces(rows, most):
        found += bare.filter(pk__in=piece).count()
        if found >= most:
            break
    return min(found, most)


def _pieces(rows: "QuerySet[Row]", size: int) -> Iterator[list[int]]:
    """Their numbers, in their order."""
    numbers, start = rows.values_list("pk", flat=True), 0
    while piece := list(numbers[start : start + size]):
        yield piece
        if len(piece) < size:
            return
        start, size = start + size, max(size, min(2 * size, _LARGEST))
