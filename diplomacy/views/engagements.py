"""Meetings, calls, notes verbales, démarches: the register, one of them, planning, recording, correcting."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from core.submissions import once
from diplomacy.filters import EngagementFilter
from diplomacy.forms import EngagementForm
from diplomacy.models import Briefing, Engagement, Point, ReadOut, Request
from diplomacy.permissions import may_negotiate, require
from diplomacy.services.engagements import amend_engagement, record_engagement
from diplomacy.views.gathering import gathered, people_of, say_where_else
from diplomacy.views.lists import listing
from diplomacy.views.occasion import Occasion, seen_cases, to_counterpart


@require_safe
def register(request: OfficerRequest) -> HttpResponse:
    return listing(request, "diplomacy/engagements.html", EngagementFilter(request.GET, request.user))


@require_safe
def engagement(request: OfficerRequest, pk: int) -> HttpResponse:
    visible = Engagement.objects.visible_to(request.user).for_list().select_related("recorded_by")
    found, user = get_object_or_404(visible, pk=pk), request.user
    context = {
        "engagement": found,
        "cases": seen_cases(found, user),
        "points": Point.objects.visible_to(user).filter(engagement=found).for_list(),
        "requests": Request.objects.seen_by(user).filter(engagement=found).for_list(),
        "commitments": found.commitments.seen_by(user).for_list(),
        "read_outs": ReadOut.objects.visible_to(user).filter(engagement=found).for_list(),
        "briefings": Briefing.objects.visible_to(user).filter(engagement=found).for_list(),
        "may_negotiate": may_negotiate(user, found.post_id),
    }
    more = gathered(found, user) if found.is_planned else {}
    return render(request, "diplomacy/engagement.html", context | people_of(found, user) | more)


@once
def new(request: OfficerRequest) -> HttpResponse:
    """``?plan=1``: it is still to come."""
    require(request.user)
    occasion, planned = Occasion.of(request), bool(request.GET.get("plan"))
    if occasion.authority is None:
        return to_counterpart(request, "engagement")
    authority, chosen = occasion.authority, occasion.cases
    form = EngagementForm(request.POST or None, user=request.user, authority=authority, chosen=chosen, planned=planned)
    if made := form.attempt(lambda: record_engagement(by=request.user, authority=authority, **form.facts)):
        messages.success(request, _("Planned.") if planned else _("Recorded."))
        say_where_else(request, made)
        return redirect(made)
    context = {"form": form, "authority": authority, "engagement": None, "planned": planned}
    return render(request, "diplomacy/engagement_form.html", context)


@once
def edit(request: OfficerRequest, pk: int) -> HttpResponse:
    visible = Engagement.objects.visible_to(request.user).for_list()
    found = get_object_or_404(visible, pk=pk)
    require(request.user, found.post)
    chosen, authority, planned = seen_cases(found, request.user), found.authority, found.is_planned
    form = EngagementForm(
        request.POST or None, instance=found, user=request.user, authority=authority, chosen=chosen, planned=planned
    )
    if kept := form.attempt(lambda: amend_engagement(found, by=request.user, **form.amendment)):
        say_where_else(request, kept)
        return redirect(kept)
    context = {"form": form, "authority": authority, "engagement": found, "planned": planned}
    return render(request, "diplomacy/engagement_form.html", context, status=form.status)
