"""The house's forms: which there are, what one makes of sample values, uploading, approving, retiring."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from core.files import handed_out, opened
from core.submissions import once
from diplomacy.forms import NoteTemplateForm
from diplomacy.forms.base import refuse
from diplomacy.models import NoteTemplate
from diplomacy.paper.fields import MEDIA_TYPE, NEEDED, field_names, fields
from diplomacy.paper.samples import sample_sheet
from diplomacy.permissions import may_approve_template, may_keep_templates, may_negotiate
from diplomacy.services.note_templates import approve_template, retire_template, upload_template
from diplomacy.views.files import attachment


@require_safe
def register(request: OfficerRequest) -> HttpResponse:
    _require(request)
    context = {
        "templates": NoteTemplate.objects.for_list(),
        "may_keep": may_keep_templates(request.user),
        "fields": [*sorted(field_names() - {"words"}), "words.number", "words.seal"],
        "needed": sorted(NEEDED),
    }
    return render(request, "diplomacy/note_templates.html", context)


@require_safe
def house(request: OfficerRequest) -> HttpResponse:
    """Our own form, to change it in Word."""
    from diplomacy.paper.house import house_template  # noqa: PLC0415  loaded when wanted

    _require(request)
    return attachment(house_template(), name="note-verbale.docx", content_type=MEDIA_TYPE)


@once
def new(request: OfficerRequest) -> HttpResponse:
    if not may_keep_templates(request.user):
        raise PermissionDenied(_("Your role does not allow this."))
    form = NoteTemplateForm(request.POST or None, request.FILES or None)
    if form.is_valid() and (made := _uploaded(request, form)):
        messages.success(request, _("Kept. A second person approves it before it can be used."))
        return redirect(made)
    return render(request, "diplomacy/note_template_form.html", {"form": form})


def _uploaded(request: OfficerRequest, form: NoteTemplateForm) -> NoteTemplate | None:
    given = form.cleaned_data
    try:
        return upload_template(by=request.user, name=given["name"], language=given["language"], upload=given["file"])
    except ValidationError as error:
        refuse(form, error)
        return None


@require_safe
def template(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _template(request, pk)
    sheet = sample_sheet(found.language)
    context = {
        "template": found,
        "sample": fields(sheet),
        "may_keep": may_keep_templates(request.user),
        "may_approve": found.waits and may_approve_template(request.user, found),
    }
    return render(request, "diplomacy/note_template.html", context)


@require_safe
def file(request: OfficerRequest, pk: int) -> FileResponse:
    """The template itself, as it was uploaded."""
    found = _template(request, pk)
    return handed_out(found.file, name=found.file_name, content_type=MEDIA_TYPE)


@require_safe
def sample(request: OfficerRequest, pk: int) -> HttpResponse:
    """What it makes of the sample values."""
    from diplomacy.paper.word import note_as_word  # noqa: PLC0415  loaded when wanted

    found = _template(request, pk)
    with opened(found.file) as kept:
        made = note_as_word(sample_sheet(found.language), kept.read())
    return attachment(made, name=f"sample-{found.pk}.docx", content_type=MEDIA_TYPE)


@once
def approve(request: OfficerRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, approve_template, question=_("Approve this template?"), button=_("Approve it"))


@once
def retire(request: OfficerRequest, pk: int) -> HttpResponse:
    return _decide(request, pk, retire_template, question=_("Take this template out of use?"), button=_("Take it out"))


def _decide(request: OfficerRequest, pk: int, verb: Any, *, question: str, button: str) -> HttpResponse:
    found = _template(request, pk)
    allowed = may_approve_template if verb is approve_template else None
    if not (allowed(request.user, found) if allowed else may_keep_templates(request.user)):
        raise PermissionDenied(_("A template is approved by a second person before it is used."))
    problem = ""
    if request.method == "POST":
        try:
            return redirect(verb(found, by=request.user))
        except ValidationError as error:
            problem = " ".join(error.messages)
    context = {"template": found, "question": question, "button": button, "problem": problem}
    return render(request, "diplomacy/note_template_decide.html", context)


def _require(request: OfficerRequest) -> None:
    if not (may_negotiate(request.user) or may_keep_templates(request.user)):
        raise PermissionDenied(_("Your role does not allow this."))


def _template(request: OfficerRequest, pk: int) -> NoteTemplate:
    _require(request)
    return get_object_or_404(NoteTemplate.objects.for_list(), pk=pk)
