"""Importing a register: hand in, confirm, look through, import, see what became of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from accounts.choices import Permission
from accounts.http import OfficerRequest
from cases import jobs
from cases.choices import ImportState
from cases.forms.register_mapping import ConfirmForm
from cases.forms.registers import UploadForm
from cases.models import RegisterImport
from cases.services.registers import files, importing, results
from cases.services.registers.files import AnyFile
from cases.views.pages import submitted
from cases.views.register_lines import SORTS, counts_of, tab_of, take_decisions, without_unknown
from core.models import StaleError
from core.paging import page_of
from core.submissions import once

MOST_LISTED = 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@once
@require_http_methods(["GET", "POST"])
def registers(request: OfficerRequest) -> HttpResponse:
    """Those that were imported, and the form for another."""
    if not request.user.can(Permission.IMPORT):
        raise PermissionDenied(_("Your role does not import registers."))
    form = UploadForm(request.POST or None, request.FILES or None, user=request.user)
    received: list[RegisterImport] = []
    if submitted(request, form, lambda told: received.append(_receive(request, told))):
        return redirect(received[0])
    imported = RegisterImport.objects.visible_to(request.user).for_list()[:MOST_LISTED]
    context = {"form": form, "registers": imported}
    return render(request, "cases/registers.html", context, status=422 if form.is_bound else 200)


@require_safe
def register(request: OfficerRequest, pk: int) -> HttpResponse:
    """One import, wherever it stands."""
    found = _register_or_404(request, pk)
    if found.state == ImportState.PROPOSED:
        return render(request, "cases/register_confirm.html", {"register": found, "form": ConfirmForm(register=found)})
    if found.state in (ImportState.CHECKED, ImportState.DONE):
        return _lines_page(request, found)
    return render(request, "cases/register_at_work.html", {"register": found})


@require_safe
def progress(request: OfficerRequest, pk: int) -> HttpResponse:
    """How far the job is: a part of the page that asks again; the whole page once there is something to do."""
    found = _register_or_404(request, pk)
    if not found.is_at_work:
        return HttpResponseClientRefresh() if request.htmx else redirect(found)
    return render(request, "cases/parts/register_progress.html", {"register": found})


@once
@require_POST
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """Columns and words are right: check the lines. Other columns bring other words, to be confirmed too."""
    found = _register_or_404(request, pk)
    if found.state not in (ImportState.PROPOSED, ImportState.CHECKED):
        return _meanwhile(request, found)
    form = ConfirmForm(request.POST, register=found)
    if not form.is_valid():
        return render(request, "cases/register_confirm.html", {"register": found, "form": form}, status=422)
    try:
        jobs.next_step(confirmed(request, found, form), request.user)
    except (ValidationError, StaleError):
        return _meanwhile(request, found)
    return redirect(found)


@once
@require_POST
def read_again(request: OfficerRequest, pk: int) -> HttpResponse:
    """Back to columns and words, while nothing is imported."""
    found = _register_or_404(request, pk)
    try:
        files.reopen(found, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(found)


@once
@require_POST
def decide(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who the lines of this page are about."""
    found = _register_or_404(request, pk)
    changed = take_decisions(request, found)
    text = ngettext("%(number)d decision kept.", "%(number)d decisions kept.", changed) % {"number": changed}
    messages.success(request, text)
    return redirect(f"{found.get_absolute_url()}?lines=alike")


@once
@require_POST
def start(request: OfficerRequest, pk: int) -> HttpResponse:
    """Import what is ready."""
    found = _register_or_404(request, pk)
    try:
        started = importing.start(found, by=request.user, version=_version(request))
    except (ValidationError, StaleError):
        return _meanwhile(request, found)
    jobs.next_step(started, request.user)
    return redirect(found)


@once
@require_POST
def again(request: OfficerRequest, pk: int) -> HttpResponse:
    """The server was stopped while the step was at work: do it again, from where it stopped."""
    found = _register_or_404(request, pk)
    jobs.next_step(found, request.user)
    return redirect(found)


@require_safe
def failing(request: OfficerRequest, pk: int, kind: str) -> HttpResponse:
    """The lines that were not imported, as a file to repair."""
    found = _register_or_404(request, pk)
    content = results.failing_as_csv(found) if kind == "csv" else results.failing_as_xlsx(found)
    response = HttpResponse(content, content_type="text/csv; charset=utf-8" if kind == "csv" else XLSX)
    response["Content-Disposition"] = f'attachment; filename="register-{found.pk}-to-repair.{kind}"'
    return response


def _register_or_404(request: OfficerRequest, pk: int) -> RegisterImport:
    return get_object_or_404(RegisterImport.objects.visible_to(request.user).select_related("post"), pk=pk)


def _receive(request: OfficerRequest, told: dict[str, object]) -> RegisterImport:
    found = files.receive(told["file"], post=told["post"], by=request.user)  # type: ignore[arg-type]
    if found.state == ImportState.READING:
        jobs.next_step(found, request.user)
    else:
        messages.info(request, _("This very file was handed in before. Nothing is imported twice."))
    return found


def confirmed(request: OfficerRequest, found: AnyFile, form: ConfirmForm) -> AnyFile:
    """The file as it is to be read now. Raises as ``files.confirm`` does."""
    version = form.cleaned_data["version_seen"]
    if not form.reads_other_words:
        return files.confirm(found, mapping=form.mapping(), by=request.user, version=version)
    changed = files.change_sheet(found, mapping=form.mapping(), by=request.user, version=version)
    messages.info(request, _("Other columns have other words. Confirm what they mean too."))
    return changed


def _lines_page(request: OfficerRequest, found: RegisterImport) -> HttpResponse:
    lines = found.lines.visible_to(request.user)
    tab, counts = tab_of(request), lines.counts()
    page = page_of(lines.filter(tab.condition).select_related("case"), request.GET, sorts=SORTS, default="row")
    without_unknown(page.rows, request.user)
    context = {
        "register": found,
        "tab": tab,
        "tabs": counts_of(lines),
        "counts": counts,
        "failing": counts["faulty"] + counts["failed"],
        "page": page,
        "address": f"lines={tab.name}",
    }
    return render(request, "cases/register_lines.html", context)


def _meanwhile(request: OfficerRequest, found: RegisterImport) -> HttpResponse:
    messages.error(request, _("Somebody else went on with this register meanwhile. This is how it stands now."))
    return redirect(found)


def _version(request: OfficerRequest) -> int:
    seen = request.POST.get("version_seen", "")
    return int(seen) if seen.isdecimal() and len(seen) < 10 else 0
