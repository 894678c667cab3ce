"""Import and export of registers as spreadsheets: nothing that is exported acts as a formula, nothing is deleted."""

from typing import Any, TypeVar

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from import_export.admin import ImportExportModelAdmin
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ExportForm
from import_export.resources import Diff, ModelResource

from audit.admin.records import RecordAdmin
from audit.admin.versions import VersionedAdmin
from audit.choices import ReadKind
from audit.services import record_read
from core.cells import as_typed, harmless
from core.models import Versioned

Record = TypeVar("Record", bound=models.Model)
Newest = TypeVar("Newest", bound=Versioned)


class PlainDiff(Diff):
    """Before and after in elements without styles, which our pages' policy refuses."""

    def as_html(self) -> list[SafeString]:
        pairs = zip(self.left, self.right, strict=True)
        return [_difference("" if self.new else str(old), str(new)) for old, new in pairs]


def _difference(old: str, new: str) -> SafeString:
    if not old or old == new:
        return format_html("{}", new)
    return format_html("<del>{}</del> <ins>{}</ins>", old, new)


class SheetResource(ModelResource):  # type: ignore[type-arg]  # generic in the stubs only
    """Rows of a register, each checked as a form checks it; a versioned record that changes gets its next version."""

    @classmethod
    def get_diff_class(cls) -> type[Diff]:
        return PlainDiff

    class Meta:
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        use_transactions = True

    def before_import_row(self, row: dict[str, Any], **_options: Any) -> None:
        for name, cell in row.items():
            row[name] = as_typed(cell) if isinstance(cell, str) else cell

    def before_save_instance(self, instance: models.Model, row: Any, **_options: Any) -> None:
        if isinstance(instance, Versioned) and instance.pk:
            instance.version += 1

    def export_resource(self, *args: Any, **options: Any) -> list[Any]:
        return [harmless(cell) for cell in super().export_resource(*args, **options)]


class SheetAdmin(ImportExportModelAdmin, RecordAdmin[Record]):  # type: ignore[misc,type-arg]  # as the stubs have it
    """A register that can be fetched and given as CSV or XLSX. Each export is recorded."""

    formats = [CSV, XLSX]
    export_form_class = ExportForm  # the one with a choice of fields needs inline styles and handlers
    skip_import_confirm = False

    def has_import_permission(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_export_data(self, file_format: Any, request: HttpRequest, queryset: QuerySet[Any], **options: Any) -> Any:
        record_read(request, self.opts.label_lower, str(self.opts.verbose_name_plural)[:40], kind=ReadKind.EXPORTED)
        return super().get_export_data(file_format, request, queryset, **options)


class VersionedSheetAdmin(SheetAdmin[Newest], VersionedAdmin[Newest]):  # type: ignore[misc]  # as the stubs have it
    """A register of versioned records."""
