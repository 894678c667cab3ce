"""A national's page, and entering and correcting what the register says of him."""

from copy import copy
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from core.submissions import once
from nationals.choices import DocumentKind
from nationals.filters import to_be_asked
from nationals.forms.person import NationalForm, NewNationalForm
from nationals.forms.zone import Seen, ZoneForm, asks_to_read, read_zone, replaced, seen, typed
from nationals.http import national_or_404, uncovered
from nationals.matching.normalise import document
from nationals.models import National
from nationals.passport.reading import Reading
from nationals.permissions import may_edit, require, require_somewhere
from nationals.services.consents import standing
from nationals.services.documents import add_document
from nationals.services.register import edit_national, register_national
from nationals.services.zones import document_facts, person_facts
from nationals.views.pages import small_form

FORM = require_http_methods(["GET", "POST"])


@require_safe
def national(request: OfficerRequest, reference: str) -> HttpResponse:
    """Everything that the register knows of one person."""
    found = national_or_404(request, reference)
    consents = found.consents.select_related("taken_by", "relative").order_by("-recorded_at", "-pk")
    context = {
        "national": found,
        "aliases": found.aliases.order_by("name", "pk"),
        "documents": found.travel_documents.order_by("-expires_on", "pk"),
        "family": found.next_of_kin.select_related("guardian").order_by("-is_main_contact", "name", "pk"),
        "uncovered": uncovered(request),
        "consents": standing(consents),
        "photo": found.photos.select_related("national").order_by("-added_at", "-pk").first(),
        "may_edit": may_edit(request.user, found),
        "may_register": request.user.can(Permission.REGISTER),
        "merges": found.merges.standing().select_related("absorbed", "merged_by").order_by("-pk"),
        "may_merge": request.user.can(Permission.MERGE),
        "may_see_record": request.user.can(Permission.SEE_RECORD),
    }
    return render(request, "nationals/national.html", context)


@once
@FORM
def new(request: OfficerRequest) -> HttpResponse:
    """Register a person, after asking once whether he is one of those who are known."""
    require_somewhere(request.user)
    form, read = NewNationalForm(request.POST or None, user=request.user, initial=request.GET.dict()), None
    if asks_to_read(request.POST):
        form, read = _filled(request)
    if request.method == "POST" and form.is_valid():
        if not form.cleaned_data["is_new"]:
            form.ask_about(to_be_asked(request.POST, user=request.user))
        if not form.known:
            return redirect(_register(request, form))
    context = {"form": form, "zone": ZoneForm(request.POST or None), "seen": read}
    return render(request, "nationals/new.html", context, status=422 if form.is_bound else 200)


def _filled(request: OfficerRequest) -> tuple[NewNationalForm, Seen]:
    """The form with what the zone says, not yet sent, and what was read."""
    found, empty = read_zone(request.POST), NewNationalForm(user=request.user)
    facts = person_facts(found) if isinstance(found, Reading) else {}
    form = NewNationalForm(user=request.user, initial=typed(empty, request.POST) | facts)
    return form, seen(found, replaced=replaced(empty, request.POST, facts))


def _register(request: OfficerRequest, form: NewNationalForm) -> National:
    told = form.cleaned_data
    registered = register_national(told, post=told["post"], by=request.user)
    if told["passport"]:
        held = {"kind": DocumentKind.PASSPORT, "number": told["passport"]} | _from_zone(request, told["passport"])
        add_document(registered, held, by=request.user)
    messages.success(request, _("%(name)s is registered as %(reference)s.") % vars(registered))
    return registered


def _from_zone(request: OfficerRequest, number: str) -> dict[str, Any]:
    """What else the zone in the form says of this passport, if it is this passport's."""
    found = read_zone(request.POST)
    facts = document_facts(found) if isinstance(found, Reading) else {}
    return facts if document(facts.get("number", "")) == document(number) else {}


@once
@FORM
def edit(request: OfficerRequest, reference: str) -> HttpResponse:
    """The second to save sees what changed meanwhile, with what he typed kept."""
    found = national_or_404(request, reference)
    require(request.user, found)
    form = NationalForm(request.POST or None, instance=copy(found))
    return small_form(
        request, found, form, lambda told: edit_national(found, version=form.version, changes=told, by=request.user),
        heading=_("Edit what is known of the person"), button=_("Save"),
    )  # fmt: skip
