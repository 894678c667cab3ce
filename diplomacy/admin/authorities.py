"""Authorities and contacts, with their sheets."""

from typing import Any

from django.contrib import admin
from django.db import models
from import_export.fields import Field
from import_export.widgets import ForeignKeyWidget

from accounts.models import Post
from audit.admin import KeptForm, SheetResource, VersionedSheetAdmin
from diplomacy.models import Authority, Contact
from diplomacy.services.registers import lock_tree, refuse_circle


class AuthorityForm(KeptForm[Authority]):
    def clean(self) -> dict[str, Any]:
        lock_tree()  # before the row, as everywhere
        told = super().clean()
        if self.instance.pk:
            refuse_circle(self.instance, told.get("parent"))
        return told


class AuthorityResource(SheetResource):
    parent = Field("parent", "parent", widget=ForeignKeyWidget(Authority, "name"))
    post = Field("post", "post", widget=ForeignKeyWidget(Post, "code"))

    class Meta(SheetResource.Meta):
        model = Authority
        import_id_fields = ["country", "name"]
        fields = [
            "country", "name", "own_name", "own_language", "kind", "located_in", "parent", "address", "phone", "email",
            "time_zone", "notes", "post",
        ]  # fmt: skip

    def before_import(self, dataset: Any, **options: Any) -> None:
        super().before_import(dataset, **options)
        lock_tree()

    def before_save_instance(self, instance: models.Model, row: Any, **options: Any) -> None:
        super().before_save_instance(instance, row, **options)
        if isinstance(instance, Authority) and instance.pk:
            refuse_circle(instance, instance.parent)


@admin.register(Authority)
class AuthorityAdmin(VersionedSheetAdmin[Authority]):
    form = AuthorityForm
    resource_classes = [AuthorityResource]
    fields = [
        "name", "own_name", "own_language", "kind", "country", "located_in", "parent", "address", "phone", "email",
        "time_zone", "notes", "post", "officer", "version_seen",
    ]  # fmt: skip
    autocomplete_fields = ["parent", "post", "officer"]
    list_display = ["name", "own_name", "kind", "country", "parent", "post"]
    list_filter = ["kind", "country", "post"]
    list_select_related = ["parent", "post"]
    search_fields = ["name", "own_name"]
    ordering = ["name", "pk"]


class ContactResource(SheetResource):
    authority = Field("authority", "authority", widget=ForeignKeyWidget(Authority, "name"))

    class Meta(SheetResource.Meta):
        model = Contact
        import_id_fields = ["authority", "name", "office"]
        fields = [
            "authority", "name", "own_name", "own_language", "office", "address_as", "phone", "email", "languages",
            "from_on", "until_on", "style", "notes",
        ]  # fmt: skip


@admin.register(Contact)
class ContactAdmin(VersionedSheetAdmin[Contact]):
    resource_classes = [ContactResource]
    fields = [*ContactResource.Meta.fields, "version_seen"]
    autocomplete_fields = ["authority"]
    list_display = ["name", "office", "authority", "phone", "email", "from_on", "until_on"]
    list_filter = ["authority__country", "authority__kind"]
    list_select_related = ["authority"]
    search_fields = ["name", "office", "authority__name"]
    ordering = ["name", "pk"]
