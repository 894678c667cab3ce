"""Who has read what: to be looked at, changed by nobody."""

from typing import Any

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from audit import scope
from audit.admin.many import MOST_FOUND, ManyRecords
from audit.admin.records import ReadOnlyAdmin
from audit.models import Read
from core.lookups import ExistsRowByRow


def _things() -> list[tuple[str, str]]:
    """By label, whatever is kept here: to ask all reads what was read would be to look at each of them."""
    return sorted((model._meta.label_lower, str(model._meta.verbose_name)) for model in admin.site._registry)  # noqa: SLF001  it has no public way


class Thing(admin.SimpleListFilter):
    title = _("what")
    parameter_name = "thing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return _things()

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Read]") -> "QuerySet[Read]":
        return queryset.filter(thing=self.value()) if self.value() else queryset


@admin.register(Read)
class ReadAdmin(ManyRecords[Read], ReadOnlyAdmin[Read]):
    list_display = ["at", "actor_name", "thing", "reference", "kind", "ground", "address"]
    list_filter = ["kind", Thing, "at"]
    search_fields = ["reference", "actor_name"]
    search_help_text = "C-2026-000123"  # type: ignore[assignment]  # a word of no language

    def open_to(self, rows: "QuerySet[Read]", request: HttpRequest) -> "QuerySet[Read]":
        """What is closed is asked read by read: of fifty, and not of all that is closed."""
        for thing, closed_to in scope.CLOSED.items():
            closed = closed_to(request.user).filter(reference=OuterRef("reference"))
            rows = rows.filter(~(Q(thing=thing) & Q(ExistsRowByRow(closed))))  # asked in this order
        return rows

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Read]", search_term: str
    ) -> "tuple[QuerySet[Read], bool]":
        """By what was read, whole, or by who read it."""
        term = search_term.strip()
        if not term:
            return queryset, False
        people = get_user_model()._default_manager.filter(full_name__icontains=term).order_by("-pk")
        readers = list(people.values_list("pk", flat=True)[:MOST_FOUND])
        of_it = Q(thing__in=[label for label, _name in _things()], reference__in=[term, term.upper()])
        return queryset.filter(of_it | Q(actor_id__in=readers)), False
