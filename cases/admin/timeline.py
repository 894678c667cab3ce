"""Events, claims, documents and duties of cases."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, QuerySet

from audit.admin import SoughtFirst
from cases.admin.of_case import OfCase
from cases.http import LABEL
from cases.models import Case, Claim, Contradiction, Document, Event, Resolution, Task
from core.lookups import ExistsRowByRow


@admin.register(Event)
class EventAdmin(OfCase[Event]):
    """Written once: an entry is corrected by another, on the case's page."""

    list_display = ["recorded_at", "case", "kind", "text", "occurred_on", "recorded_by"]
    list_filter = ["kind", "party", "recorded_at"]
    list_select_related = ["case", "recorded_by"]
    search_fields = ["=case__reference"]


@admin.register(Claim)
class ClaimAdmin(OfCase[Claim]):
    list_display = ["recorded_at", "case", "topic", "value", "confidence", "source_kind", "source", "recorded_by"]
    list_filter = ["topic", "confidence", "source_kind"]
    list_select_related = ["case", "recorded_by"]
    search_fields = ["=case__reference"]


@admin.register(Contradiction)
class ContradictionAdmin(OfCase[Contradiction]):
    """Kept by the program: what it says follows from the claims and the resolutions."""

    list_display = ["case", "topic", "state", "disputed_since", "resolution"]
    list_filter = ["state", "topic", "disputed_since"]
    list_select_related = ["case", "resolution__held"]
    search_fields = ["=case__reference"]


@admin.register(Resolution)
class ResolutionAdmin(SoughtFirst[Resolution]):
    """Written once: who decides otherwise resolves again, and the former one stays."""

    list_display = ["resolved_at", "contradiction", "held", "reason", "resolved_by"]
    list_filter = ["contradiction__topic", "resolved_at"]
    list_select_related = ["contradiction__case", "held", "resolved_by"]
    search_fields = ["=contradiction__case__reference", "reason"]
    ordering = ["-pk"]

    def open_to(self, rows: "QuerySet[Resolution]", request: Any) -> "QuerySet[Resolution]":
        closed = Contradiction.objects.filter(case__in=Case.objects.closed_to_admin(request.user))
        return rows.filter(~ExistsRowByRow(closed.filter(pk=OuterRef("contradiction_id"))))

    def read_of(self, record: Resolution) -> tuple[str, str] | None:
        return LABEL, record.contradiction.case.reference


@admin.register(Document)
class DocumentAdmin(OfCase[Document]):
    """The file itself is fetched on the case's page, where its reading is recorded."""

    exclude = ["file"]
    list_display = ["name", "case", "kind", "note", "size", "added_at", "added_by"]
    list_filter = ["kind", "added_at"]
    list_select_related = ["case", "added_by"]
    search_fields = ["=case__reference", "=sha256"]


@admin.register(Task)
class TaskAdmin(OfCase[Task]):
    list_display = ["title", "case", "due_at", "owner", "state", "settled_at", "rule"]
    list_filter = ["state", "due_at", "rule"]
    list_select_related = ["case", "owner", "rule"]
    search_fields = ["=case__reference", "owner__full_name"]
