"""Requests with their answers and reminders."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from audit.admin import SoughtFirst
from cases.models import Case
from core.lookups import each_among
from diplomacy.admin.of_cases import AboutCases
from diplomacy.models import Reminder, Request, RequestCase


class RequestCaseInline(admin.TabularInline[RequestCase, Request]):
    """The answer for each case that this admin may see."""

    model = RequestCase
    fields = ["case", "state", "answered_on", "answer"]
    extra = 0
    can_delete = False

    def get_queryset(self, request: Any) -> "QuerySet[RequestCase]":
        seen = super().get_queryset(request).filter(case__in=Case.objects.administered_by(request.user))
        return seen.select_related("case").order_by("case__reference")

    def has_view_permission(self, request: HttpRequest, obj: Request | None = None) -> bool:
        return request.user.is_staff

    def has_add_permission(self, request: HttpRequest, obj: Request | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Request | None = None) -> bool:
        return False


@admin.register(Request)
class RequestAdmin(AboutCases[Request]):
    relation = "requests"
    readonly_fields = []
    inlines = [RequestCaseInline]
    list_display = ["reference", "kind", "authority", "asked_on", "due_on", "state", "answered_on", "post"]
    list_filter = ["state", "kind", "post", "asked_on"]
    list_select_related = ["authority", "post"]
    search_fields = ["=reference", "authority__name", "text"]
    ordering = ["-asked_on", "-pk"]


@admin.register(Reminder)
class ReminderAdmin(SoughtFirst[Reminder]):
    """Of requests that this admin may see, and only of those of their cases."""

    exclude = ["rows"]
    list_display = ["request", "reminded_on", "way", "next_on", "reminded_by"]
    list_filter = ["way", "reminded_on"]
    list_select_related = ["request", "reminded_by"]
    search_fields = ["=request__reference", "text"]
    ordering = ["-reminded_on", "-pk"]

    def open_to(self, rows: "QuerySet[Reminder]", request: HttpRequest) -> "QuerySet[Reminder]":
        return each_among(rows, Reminder.objects.administered_by(request.user))  # type: ignore[arg-type]
