"""Lists of records of which there are as many as there are cases, or more: counted and searched no further than it
needs."""

from typing import Any, TypeVar

from django.core.paginator import Paginator
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from core.paging import AtLeast

Record = TypeVar("Record", bound=models.Model)
MOST_SHOWN = 5_000  # rows that can be reached page by page: whoever wants a later one searches for it
_MOST_FOUND = 500  # of another register: cases, nationals, people


class CappedPaginator(Paginator[Any]):
    @cached_property
    def count(self) -> int:
        """Counts no further than it must."""
        rows: QuerySet[Any] = self.object_list  # type: ignore[assignment]  # the admin gives nothing else
        found = rows.order_by().values("pk")[: MOST_SHOWN + 1].count()
        return AtLeast(MOST_SHOWN) if found > MOST_SHOWN else found


class ManyRecords:
    """Mixin for an admin: newest first, sorted by nothing else. A search asks other registers first and then for their
    numbers, by the index of the key; ``search_fields`` that start with ``=`` are references, whole and in capitals."""

    ordering = ["-pk"]
    sortable_by: list[str] = []
    search_fields: Any
    search_help_text = _("The whole reference of a case or a national, or a national’s name")
    model: Any

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Any]", search_term: str
    ) -> "tuple[QuerySet[Any], bool]":
        term = search_term.strip()
        if not term:
            return queryset, False
        found = Q(pk__in=[])
        for name in self.search_fields:
            found |= self._found_by(name, term)
        return queryset.filter(found), False

    def _found_by(self, name: str, term: str) -> Q:
        *relations, field = name.removeprefix("=").split("__")
        if not relations:
            return Q(**{f"{field}__in": _spellings(term)})
        register = self.model
        for relation in relations:
            register = register._meta.get_field(relation).related_model
        numbers = _numbers(register, field, term, is_whole=name.startswith("="))
        return Q(**{f"{'__'.join(relations)}__in": numbers})


def _numbers(register: Any, field: str, term: str, *, is_whole: bool) -> list[int]:
    rows = register._default_manager.all()
    if is_whole:
        rows = rows.filter(**{f"{field}__in": _spellings(term)})
    elif hasattr(rows, "called"):
        rows = rows.called(term)
    else:
        rows = rows.filter(**{f"{field}__icontains": term})
    return list(rows.order_by("-pk").values_list("pk", flat=True)[:_MOST_FOUND])


def _spellings(term: str) -> list[str]:
    return sorted({term, term.upper()})
