"""Name lists and the people on them."""

from typing import Any

from django.contrib import admin
from django.db.models import OuterRef, Q, QuerySet

from audit.admin import ManyRecords, ReadOnlyAdmin
from cases.models import Case, ListedPerson, NameList
from core.lookups import ExistsRowByRow
from nationals.models import National


@admin.register(NameList)
class NameListAdmin(ReadOnlyAdmin[NameList]):
    exclude = ["file", "proposal"]
    list_display = ["name", "sender", "country", "state", "post", "total", "received_on", "uploaded_by"]
    list_filter = ["state", "post"]
    list_select_related = ["post", "uploaded_by"]
    search_fields = ["name", "sender", "=sha256"]
    ordering = ["-pk"]


@admin.register(ListedPerson)
class ListedPersonAdmin(ManyRecords[ListedPerson], ReadOnlyAdmin[ListedPerson]):
    """Lines about somebody are closed where he is, and so is whom they were thought to be about."""

    exclude = ["suggested", "band"]
    list_display = ["name_list", "row", "decision", "national", "case", "decided_by", "confirmed_by"]
    list_filter = ["decision"]
    list_select_related = ["name_list", "national", "case", "decided_by", "confirmed_by"]
    search_fields = ["=case__reference", "=national__reference", "name_list__name"]
    ordering = ["-pk"]

    def open_to(self, rows: "QuerySet[ListedPerson]", request: Any) -> "QuerySet[ListedPerson]":
        people = National.objects.open_to_admin(request.user).filter(pk=OuterRef("national_id"))
        open_ones = rows.exclude(case__in=Case.objects.closed_to_admin(request.user))
        return open_ones.filter(Q(national=None) | Q(ExistsRowByRow(people)))
