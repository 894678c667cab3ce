"""Promises, theirs and ours."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from core.submissions import once
from diplomacy.choices import CommitmentKind
from diplomacy.filters import CommitmentFilter
from diplomacy.forms import CommitmentForm
from diplomacy.models import Commitment, Engagement, Judgement, Negotiation, Request, StatementLink
from diplomacy.permissions import may_negotiate, require
from diplomacy.services.commitments import amend_commitment, promise
from diplomacy.views.lists import listing
from diplomacy.views.occasion import Occasion, seen_cases, to_counterpart


@require_safe
def register(request: OfficerRequest) -> HttpResponse:
    return listing(request, "diplomacy/commitments.html", CommitmentFilter(request.GET, request.user))


@require_safe
def commitment(request: OfficerRequest, pk: int) -> HttpResponse:
    visible = Commitment.objects.visible_to(request.user).for_list().select_related("recorded_by")
    found = get_object_or_404(visible, pk=pk)
    context = {
        "commitment": found,
        "cases": seen_cases(found, request.user),
        "judgements": Judgement.objects.visible_to(request.user).filter(commitment=found).for_list(),
        "links": StatementLink.objects.visible_to(request.user).filter(commitment=found).for_list(),
        "engagement": Engagement.objects.visible_to(request.user).filter(commitments=found).first(),
        "negotiation": Negotiation.objects.visible_to(request.user).filter(commitments=found).first(),
        "asked": Request.objects.visible_to(request.user).filter(commitments=found).first(),
        "may_negotiate": may_negotiate(request.user, found.post_id),
    }
    return render(request, "diplomacy/commitment.html", context)


@once
def new(request: OfficerRequest) -> HttpResponse:
    require(request.user)
    occasion = Occasion.of(request)
    if occasion.authority is None:
        return to_counterpart(request, "commitment")
    authority = occasion.authority
    asked = occasion.answers
    kind = CommitmentKind(asked.kind) if asked else CommitmentKind.OTHER
    initial = {"engagement": occasion.engagement, "answers": asked, "kind": kind}
    form = CommitmentForm(
        request.POST or None, initial=initial, user=request.user, authority=authority, chosen=occasion.cases
    )
    if made := form.attempt(lambda: promise(by=request.user, authority=authority, **form.facts)):
        messages.success(request, _("Recorded."))
        return redirect(made)
    return render(request, "diplomacy/commitment_form.html", {"form": form, "authority": authority, "commitment": None})


@once
def edit(request: OfficerRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Commitment.objects.visible_to(request.user).for_list(), pk=pk)
    require(request.user, found.post)
    chosen, authority = seen_cases(found, request.user), found.authority
    form = CommitmentForm(request.POST or None, instance=found, user=request.user, authority=authority, chosen=chosen)
    if kept := form.attempt(lambda: amend_commitment(found, by=request.user, **form.amendment)):
        return redirect(kept)
    context = {"form": form, "authority": authority, "commitment": found}
    return render(request, "diplomacy/commitment_form.html", context, status=form.status)
