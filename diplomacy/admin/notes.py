"""Notes verbales and the house's forms."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from audit.admin import ReadOnlyAdmin
from core.lookups import each_among
from diplomacy.admin.of_cases import AboutCases
from diplomacy.models import NoteTemplate, NoteVerbale


@admin.register(NoteVerbale)
class NoteVerbaleAdmin(AboutCases[NoteVerbale]):
    """One paper: shown whole, or not at all."""

    relation = "notes_verbales"
    list_display = ["reference", "direction", "authority", "subject", "state", "sent_on", "received_on", "post"]
    list_filter = ["direction", "state", "language", "post", "year"]
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
