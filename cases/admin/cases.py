"""Cases in the admin: what the page's form changes; status, closing, post and restriction go through their verbs."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audit.admin import KeptForm, ManyRecords, VersionedAdmin
from cases.choices import EventKind
from cases.forms.details import CaseForm
from cases.http import LABEL
from cases.models import Case, ExternalReference
from cases.services.timeline import record
from core.models import field_label


class KeptCaseForm(CaseForm, KeptForm[Case]):
    """The page's form, in the admin."""


class IsOpen(admin.SimpleListFilter):
    title = gettext_lazy("open or closed")
    parameter_name = "open"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", _("open")), ("no", _("closed"))]

    def queryset(self, request: HttpRequest, queryset: "QuerySet[Case]") -> "QuerySet[Case]":
        if self.value() in {"yes", "no"}:
            return queryset.filter(closed_at__isnull=self.value() == "yes")
        return queryset


@admin.register(Case)
class CaseAdmin(ManyRecords[Case], VersionedAdmin[Case]):
    form = KeptCaseForm
    readonly_fields = [
        "reference", "national", "status", "status_changed_at", "post", "assignee", "restricted", "opened_at",
        "opened_by", "closed_at", "outcome",
    ]  # fmt: skip
    fieldsets = [
        (None, {"fields": ["reference", "national", "version_seen", *CaseForm.Meta.fields]}),
        (
            gettext_lazy("Changed on the case’s page only"),
            {"fields": [name for name in readonly_fields if name not in {"reference", "national"}]},
        ),
    ]
    autocomplete_fields = ["incident"]
    list_display = [
        "reference", "national", "status", "country", "post", "assignee", "priority", "restricted", "opened_at",
        "closed_at",
    ]  # fmt: skip
    list_filter = [IsOpen, "status", "priority", "post", "restricted", "outcome", "country"]
    list_select_related = ["national", "post", "assignee"]
    search_fields = ["=reference", "national__name", "=national__reference"]
    ordering = ["-opened_at", "-pk"]

    def open_to(self, rows: "QuerySet[Case]", request: Any) -> "QuerySet[Case]":
        return rows.filter(~Q(pk__in=Case.objects.closed_to_admin(request.user).values("pk")))

    def get_search_results(
        self, request: HttpRequest, queryset: "QuerySet[Case]", search_term: str
    ) -> "tuple[QuerySet[Case], bool]":
        """By somebody else's number too."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        numbered = ExternalReference.objects.filter(number=search_term.strip()).exclude(number="")
        cases = list(numbered.order_by("pk").values_list("case", flat=True)[:50])
        return (found | queryset.filter(pk__in=cases) if cases else found), may_repeat

    def read_of(self, record: Case) -> tuple[str, str]:
        return LABEL, record.reference

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: Any, obj: Case, form: Any, change: bool) -> None:
        """The timeline learns of it, as from the page."""
        changed = sorted(str(field_label(Case, name)) for name in form.changed_data if name in CaseForm.Meta.fields)
        if changed:
            super().save_model(request, obj, form, change)
            record(
                obj, kind=EventKind.CHANGE, text=_("Changed: %(what)s") % {"what": ", ".join(changed)}, by=request.user
            )
