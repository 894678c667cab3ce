"""Notes verbales and the house's forms."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from audit.admin import ReadOnlyAdmin
from core.lookups import each_among
from diplomacy.admin.of_cases import AboutCases
from diplomacy.models import NoteTemplate, NoteVerbale

_NONE = "none"


class _YearFilter(admin.SimpleListFilter):
    """The years of notes that this admin may see: of each the first one is looked up, not all of them."""

    title = gettext_lazy("year")
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: "admin.ModelAdmin[Any]") -> list[tuple[str, str]]:
        notes = model_admin.get_queryset(request).order_by("year")
        years, later = list[int](), notes.filter(year__isnull=False)
        while found := later.values_list("year", flat=True)[:1]:
            years += found
            later = notes.filter(year__gt=years[-1])
        without = [(_NONE, "-")] if notes.filter(year=None).exists() else []
        return [*((str(year), str(year)) for year in years), *without]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[NoteVerbale]") -> "QuerySet[NoteVerbale]":
        if (chosen := self.value()) == _NONE:
            return queryset.filter(year=None)
        return queryset.filter(year=int(chosen)) if chosen and chosen.isdecimal() else queryset


@admin.register(NoteVerbale)
class NoteVerbaleAdmin(AboutCases[NoteVerbale]):
    """One paper: shown whole, or not at all."""

    relation = "notes_verbales"
    list_display = ["reference", "direction", "authority", "subject", "state", "sent_on", "received_on", "post"]
    list_filter = ["direction", "state", "language", "post", _YearFilter]
    list_select_related = ["authority", "post"]
    search_fields = ["=reference", "their_number", "subject", "authority__name"]
    ordering = ["-recorded_at", "-pk"]

    def open_to(self, rows: "QuerySet[NoteVerbale]", request: HttpRequest) -> "QuerySet[NoteVerbale]":
        return each_among(rows, NoteVerbale.objects.administered_by(request.user))  # type: ignore[arg-type]


@admin.register(NoteTemplate)
class NoteTemplateAdmin(ReadOnlyAdmin[NoteTemplate]):
    """Uploaded, approved and retired on their own page."""

    exclude = ["file"]
    list_display = ["name", "language", "state", "uploaded_by", "uploaded_at", "approved_by"]
    list_filter = ["state", "language"]
    list_select_related = ["uploaded_by", "approved_by"]
    search_fields = ["name", "file_name"]
    ordering = ["name", "-pk"]
