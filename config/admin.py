"""Packages' records in the admin: jobs are shown; what our own verbs keep right is not edited behind them."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob
from procrastinate.jobs import Status

from audit.admin import ReadOnlyAdmin

admin.site.unregister([EmailAddress, Authenticator, UserSession, Group, ProcrastinateJob])


class JobEventInline(admin.TabularInline[ProcrastinateEvent, ProcrastinateJob]):
    model = ProcrastinateEvent
    fields = ["type", "at"]
    readonly_fields = ["type", "at"]
    extra = 0
    can_delete = False
    ordering = ["at"]

    def has_view_permission(self, request: HttpRequest, obj: ProcrastinateJob | None = None) -> bool:
        return request.user.is_staff

    def has_add_permission(self, request: HttpRequest, obj: ProcrastinateJob | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: ProcrastinateJob | None = None) -> bool:
        return False


@admin.register(ProcrastinateJob)
class JobAdmin(ReadOnlyAdmin[ProcrastinateJob]):
    """Background work and its failures."""

    list_display = ["id", "task_name", "args", "status", "queue_name", "attempts", "scheduled_at"]
    list_filter = ["status", "queue_name", "task_name"]
    search_fields = ["task_name", "=id"]
    ordering = ["-id"]
    inlines = [JobEventInline]
    actions = ["retry"]

    @admin.action(description=gettext_lazy("Try failed jobs again"))
    def retry(self, request: HttpRequest, queryset: "QuerySet[ProcrastinateJob]") -> None:
        failed = list(queryset.filter(status=Status.FAILED.value))
        for job in failed:
            app.job_manager.retry_job_by_id(job.id, timezone.now(), job.priority, job.queue_name, job.lock)
        messages.info(request, _("%(count)d jobs are tried again.") % {"count": len(failed)})
