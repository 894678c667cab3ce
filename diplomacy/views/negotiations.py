"""Frameworks and agreements under negotiation."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from audit.choices import ReadKind
from audit.services import record_read
from core.files import handed_out
from core.submissions import once
from diplomacy.filters import NegotiationFilter
from diplomacy.forms import DraftForm, NegotiationForm, StepForm
from diplomacy.models import Commitment, Negotiation
from diplomacy.permissions import may_negotiate, require
from diplomacy.services.negotiations import add_draft, amend_negotiation, begin_negotiation, take_step
from diplomacy.views.lists import listing
from diplomacy.views.occasion import Occasion, to_counterpart

LABEL = "diplomacy.negotiation"


@require_safe
def register(request: OfficerRequest) -> HttpResponse:
    return listing(request, "diplomacy/negotiations.html", NegotiationFilter(request.GET, request.user))


def _negotiation(request: OfficerRequest, pk: int) -> Negotiation:
    visible = Negotiation.objects.visible_to(request.user).for_list()
    return get_object_or_404(visible.select_related("recorded_by"), pk=pk)


@require_safe
def negotiation(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _negotiation(request, pk)
    context = {
        "negotiation": found,
        "steps": found.steps.select_related("taken_by").order_by("-taken_on", "-pk"),
        "drafts": found.drafts.select_related("added_by").order_by("-dated_on", "-pk"),
        "commitments": Commitment.objects.seen_by(request.user).filter(negotiation=found).for_list(),
        "may_negotiate": may_negotiate(request.user, found.post_id),
    }
    return render(request, "diplomacy/negotiation.html", context)


@once
def new(request: OfficerRequest) -> HttpResponse:
    require(request.user)
    authority = Occasion.of(request).authority
    if authority is None:
        return to_counterpart(request, "negotiation")
    form = NegotiationForm(request.POST or None, user=request.user)
    if made := form.attempt(lambda: begin_negotiation(by=request.user, authority=authority, **form.facts)):
        messages.success(request, _("Recorded."))
        return redirect(made)
    context = {"form": form, "authority": authority, "negotiation": None}
    return render(request, "diplomacy/negotiation_form.html", context)


@once
def edit(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _negotiation(request, pk)
    require(request.user, found.post)
    form = NegotiationForm(request.POST or None, instance=found, user=request.user)
    if kept := form.attempt(
        lambda: amend_negotiation(found, version=form.version, changes=form.values, by=request.user)
    ):
        return redirect(kept)
    context = {"form": form, "authority": found.authority, "negotiation": found}
    return render(request, "diplomacy/negotiation_form.html", context, status=form.status)


@once
def step(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _negotiation(request, pk)
    require(request.user, found.post)
    form = StepForm(request.POST or None, instance=found)
    if kept := form.attempt(lambda: take_step(found, by=request.user, **form.facts)):
        return redirect(kept)
    return render(request, "diplomacy/step_form.html", {"form": form, "negotiation": found}, status=form.status)


@once
def draft(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _negotiation(request, pk)
    require(request.user, found.post)
    form = DraftForm(request.POST or None, request.FILES or None, instance=found)
    if kept := form.attempt(lambda: add_draft(found, form.cleaned_data["file"], by=request.user, **form.facts)):
        return redirect(kept)
    return render(request, "diplomacy/draft_form.html", {"form": form, "negotiation": found}, status=form.status)


@require_safe
def file(request: OfficerRequest, pk: int, draft: int) -> FileResponse:
    """The draft, as an attachment that no browser interprets; recorded as downloaded."""
    found = get_object_or_404(_negotiation(request, pk).drafts, pk=draft)
    record_read(request, LABEL, str(pk), kind=ReadKind.DOWNLOADED, ground=found.name)
    return handed_out(found.file, name=found.name, content_type=found.content_type)
