"""Events, claims, documents and duties of cases."""

from django.contrib import admin

from cases.admin.of_case import OfCase
from cases.models import Claim, Document, Event, Task


@admin.register(Event)
class EventAdmin(OfCase[Event]):
    """Written once: an entry is corrected by another, on the case's page."""

    list_display = ["recorded_at", "case", "kind", "text", "occurred_on", "recorded_by"]
    list_filter = ["kind", "party", "recorded_at"]
    list_select_related = ["case", "recorded_by"]
    search_fields = ["=case__reference", "text"]
    ordering = ["-recorded_at", "-pk"]


@admin.register(Claim)
class ClaimAdmin(OfCase[Claim]):
    list_display = ["recorded_at", "case", "topic", "value", "confidence", "source_kind", "source", "recorded_by"]
    list_filter = ["topic", "confidence", "source_kind"]
    list_select_related = ["case", "recorded_by"]
    search_fields = ["=case__reference", "value", "source"]
    ordering = ["-recorded_at", "-pk"]


@admin.register(Document)
class DocumentAdmin(OfCase[Document]):
    """The file itself is fetched on the case's page, where its reading is recorded."""

    exclude = ["file"]
    list_display = ["name", "case", "kind", "note", "size", "added_at", "added_by"]
    list_filter = ["kind", "added_at"]
    list_select_related = ["case", "added_by"]
    search_fields = ["=case__reference", "name", "note", "=sha256"]
    ordering = ["-added_at", "-pk"]


@admin.register(Task)
class TaskAdmin(OfCase[Task]):
    list_display = ["title", "case", "due_at", "owner", "state", "settled_at", "rule"]
    list_filter = ["state", "due_at", "rule"]
    list_select_related = ["case", "owner", "rule"]
    search_fields = ["=case__reference", "title", "owner__full_name"]
    ordering = ["due_at", "pk"]
