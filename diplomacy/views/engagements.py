"""Meetings, calls, notes verbales, démarches."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from core.submissions import once
from diplomacy.filters import EngagementFilter
from diplomacy.forms import EngagementForm
from diplomacy.models import Engagement, Request
from diplomacy.permissions import may_negotiate, require
from diplomacy.services.engagements import amend_engagement, record_engagement
from diplomacy.views.lists import listing
from diplomacy.views.occasion import Occasion, seen_cases, to_counterpart


@require_safe
def register(request: OfficerRequest) -> HttpResponse:
    return listing(request, "diplomacy/engagements.html", EngagementFilter(request.GET, request.user))


@require_safe
def engagement(request: OfficerRequest, pk: int) -> HttpResponse:
    visible = Engagement.objects.visible_to(request.user).for_list().select_related("recorded_by")
    found = get_object_or_404(visible, pk=pk)
    context = {
        "engagement": found,
        "contacts": found.contacts.order_by("name", "pk"),
        "cases": seen_cases(found, request.user),
        "requests": Request.objects.seen_by(request.user).filter(engagement=found).for_list(),
        "commitments": found.commitments.seen_by(request.user).for_list(),
        "may_negotiate": may_negotiate(request.user, found.post_id),
    }
    return render(request, "diplomacy/engagement.html", context)


@once
def new(request: OfficerRequest) -> HttpResponse:
    require(request.user)
    occasion = Occasion.of(request)
    if occasion.authority is None:
        return to_counterpart(request, "engagement")
    authority = occasion.authority
    form = EngagementForm(request.POST or None, user=request.user, authority=authority, chosen=occasion.cases)
    if made := form.attempt(lambda: record_engagement(by=request.user, authority=authority, **form.facts)):
        messages.success(request, _("Recorded."))
        return redirect(made)
    return render(request, "diplomacy/engagement_form.html", {"form": form, "authority": authority, "engagement": None})


@once
def edit(request: OfficerRequest, pk: int) -> HttpResponse:
    visible = Engagement.objects.visible_to(request.user).for_list()
    found = get_object_or_404(visible, pk=pk)
    require(request.user, found.post)
    chosen, authority = seen_cases(found, request.user), found.authority
    form = EngagementForm(request.POST or None, instance=found, user=request.user, authority=authority, chosen=chosen)
    if kept := form.attempt(lambda: amend_engagement(found, by=request.user, **form.amendment)):
        return redirect(kept)
    context = {"form": form, "authority": authority, "engagement": found}
    return render(request, "diplomacy/engagement_form.html", context, status=form.status)
