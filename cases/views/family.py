"""The family of a case: who was told what, and recording that somebody was."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from audit.choices import ReadKind
from cases.forms.family import FamilyContactForm
from cases.http import case_or_404
from cases.models import Case, FamilyContact
from cases.permissions import require
from cases.services.family import record_family_contact
from cases.views.pages import submitted
from core.submissions import once
from core.text import as_reference
from nationals.choices import ConsentTopic
from nationals.models import National, NextOfKin
from nationals.services.consents import against_anything, objections

SHOWN, BESIDE = 50, 3


@require_safe
def family(request: OfficerRequest, reference: str) -> HttpResponse:
    """What the relatives were told on this case."""
    case = case_or_404(request, reference, read=None if request.htmx else ReadKind.OPENED)
    context = {
        "case": case,
        "contacts": case.family_contacts.for_list()[: BESIDE if request.htmx else SHOWN],
        "family": _family(case) if not request.htmx else None,
        "address": request.path,
        "against": against_anything(case.national),
        "may_record": case.allows(Permission.RECORD, request.user),
    }
    template = "cases/parts/family_log.html" if request.htmx else "cases/family.html"
    return render(request, template, context)


def _family(case: Case) -> QuerySet[NextOfKin]:
    return case.national.next_of_kin.select_related("guardian").order_by("-is_main_contact", "name", "pk")


@require_safe
def of_national(request: OfficerRequest, reference: str) -> HttpResponse:
    """For the person's page: when a relative was last spoken with, on cases that are visible; what was said stands
    on the case."""
    national = get_object_or_404(National.objects.visible_to(request.user).known_as(as_reference(reference)))
    contacts = FamilyContact.objects.visible_to(request.user).filter(case__national=national)
    cases = Case.objects.visible_to(request.user).open().filter(national=national).select_related("post")
    context = {
        "national": national,
        "contacts": contacts.for_list()[:SHOWN],
        "cases": [case for case in cases.order_by("-opened_at", "-pk") if case.allows(Permission.RECORD, request.user)],
    }
    template = "cases/parts/family_of_national.html" if request.htmx else "cases/family_of_national.html"
    return render(request, template, context)


@once
@require_http_methods(["GET", "POST"])
def contact(request: OfficerRequest, reference: str, kin: int) -> HttpResponse:
    """Somebody spoke with a relative, or tried."""
    case = case_or_404(request, reference)
    require(Permission.RECORD, request.user, case)
    relative = get_object_or_404(_family(case), pk=kin)
    against = objections(case.national, ConsentTopic.FAMILY, relative=relative)
    form = FamilyContactForm(request.POST or None, kin=relative, against=against)
    if submitted(request, form, lambda _told: record_family_contact(case, relative, form.said, by=request.user)):
        return redirect(case)
    context = {"case": case, "kin": relative, "form": form, "against": against}
    return render(request, "cases/family_contact.html", context, status=422 if form.is_bound else 200)
