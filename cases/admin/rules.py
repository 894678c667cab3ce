"""What shapes casework and is data: deadline rules, purposes of exploitation. Taken out of use, never deleted."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext as _

from audit.admin import RecordAdmin, SheetAdmin, SheetResource
from cases.choices import RuleEvent
from cases.models import DeadlineRule, ExploitationPurpose
from core.forms import PlainTextFields

FIELDS = ["code", "happening", "status", "title", "guidance", "basis", "within", "unit", "repeat_days", "is_active"]


class DeadlineRuleForm(PlainTextFields, forms.ModelForm[DeadlineRule]):
    class Meta:
        model = DeadlineRule
        fields = [
            "code",
            "happening",
            "status",
            "title",
            "guidance",
            "basis",
            "within",
            "unit",
            "repeat_days",
            "is_active",
        ]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.refuse_hidden_characters()

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        enters = told.get("happening") == RuleEvent.STATUS_ENTERED
        if enters is not bool(told.get("status")):
            self.add_error("status", _("Needed when a status is entered, and only then."))
        return told


class DeadlineRuleResource(SheetResource):
    class Meta(SheetResource.Meta):
        model = DeadlineRule
        import_id_fields = ["code"]
        fields = FIELDS


@admin.register(DeadlineRule)
class DeadlineRuleAdmin(SheetAdmin[DeadlineRule]):
    resource_classes = [DeadlineRuleResource]
    form = DeadlineRuleForm
    fields = [*FIELDS]
    list_display = ["title", "happening", "status", "within", "unit", "repeat_days", "is_active", "basis"]
    list_filter = ["happening", "status", "is_active"]
    search_fields = ["title", "code", "basis"]
    ordering = ["happening", "status", "within"]


@admin.register(ExploitationPurpose)
class ExploitationPurposeAdmin(RecordAdmin[ExploitationPurpose]):
    list_display = ["name", "code", "basis", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["name", "code", "basis"]
    ordering = ["name"]

    def get_readonly_fields(self, request: HttpRequest, obj: ExploitationPurpose | None = None) -> list[str]:
        return ["code"] if obj else []
