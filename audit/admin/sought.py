"""Search of records of which it is dear to ask who may see which: what is looked for is found first."""

from functools import reduce
from operator import and_, or_
from typing import Any, TypeVar

from django.contrib.admin.utils import get_fields_from_path
from django.db import models
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.text import smart_split, unescape_string_literal

from audit.admin.many import spellings
from audit.admin.records import ReadOnlyAdmin

Record = TypeVar("Record", bound=models.Model)
_MOST_WORDS = 8  # as everywhere: each is looked for in other registers
_FEW = 500  # records of another register whose numbers are listed: beside these, indexes of the words are used


class SoughtFirst(ReadOnlyAdmin[Record]):
    """Finds what Django's search finds; a whole reference of another register as it is typed, or in capitals.

    Django's looks into other registers by joining them, and before it does, PostgreSQL asks of each row who may see it.
    """

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Record]", search_term: str
    ) -> "tuple[QuerySet[Record], bool]":
        words = list(dict.fromkeys(map(_unquoted, smart_split(search_term))))[:_MOST_WORDS]
        stands = [reduce(or_, (self._stands_in(str(name), word) for name in self.search_fields)) for word in words]
        return queryset.filter(reduce(and_, stands, Q())), False

    def _stands_in(self, name: str, word: str) -> Q:
        is_whole = name.startswith("=")
        relation, _between, field = name.removeprefix("=").rpartition("__")
        if not relation:
            return Q(**{f"{field}__iexact" if is_whole else f"{field}__icontains": word})
        others: Any = get_fields_from_path(self.model, name.removeprefix("="))[-1].model
        stands = {f"{field}__in": spellings(word)} if is_whole else {f"{field}__icontains": word}
        found = others._default_manager.filter(**stands).order_by().values_list("pk", flat=True)
        few = list(found[: _FEW + 1])
        return Q(**{f"{relation}__in": few if len(few) <= _FEW else found})


def _unquoted(word: str) -> str:
    return unescape_string_literal(word) if word[:1] in {"'", '"'} and word[:1] == word[-1:] else word
