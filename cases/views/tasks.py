"""Duties: add, tick, undo, waive, reassign."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.choices import Permission
from accounts.http import OfficerRequest
from cases.forms.details import ReassignForm
from cases.forms.entries import TaskForm, WaiveForm
from cases.http import case_or_404
from cases.permissions import require
from cases.services import tasks
from cases.views.pages import small_form
from core.submissions import once

FORM = require_http_methods(["GET", "POST"])


@once
@FORM
def add(request: OfficerRequest, reference: str) -> HttpResponse:
    case = case_or_404(request, reference)
    require(Permission.RECORD, request.user, case)
    prepared = {name: request.GET.get(name, "")[:200] for name in ("title", "guidance")}
    form = TaskForm(request.POST or None, case=case, initial=prepared)
    return small_form(
        request, case, form, lambda told: tasks.add_task(case, by=request.user, **told),
        heading=_("Add a duty"), button=_("Add the duty"),
    )  # fmt: skip


@once
@require_POST
def done(request: OfficerRequest, reference: str, pk: int) -> HttpResponse:
    """Tick it; on the case page it can be undone for an hour."""
    case = case_or_404(request, reference)
    task = get_object_or_404(case.tasks, pk=pk)
    try:
        tasks.complete_task(task, by=request.user, remark=request.POST.get("remark", "")[:300])
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("Done: %(duty)s") % {"duty": _(task.title)})
    return redirect(_back(request, case.get_absolute_url()))


@once
@require_POST
def undo(request: OfficerRequest, reference: str, pk: int) -> HttpResponse:
    case = case_or_404(request, reference)
    tasks.reopen_task(get_object_or_404(case.tasks, pk=pk), by=request.user)
    return redirect(_back(request, case.get_absolute_url()))


@once
@FORM
def waive(request: OfficerRequest, reference: str, pk: int) -> HttpResponse:
    case = case_or_404(request, reference)
    require(Permission.RECORD, request.user, case)
    task = get_object_or_404(case.tasks, pk=pk)
    form = WaiveForm(request.POST or None)
    return small_form(
        request, case, form, lambda told: tasks.waive_task(task, by=request.user, **told),
        heading=_("Waive a duty"), button=_("Waive it"), about=_(task.title),
    )  # fmt: skip


@once
@FORM
def reassign(request: OfficerRequest, reference: str, pk: int) -> HttpResponse:
    case = case_or_404(request, reference)
    require(Permission.ASSIGN, request.user, case)
    task = get_object_or_404(case.tasks, pk=pk)
    form = ReassignForm(request.POST or None, case=case, initial={"to": task.owner_id})
    return small_form(
        request, case, form, lambda told: tasks.reassign_task(task, by=request.user, **told),
        heading=_("Give a duty to somebody"), button=_("Give it"), about=_(task.title),
    )  # fmt: skip


def _back(request: OfficerRequest, otherwise: str) -> str:
    """Where the button was pressed, if that is a page of ours."""
    address = request.POST.get("back", "")
    return address if url_has_allowed_host_and_scheme(address, {request.get_host()}) else otherwise
