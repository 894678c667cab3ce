"""Base of every record's admin: who may, what never happens, what is left of it."""

from typing import Any, NoReturn, TypeVar

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from audit.admin.paging import CappedPaginator
from audit.admin.pickers import Picker
from audit.history import history_of
from audit.services import record_read
from core.submissions import KEY_FIELD, once

Record = TypeVar("Record", bound=models.Model)


class RecordAdmin(admin.ModelAdmin[Record]):
    """Admins (``is_staff``) keep all records and delete none. What ``open_to`` leaves out does not exist for them.

    The history page shows the row history with who changed what; opening a record is recorded as a read of the thing
    that ``read_of`` names; a form that is sent twice acts once.
    """

    view_on_site = False
    show_full_result_count = False
    list_per_page = 50
    paginator = CappedPaginator
    hidden_in_history: tuple[str, ...] = ()

    def open_to(self, rows: "QuerySet[Record]", request: HttpRequest) -> "QuerySet[Record]":
        """The rows that this admin may see: all of them, unless a record says otherwise."""
        return rows

    def read_of(self, record: Record) -> tuple[str, str] | None:
        """What somebody reads who opens this record: a label such as ``cases.case`` and the reference."""
        return None

    def get_queryset(self, request: HttpRequest) -> "QuerySet[Record]":
        return self.open_to(super().get_queryset(request), request)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return _keeps_records(request)

    def has_view_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        return _keeps_records(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return _keeps_records(request)

    def has_change_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        return _keeps_records(request)

    def has_delete_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        return False

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **options: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            options.setdefault("widget", Picker(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **options)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        view = super().changeform_view
        if KEY_FIELD in request.POST:
            return once(lambda *_args: view(request, object_id, form_url, extra_context))(request)
        return view(request, object_id, form_url, extra_context)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Record | None = None,
    ) -> HttpResponse:
        """Showing a record is a read."""
        read = self.read_of(obj) if obj is not None and request.method == "GET" else None
        if read is not None:
            record_read(request, *read, ground=_("records admin"))
        return super().render_change_form(request, context, add, change, form_url, obj)

    @method_decorator(require_safe)
    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        record = self.get_object(request, object_id)
        if record is None:
            raise Http404
        context = self.admin_site.each_context(request) | {
            "title": _("History of %(record)s") % {"record": record},
            "object": record,
            "opts": self.opts,
            "module_name": str(self.opts.verbose_name_plural),
            "is_tracked": hasattr(record, "history"),
            "changes": history_of(record, rows_of=[type(record)], hidden=self.hidden_in(record))
            if hasattr(record, "history")
            else [],
        }
        return TemplateResponse(request, "admin/object_history.html", context | (extra_context or {}))

    def hidden_in(self, record: Record) -> tuple[str, ...]:
        """Fields that the history leaves out."""
        return self.hidden_in_history

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> NoReturn:
        raise Http404


class ReadOnlyAdmin(RecordAdmin[Record]):
    """Looked at, searched and filtered here; made and changed where casework is done, or by nobody."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        return False


def _keeps_records(request: HttpRequest) -> bool:
    return request.user.is_active and request.user.is_staff
