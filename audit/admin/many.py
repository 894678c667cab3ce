"""Lists of records of which there are as many as there are cases, or more: counted and searched no further than it
needs."""

from typing import Any, TypeVar

from django.contrib.admin.utils import get_fields_from_path
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from audit.admin.records import RecordAdmin

Record = TypeVar("Record", bound=models.Model)
MOST_FOUND = 500  # of another register: cases, nationals, people


class ManyList(ChangeList):
    def get_ordering(self, request: HttpRequest, queryset: "QuerySet[Any]") -> list[Any]:
        """Whatever the address asks for: other orders have no index."""
        return list(self.model_admin.get_ordering(request))


class ManyRecords(RecordAdmin[Record]):
    """Newest first, sorted by nothing else. A search asks other registers first and then for their
    numbers, by the index of the key; ``search_fields`` that start with ``=`` are references, whole and in capitals."""

    ordering = ["-pk"]
    sortable_by = ()
    search_help_text = _("The whole reference of a case or a national, or a national’s name")

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        return ManyList

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Record]", search_term: str
    ) -> "tuple[QuerySet[Record], bool]":
        term = search_term.strip()
        if not term:
            return queryset, False
        found = Q(pk__in=[])
        for name in self.search_fields:
            found |= self._found_by(name, term)
        return queryset.filter(found), False

    def _found_by(self, name: str, term: str) -> Q:
        relation, _between, field = name.removeprefix("=").rpartition("__")
        if not relation:
            return Q(**{f"{field}__in": spellings(term)})
        register = get_fields_from_path(self.model, name.removeprefix("="))[-1].model
        return Q(**{f"{relation}__in": _numbers(register, field, term, is_whole=name.startswith("="))})


def _numbers(register: Any, field: str, term: str, *, is_whole: bool) -> list[int]:
    rows = register._default_manager.all()
    if is_whole:
        rows = rows.filter(**{f"{field}__in": spellings(term)})
    elif hasattr(rows, "called"):
        rows = rows.called(term)
    else:
        rows = rows.filter(**{f"{field}__icontains": term})
    return list(rows.order_by("-pk").values_list("pk", flat=True)[:MOST_FOUND])


def spellings(term: str) -> list[str]:
    """Of what is looked for whole, such as a reference: by an index, which no comparison without regard to case has."""
    return sorted({term, term.upper()})
