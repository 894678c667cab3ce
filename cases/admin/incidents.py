"""Incidents: kept here, given and fetched as a sheet."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from import_export.fields import Field
from import_export.widgets import Widget

from audit.admin import SheetResource, VersionedSheetAdmin
from cases.models import Incident
from cases.services.incidents import next_reference
from core import dates


class PartialDateWidget(Widget):
    """As much of the date as is known: read as people write it, written as EDTF."""

    def clean(self, value: Any, row: Any = None, **_options: Any) -> Any:
        return dates.parse(str(value or ""))

    def render(self, value: Any, obj: Any = None, **_options: Any) -> str:
        return value.edtf if value else ""


class IncidentResource(SheetResource):
    happened_on = Field("happened_on", "happened_on", widget=PartialDateWidget())

    class Meta(SheetResource.Meta):
        model = Incident
        import_id_fields = ["reference"]
        fields = ["reference", "name", "kind", "country", "place", "happened_on", "description"]

    def before_save_instance(self, instance: models.Model, row: Any, **options: Any) -> None:
        """A line without a reference is a new incident."""
        super().before_save_instance(instance, row, **options)
        if isinstance(instance, Incident) and not instance.pk:
            instance.reference = next_reference()


@admin.register(Incident)
class IncidentAdmin(VersionedSheetAdmin[Incident]):
    resource_classes = [IncidentResource]
    fields = ["reference", "name", "kind", "country", "place", "happened_on", "description", "version_seen"]
    readonly_fields = ["reference"]
    list_display = ["reference", "name", "kind", "country", "place", "happened_on"]
    list_filter = ["kind", "country"]
    search_fields = ["=reference", "name", "place"]
    ordering = ["-pk"]

    def save_model(self, request: HttpRequest, obj: Incident, form: Any, change: bool) -> None:
        if not change:
            obj.reference = next_reference()
        super().save_model(request, obj, form, change)
