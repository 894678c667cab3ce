"""Names and documents of a national."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import OfficerRequest
from core.submissions import once
from nationals.forms.details import AliasForm, TravelDocumentForm
from nationals.forms.zone import Seen, ZoneForm, asks_to_read, read_zone, replaced, seen, typed
from nationals.http import national_or_404
from nationals.models import National
from nationals.passport.reading import Unread
from nationals.permissions import require
from nationals.services.aliases import add_alias, correct_alias
from nationals.services.documents import add_document, correct_document
from nationals.services.zones import contradictions, document_facts
from nationals.views.pages import small_form

FORM = require_http_methods(["GET", "POST"])


@once
@FORM
def new_alias(request: OfficerRequest, reference: str) -> HttpResponse:
    national = national_or_404(request, reference)
    require(request.user, national)
    form = AliasForm(request.POST or None)

    def add(told: dict[str, Any]) -> None:
        add_alias(national, by=request.user, **{name: told[name] for name in AliasForm.Meta.fields})

    return small_form(request, national, form, add, heading=_("Another name or spelling"), button=_("Add the name"))


@once
@FORM
def edit_alias(request: OfficerRequest, reference: str, pk: int) -> HttpResponse:
    national = national_or_404(request, reference)
    require(request.user, national)
    alias = get_object_or_404(national.aliases, pk=pk)
    form = AliasForm(request.POST or None, instance=alias)
    return small_form(
        request, national, form,
        lambda told: correct_alias(alias, version=form.version, changes=told, by=request.user),
        heading=_("Correct the name"), button=_("Save"),
    )  # fmt: skip


@once
@FORM
def new_document(request: OfficerRequest, reference: str) -> HttpResponse:
    national = national_or_404(request, reference)
    require(request.user, national)
    form, read = TravelDocumentForm(request.POST or None), None
    if asks_to_read(request.POST):
        form, read = _filled_document(request, national)
    return small_form(
        request, national, form, lambda told: add_document(national, told, by=request.user),
        heading=_("A passport or other document"), button=_("Add the document"),
        template="nationals/new_document.html", zone=ZoneForm(request.POST or None), seen=read,
    )  # fmt: skip


def _filled_document(request: OfficerRequest, national: National) -> tuple[TravelDocumentForm, Seen]:
    """The form with what the zone says, not yet sent; what was read, and what it contradicts."""
    found, empty = read_zone(request.POST), TravelDocumentForm()
    if isinstance(found, Unread):
        return TravelDocumentForm(initial=typed(empty, request.POST)), seen(found)
    facts = document_facts(found)
    form = TravelDocumentForm(initial=typed(empty, request.POST) | facts)
    against = contradictions(found, national, user=request.user)
    return form, seen(found, against, replaced(empty, request.POST, facts))


@once
@FORM
def edit_document(request: OfficerRequest, reference: str, pk: int) -> HttpResponse:
    national = national_or_404(request, reference)
    require(request.user, national)
    document = get_object_or_404(national.travel_documents, pk=pk)
    form = TravelDocumentForm(request.POST or None, instance=document)
    return small_form(
        request, national, form,
        lambda told: correct_document(document, version=form.version, changes=told, by=request.user),
        heading=_("Correct the document"), button=_("Save"),
    )  # fmt: skip
