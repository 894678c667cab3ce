"""Keyset paging: a page starts after the last row of the one before, so page 1,000 costs as much as page 1.

A page's address carries ``sort`` (a name, with ``-`` for descending) and ``after`` or ``before`` (a token: the sort
value and pk of a row, as JSON in base64). Tokens hold nothing secret; changed by hand they are refused or
lead to other rows of the same visible list, never to others.
"""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar

from django.core.exceptions import BadRequest, ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from core.lookups import count_of, cut, first_of

Row = TypeVar("Row", bound=models.Model)
FAR_FUTURE = datetime.fromisoformat("9999-01-01T00:00:00+00:00")
KEY = "paging_key"
_GROUPED = 1_000
MOST_COUNTED = 1_000  # larger totals cost more than they tell


@dataclass(frozen=True, slots=True)
class Sort:
    """By what a list may be sorted: an expression that is never null."""

    expression: Combinable

    def on(self, rows: "models.QuerySet[Row]") -> "models.QuerySet[Row]":
        """The rows with their sort value."""
        found: models.QuerySet[Row] = rows.annotate(**{KEY: self.expression})
        return found


class Number(int):
    """As people read it: 177,607."""

    def __str__(self) -> str:
        number = int(self)
        return str(number_format(number, force_grouping=True) if number >= _GROUPED else number)


class AtLeast(Number):
    """So many and more: what was not counted to its end."""

    def __str__(self) -> str:
        return f"{super().__str__()}+"


def up_to(number: int) -> Number:
    """Beyond :data:`MOST_COUNTED` only that there are more."""
    return AtLeast(MOST_COUNTED) if number > MOST_COUNTED else Number(number)


class Total(int):
    """How many rows a list has; of more than :data:`MOST_COUNTED` only that there are more."""

    @classmethod
    def of(cls, rows: "models.QuerySet[Any]", among: "models.QuerySet[Any] | None" = None) -> "Total":
        """Counts no further than it must. ``among``: as for :func:`page_of`."""
        if among is not None:
            return cls(count_of(among, rows, MOST_COUNTED + 1))
        return cls(rows.order_by().values("pk")[: MOST_COUNTED + 1].count())

    @property
    def shown(self) -> str:
        return str(up_to(self))


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """``next`` and ``previous`` are the query strings' parameters of the neighbours, or None."""

    rows: list[Row]
    sort: str
    next: str | None
    previous: str | None


def by_text(field: str) -> Sort:
    return Sort(Coalesce(F(field), Value("")))


def by_moment(field: str) -> Sort:
    """Sorted by a moment; rows without one come last."""
    return Sort(Coalesce(F(field), Value(FAR_FUTURE)))


def by_day(field: str) -> Sort:
    """Sorted by a day; rows without one come last."""
    return Sort(Coalesce(F(field), Value(date.max)))


def page_of(
    rows: "models.QuerySet[Row]",
    query: Mapping[str, str],
    *,
    sorts: Mapping[str, Sort],
    default: str,
    size: int = 25,
    among: "models.QuerySet[Row] | None" = None,
    parts: "Sequence[models.QuerySet[Row]]" = (),
    found: "models.QuerySet[Row] | None" = None,
) -> Page[Row]:
    """One page of ``rows``. Raises ``BadRequest`` for an unknown sort or an unreadable token.

    ``among``: the same rows and those that the reader may not see, where it is quicker to sort first and to ask
    afterwards who sees which (``core.lookups.first_of``). ``found``: the same rows, as an index finds them; whether the
    reader may see them is asked of those of this page alone (``core.lookups.cut``). ``parts``: what together is the
    same rows, where an index has the order of each, and none that of all.
    """
    name = query.get("sort") or default
    if name.removeprefix("-") not in sorts:
        raise BadRequest(_("This list cannot be sorted by “%(name)s”.") % {"name": name[:40]})
    sort, descending = sorts[name.removeprefix("-")], name.startswith("-")
    backwards = bool(query.get("before")) and not query.get("after")
    token = query.get("before") if backwards else query.get("after")
    looked_up = sort.on(next(each for each in (found, among, rows) if each is not None))
    if token:
        value, pk = _read(token, looked_up.query.annotations[KEY].output_field)
    direction = "-" if descending is not backwards else ""
    order = (f"{direction}{KEY}", f"{direction}pk")
    side = beyond(value, pk, smaller=descending is not backwards) if token else Q()
    if parts:
        looked_up = sort.on(_first_of_each([sort.on(part).filter(side).order_by(*order) for part in parts], size + 1))
    ordered = looked_up.filter(side).order_by(*order)
    if found is not None:
        taken = list(cut(sort.on(rows), ordered, size + 1))
    else:
        taken = list(ordered[: size + 1]) if among is None else first_of(ordered, sort.on(rows), size + 1)
    more, taken = len(taken) > size, taken[:size]
    if backwards:
        taken.reverse()
    has_next, has_previous = (bool(token), more) if backwards else (more, bool(token))
    return Page(
        taken,
        name,
        f"after={_token(taken[-1])}" if has_next and taken else None,
        f"before={_token(taken[0])}" if has_previous and taken else None,
    )


def _first_of_each(parts: "list[models.QuerySet[Row]]", most: int) -> "models.QuerySet[Row]":
    first, *others = (part.values("pk")[:most] for part in parts)
    return parts[0].model._default_manager.filter(pk__in=first.union(*others, all=True))


def beyond(value: object, pk: int, *, smaller: bool) -> Q:
    """The rows on one side of this one. The first condition lets an index begin there, the second parts equal ones."""
    side = "lt" if smaller else "gt"
    return Q(**{f"{KEY}__{side}e": value}) & (Q(**{f"{KEY}__{side}": value}) | Q(**{f"pk__{side}": pk}))


def _token(row: models.Model) -> str:
    value: Any = getattr(row, KEY)
    if isinstance(value, Decimal | date):
        value = str(value)
    packed = json.dumps([getattr(value, "edtf", value), row.pk], ensure_ascii=False).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _read(token: str, field: "models.Field[Any, Any]") -> tuple[Any, int]:
    """The sort value, of the kind that the list is sorted by, and the row's number."""
    try:
        value, pk = json.loads(base64.urlsafe_b64decode(token[:2000] + "==="))
        if not _is_number(pk) or not (isinstance(value, str) or _is_number(value)):
            raise BadRequest(_damaged())
        if isinstance(value, str) and "\0" in value.encode().decode():  # half a surrogate pair cannot be encoded
            raise BadRequest(_damaged())
        return _of_kind(field, value), pk
    except (ValueError, TypeError, RecursionError, ValidationError, binascii.Error) as error:
        raise BadRequest(_damaged()) from error


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and -(2**63) < value < 2**63


def _of_kind(field: "models.Field[Any, Any]", value: str | int) -> Any:
    if isinstance(field, models.DateTimeField) and not str(value).endswith("+00:00"):
        raise BadRequest(_damaged())  # without its zone it is no moment
    return field.to_python(value)


def _damaged() -> str:
    return _("This page's address is damaged. Open the list again.")
