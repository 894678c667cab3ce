"""Points of a meeting: one after the other while it goes on, each to be corrected later."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.http import OfficerRequest
from core.submissions import once
from diplomacy.choices import PointSubject, Turn
from diplomacy.filters import AskedOfUsFilter
from diplomacy.forms import PointForm, QuickPointForm, StrikeForm
from diplomacy.models import Engagement, Point
from diplomacy.permissions import require
from diplomacy.services.points import amend_point, split_short_record, strike_point, take_point
from diplomacy.views.lists import listing
from diplomacy.views.occasion import seen_cases


def _found(request: OfficerRequest, pk: int) -> Engagement:
    found = get_object_or_404(Engagement.objects.visible_to(request.user).for_list(), pk=pk)
    require(request.user, found.post)
    return found


def _point(request: OfficerRequest, pk: int) -> Point:
    visible = Point.objects.visible_to(request.user).select_related("engagement__post", "engagement__authority")
    found = get_object_or_404(visible, pk=pk)
    require(request.user, found.engagement.post)
    return found


@require_safe
def asked_of_us(request: OfficerRequest) -> HttpResponse:
    """What the other side asked, in whichever meeting, and what we answered."""
    return listing(request, "diplomacy/asked_of_us.html", AskedOfUsFilter(request.GET, request.user))


@once
def points(request: OfficerRequest, pk: int) -> HttpResponse:
    """What was taken so far, and the form for the next point; the turn and the subject stay as they were."""
    found = _found(request, pk)
    cases = seen_cases(found, request.user)
    form = QuickPointForm(
        request.POST or None, initial=_remembered(request), user=request.user, engagement=found, spoken_of=cases
    )
    if taken := form.attempt(lambda: take_point(found, form.values, by=request.user, links=form.links)):
        query = urlencode({"turn": taken.turn.value, "subject": taken.subject})
        return redirect(f"{reverse('diplomacy:points', args=[pk])}?{query}#next")
    taken_so_far = Point.objects.visible_to(request.user).filter(engagement=found).for_list()
    context = {"form": form, "engagement": found, "points": taken_so_far}
    return render(request, "diplomacy/points.html", context)


def _remembered(request: OfficerRequest) -> dict[str, str]:
    turn, subject = request.GET.get("turn", ""), request.GET.get("subject", "")
    return {
        "turn": turn if turn in Turn.values else Turn.THEY_SAID.value,
        "subject": subject if subject in PointSubject.values else PointSubject.GENERAL.value,
    }


@once
def edit(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _point(request, pk)
    form = PointForm(
        request.POST or None, instance=found, user=request.user, engagement=found.engagement,
        chosen=seen_cases(found, request.user), spoken_of=seen_cases(found.engagement, request.user),
    )  # fmt: skip
    if kept := form.attempt(
        lambda: amend_point(found, form.values, version=form.version or 1, by=request.user, links=form.links)
    ):
        return redirect(kept)
    return render(request, "diplomacy/point_form.html", {"form": form, "point": found}, status=form.status)


@once
def strike(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _point(request, pk)
    form = StrikeForm(request.POST or None, instance=found)
    if struck := form.attempt(
        lambda: strike_point(found, version=form.version or 1, reason=form.cleaned_data["reason"], by=request.user)
    ):
        return redirect(struck)
    return render(request, "diplomacy/strike_form.html", {"form": form, "point": found}, status=form.status)


@require_POST
@once
def split(request: OfficerRequest, pk: int) -> HttpResponse:
    """A point of each paragraph of the short record."""
    found = _found(request, pk)
    try:
        made = split_short_record(found, by=request.user)
        messages.success(request, _("Points made: %(count)d.") % {"count": len(made)})
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect(reverse("diplomacy:points", args=[pk]))
