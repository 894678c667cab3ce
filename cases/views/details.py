"""Whose the case is, who may see it, what belongs to it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from audit.history import history_of
from audit.services import reads_of
from cases.forms.details import (
    AssessmentForm,
    CaseForm,
    HandOverForm,
    LinkForm,
    OfficerForm,
    ReasonForm,
    ReassignForm,
    ReferenceForm,
)
from cases.http import LABEL, case_or_404
from cases.models import Case
from cases.permissions import require
from cases.services import assessments, details
from cases.views.pages import small_form, submitted, versioned_page
from core.models import StaleError
from core.submissions import once
from core.text import as_reference

FORM = require_http_methods(["GET", "POST"])


@once
@FORM
def edit(request: OfficerRequest, reference: str) -> HttpResponse:
    """The second to save sees what changed meanwhile, with what he typed kept."""
    case = case_or_404(request, reference)
    require(Permission.RECORD, request.user, case)
    form = CaseForm(request.POST or None, instance=case)
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(details.edit_case(case, version=form.version, changes=form.cleaned_data, by=request.user))
        except StaleError as error:
            form.met(error)
    return versioned_page(request, case, form, heading=_("Edit the case"), button=_("Save"))


@once
@FORM
def assess(request: OfficerRequest, reference: str) -> HttpResponse:
    """The trafficking assessment."""
    case = case_or_404(request, reference)
    require(Permission.RECORD, request.user, case)
    form = AssessmentForm(request.POST or None, instance=assessments.assessment_of(case))
    try:
        if submitted(request, form, lambda told: assessments.assess(case, told, version=form.version, by=request.user)):
            return redirect(case)
    except StaleError as error:
        form.met(error)
    return versioned_page(request, case, form, heading=_("Trafficking assessment"), button=_("Record the assessment"))


@once
@FORM
def assign(request: OfficerRequest, reference: str) -> HttpResponse:
    case = case_or_404(request, reference)
    require(Permission.ASSIGN, request.user, case)
    form = ReassignForm(request.POST or None, case=case, initial={"to": case.assignee_id})
    return small_form(
        request, case, form, lambda told: details.assign(case, by=request.user, **told),
        heading=_("Assign the case"), button=_("Assign"),
    )  # fmt: skip


@once
@FORM
def hand_over(request: OfficerRequest, reference: str) -> HttpResponse:
    """To another post; who hands over may no longer see the case, so the way leads back to the list."""
    case = case_or_404(request, reference)
    require(Permission.ASSIGN, request.user, case)
    form = HandOverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        details.hand_over(case, to=form.cleaned_data["to"], by=request.user)
        messages.success(request, _("%(case)s was handed over.") % {"case": case.reference})
        return redirect("cases:list")
    context = {
        "case": case,
        "form": form,
        "heading": _("Hand over to another post"),
        "button": _("Hand over"),
        "about": "",
    }
    return render(request, "cases/form.html", context, status=422 if form.is_bound else 200)


@once
@FORM
def restrict(request: OfficerRequest, reference: str) -> HttpResponse:
    """Restrict an open case, or lift the restriction of a restricted one."""
    case = case_or_404(request, reference)
    require(Permission.RESTRICT, request.user, case)
    verb = details.lift_restriction if case.restricted else details.restrict
    texts = (
        {"heading": _("Lift the restriction"), "button": _("Lift it")}
        if case.restricted
        else {"heading": _("Restrict the case"), "button": _("Restrict it")}
    )
    form = ReasonForm(request.POST or None)
    return small_form(request, case, form, lambda told: verb(case, by=request.user, **told), **texts)


@once
@FORM
def name_officer(request: OfficerRequest, reference: str) -> HttpResponse:
    case = case_or_404(request, reference)
    details.require_naming(case, request.user)
    form = OfficerForm(request.POST or None)
    return small_form(
        request, case, form, lambda told: details.name_officer(case, by=request.user, **told),
        heading=_("Name an officer"), button=_("Name"),
    )  # fmt: skip


@once
@require_POST
def end_naming(request: OfficerRequest, reference: str, pk: int) -> HttpResponse:
    case = case_or_404(request, reference)
    officer = get_object_or_404(case.named_officers.in_force(), pk=pk)
    try:
        details.end_naming(officer, by=request.user)
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    still_visible = Case.objects.visible_to(request.user).filter(pk=case.pk).exists()
    return redirect(case) if still_visible else redirect("cases:list")


@once
@FORM
def link(request: OfficerRequest, reference: str) -> HttpResponse:
    case = case_or_404(request, reference)
    require(Permission.RECORD, request.user, case)
    form = LinkForm(request.POST or None)

    def verb(told: dict[str, str]) -> None:
        other = Case.objects.visible_to(request.user).filter(reference=as_reference(told["reference"])).first()
        if other is None:
            raise ValidationError(_("There is no case %(reference)s.") % told)
        details.link_cases(case, other, kind=told["kind"], note=told["note"], by=request.user)

    return small_form(request, case, form, verb, heading=_("Link another case"), button=_("Link"))


@once
@FORM
def add_reference(request: OfficerRequest, reference: str) -> HttpResponse:
    case = case_or_404(request, reference)
    require(Permission.RECORD, request.user, case)
    form = ReferenceForm(request.POST or None)
    return small_form(
        request, case, form, lambda told: details.add_reference(case, by=request.user, **told),
        heading=_("Add a reference in another system"), button=_("Add"),
    )  # fmt: skip


@require_safe
def record(request: OfficerRequest, reference: str) -> HttpResponse:
    """The history of the record and who has read it: for supervisors and auditors."""
    case = case_or_404(request, reference)
    require(Permission.SEE_RECORD, request.user, case)
    context = {"case": case, "changes": history_of(case), "reads": reads_of(LABEL, case.reference)[:500]}
    return render(request, "cases/record.html", context)
