"""Imported registers and their lines."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet

from audit.admin import ManyRecords, ReadOnlyAdmin
from cases.models import Case, ImportLine, RegisterImport


@admin.register(RegisterImport)
class RegisterImportAdmin(ReadOnlyAdmin[RegisterImport]):
    exclude = ["file", "proposal"]
    list_display = ["name", "state", "post", "done", "total", "uploaded_at", "uploaded_by", "finished_at"]
    list_filter = ["state", "post"]
    list_select_related = ["post", "uploaded_by"]
    search_fields = ["name", "=sha256"]
    ordering = ["-pk"]


@admin.register(ImportLine)
class ImportLineAdmin(ManyRecords[ImportLine], ReadOnlyAdmin[ImportLine]):
    """Lines that became a case are closed where the case is."""

    list_display = ["register", "row", "outcome", "choice", "national", "case"]
    list_filter = ["outcome", "choice"]
    list_select_related = ["register", "national", "case"]
    search_fields = ["=case__reference", "=national__reference", "register__name"]
    ordering = ["-pk"]

    def open_to(self, rows: "QuerySet[ImportLine]", request: Any) -> "QuerySet[ImportLine]":
        return rows.exclude(case__in=Case.objects.closed_to_admin(request.user))
