"""Who has read what: to be looked at, changed by nobody."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from audit import scope
from audit.admin.records import ReadOnlyAdmin
from audit.models import Read


@admin.register(Read)
class ReadAdmin(ReadOnlyAdmin[Read]):
    list_display = ["at", "actor_name", "thing", "reference", "kind", "ground", "address"]
    list_filter = ["kind", "thing", "at"]
    search_fields = ["reference", "actor_name", "address"]
    search_help_text = "C-2026-000123"
    ordering = ["-at", "-pk"]

    def open_to(self, rows: "QuerySet[Read]", request: HttpRequest) -> "QuerySet[Read]":
        for thing, closed_to in scope.CLOSED.items():
            rows = rows.exclude(thing=thing, reference__in=closed_to(request.user))
        return rows
