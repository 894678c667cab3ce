"""What is added to a case: entries, claims, documents, and their corrections."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from audit.choices import ReadKind
from audit.services import record_read
from cases.forms.entries import ClaimForm, CorrectionForm, DocumentForm, EntryForm
from cases.http import LABEL, case_or_404
from cases.permissions import require
from cases.services import claims, documents, timeline
from cases.views.pages import small_form
from core.files import handed_out
from core.submissions import once

FORM = require_http_methods(["GET", "POST"])
_TOLD = ("topic", "source_kind", "source", "confidence", "happened_on")  # what an address may bring to a claim


@once
@FORM
def add_entry(request: OfficerRequest, reference: str) -> HttpResponse:
    case = case_or_404(request, reference)
    require(Permission.RECORD, request.user, case)
    form = EntryForm(request.POST or None, initial={"kind": request.GET.get("kind", "call"), "reached": True})
    return small_form(
        request, case, form, lambda told: timeline.add_entry(case, by=request.user, **told),
        heading=_("Add an entry"), button=_("Record"),
    )  # fmt: skip


@once
@FORM
def correct_entry(request: OfficerRequest, reference: str, pk: int) -> HttpResponse:
    case = case_or_404(request, reference)
    require(Permission.RECORD, request.user, case)
    event = get_object_or_404(case.events, pk=pk)
    form = CorrectionForm(request.POST or None, initial={"text": event.text})
    return small_form(
        request, case, form, lambda told: timeline.correct_entry(event, by=request.user, **told),
        heading=_("Correct an entry"), button=_("Strike it through and put this instead"), about=event.text,
    )  # fmt: skip


@once
@FORM
def add_claim(request: OfficerRequest, reference: str) -> HttpResponse:
    case = case_or_404(request, reference)
    require(Permission.RECORD, request.user, case)
    prepared = {name: request.GET[name][:300] for name in _TOLD if name in request.GET}
    form = ClaimForm(request.POST or None, initial=prepared)
    return small_form(
        request, case, form, lambda told: claims.record_claim(case, by=request.user, **told),
        heading=_("Record what somebody says"), button=_("Record the claim"),
    )  # fmt: skip


@once
@FORM
def correct_claim(request: OfficerRequest, reference: str, pk: int) -> HttpResponse:
    case = case_or_404(request, reference)
    require(Permission.RECORD, request.user, case)
    claim = get_object_or_404(case.claims, pk=pk)
    form = CorrectionForm(request.POST or None, initial={"text": claim.value})
    return small_form(
        request, case, form,
        lambda told: claims.correct_claim(claim, value=told["text"], reason=told["reason"], by=request.user),
        heading=_("Correct a claim"), button=_("Strike it through and put this instead"), about=claim,
    )  # fmt: skip


@once
@FORM
def add_document(request: OfficerRequest, reference: str) -> HttpResponse:
    case = case_or_404(request, reference)
    require(Permission.RECORD, request.user, case)
    form = DocumentForm(request.POST or None, request.FILES or None)
    return small_form(
        request, case, form,
        lambda told: documents.add_document(case, told["file"], kind=told["kind"], note=told["note"], by=request.user),
        heading=_("Add a document"), button=_("Keep the document"),
    )  # fmt: skip


@require_safe
def document(request: OfficerRequest, reference: str, pk: int) -> FileResponse:
    """The file, as an attachment that no browser interprets; recorded as downloaded."""
    case = case_or_404(request, reference, read=None)
    found = get_object_or_404(case.documents, pk=pk)
    record_read(request, LABEL, case.reference, kind=ReadKind.DOWNLOADED, ground=found.name)
    return handed_out(found.file, name=found.name, content_type=found.content_type)
