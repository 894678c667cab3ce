"""Name lists: hand one in, confirm its columns, see who is on it, answer who sent it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from accounts.choices import Permission
from accounts.http import OfficerRequest
from audit.choices import ReadKind
from audit.services import record_read
from cases import jobs
from cases.choices import ListState
from cases.forms.name_lists import AnswerForm, ListForm
from cases.forms.register_mapping import ConfirmForm
from cases.models import ListedPerson, NameList
from cases.permissions import require_at
from cases.services.name_lists import answer as answers
from cases.services.name_lists import beyond_doubt, receiving
from cases.services.registers import files
from cases.views.listed_people import SORTS, counts_of, rows_of, tab_of
from cases.views.pages import submitted
from cases.views.registers import XLSX, confirmed
from core.files import handed_out
from core.models import StaleError
from core.paging import Sort, page_of
from core.submissions import once

LABEL = "cases.namelist"  # what audit calls a list
LISTS = {"handed_in": Sort(F("pk"))}


@once
@require_http_methods(["GET", "POST"])
def name_lists(request: OfficerRequest) -> HttpResponse:
    """Those that came, and the form for another."""
    may_hand_in = request.user.can(Permission.REGISTER)
    form = ListForm(request.POST or None, request.FILES or None, user=request.user) if may_hand_in else None
    received: list[NameList] = []
    if form and submitted(request, form, lambda told: received.append(_receive(request, told))):
        return redirect(received[0])
    lists = NameList.objects.visible_to(request.user).for_list().with_to_decide()
    page = page_of(lists, request.GET, sorts=LISTS, default="-handed_in")
    context = {"form": form, "page": page}
    return render(request, "cases/name_lists.html", context, status=422 if form and form.is_bound else 200)


@require_safe
def name_list(request: OfficerRequest, pk: int) -> HttpResponse:
    """One list, wherever it stands."""
    found = _list_or_404(request, pk)
    record_read(request, LABEL, str(found.pk))
    if found.state == ListState.PROPOSED:
        context = {"name_list": found, "form": ConfirmForm(register=found)}
        return render(request, "cases/name_list_confirm.html", context)
    if found.is_open:
        return _people_page(request, found)
    return render(request, "cases/name_list_at_work.html", {"name_list": found})


@require_safe
def progress(request: OfficerRequest, pk: int) -> HttpResponse:
    """How far the job is: a part of the page that asks again; the whole page once there is something to do."""
    found = _list_or_404(request, pk)
    if not found.is_at_work:
        return HttpResponseClientRefresh() if request.htmx else redirect(found)
    return render(request, "cases/parts/name_list_progress.html", {"name_list": found})


@once
@require_POST
def again(request: OfficerRequest, pk: int) -> HttpResponse:
    """The server was stopped while the step was at work: do it again."""
    found = _list_to_work_on(request, pk)
    jobs.next_step_of_list(found, request.user)
    return redirect(found)


@once
@require_POST
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """Columns and words are right: compare the lines with the register of persons."""
    found = _list_to_work_on(request, pk)
    if found.state not in (ListState.PROPOSED, ListState.OPEN):
        return _meanwhile(request, found)
    form = ConfirmForm(request.POST, register=found)
    if not form.is_valid():
        return render(request, "cases/name_list_confirm.html", {"name_list": found, "form": form}, status=422)
    try:
        jobs.next_step_of_list(confirmed(request, found, form), request.user)
    except (ValidationError, StaleError):
        return _meanwhile(request, found)
    return redirect(found)


@once
@require_POST
def read_again(request: OfficerRequest, pk: int) -> HttpResponse:
    """Back to columns and words, while nothing is decided."""
    found = _list_to_work_on(request, pk)
    try:
        files.reopen(found, by=request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(found)


@once
@require_POST
def accept(request: OfficerRequest, pk: int) -> HttpResponse:
    """All lines that are beyond doubt, as a job."""
    found = _list_to_work_on(request, pk)
    try:
        jobs.next_step_of_list(beyond_doubt.start_accepting(found, by=request.user), request.user)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect(found)


@require_safe
def file(request: OfficerRequest, pk: int) -> FileResponse:
    """What was sent, as an attachment that no browser interprets; recorded as downloaded."""
    found = _list_or_404(request, pk)
    record_read(request, LABEL, str(found.pk), kind=ReadKind.DOWNLOADED, ground=found.name)
    return handed_out(found.file, name=found.name)


@require_safe
def answer(request: OfficerRequest, pk: int) -> HttpResponse:
    """The answer to who sent the list, as a workbook; recorded as exported."""
    found = _list_or_404(request, pk)
    form = AnswerForm(request.GET)
    asks = form.cleaned_data["asks"] if form.is_valid() else []
    record_read(request, LABEL, str(found.pk), kind=ReadKind.EXPORTED, ground=_("answer to the sender"))
    response = HttpResponse(answers.answer(found, asks=asks, by=request.user), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="answer-{found.pk}.xlsx"'
    return response


def _list_or_404(request: OfficerRequest, pk: int) -> NameList:
    return get_object_or_404(NameList.objects.visible_to(request.user).select_related("post", "uploaded_by"), pk=pk)


def _list_to_work_on(request: OfficerRequest, pk: int) -> NameList:
    """For who may hand in lists at its post; 403 for those who only see it."""
    found = _list_or_404(request, pk)
    require_at(NameList.by_permission, request.user, found.post)
    return found


def _receive(request: OfficerRequest, told: dict[str, object]) -> NameList:
    found = receiving.receive(told["file"], told, post=told["post"], by=request.user)  # type: ignore[arg-type]
    if found.state == ListState.READING:
        jobs.next_step_of_list(found, request.user)
    else:
        messages.info(request, _("This very list was handed in before. Nothing is compared or decided twice."))
    return found


def _people_page(request: OfficerRequest, found: NameList) -> HttpResponse:
    people = ListedPerson.objects.visible_to(request.user).filter(name_list=found).seen_by(request.user)
    counts = counts_of(people)
    tab = tab_of(request, counts)
    lines = people.filter(tab.condition).for_list()
    page = page_of(lines, request.GET, sorts=SORTS, default="row")
    context = {
        "name_list": found,
        "tab": tab,
        "tabs": counts,
        "page": page,
        "rows": rows_of(page.rows, request.user),
        "address": f"lines={tab.name}",
        "answer": AnswerForm(),
        "may_decide": request.user.can(Permission.RECORD, found.post_id),
        "beyond_doubt": next((number for tab, number in counts if tab.name == "beyond_doubt"), 0),
    }
    return render(request, "cases/name_list.html", context)


def _meanwhile(request: OfficerRequest, found: NameList) -> HttpResponse:
    messages.error(request, _("Somebody else went on with this list meanwhile. This is how it stands now."))
    return redirect(found)
