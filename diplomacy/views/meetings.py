"""From planned to held, cancelled, planned again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.http import OfficerRequest
from core.submissions import once
from diplomacy.forms import CancelForm, HoldForm, PlanAgainForm
from diplomacy.models import Engagement
from diplomacy.permissions import require
from diplomacy.services.engagements import cancel_engagement, hold_engagement, plan_again
from diplomacy.views.gathering import say_where_else


def _found(request: OfficerRequest, pk: int) -> Engagement:
    found = get_object_or_404(Engagement.objects.visible_to(request.user).for_list(), pk=pk)
    require(request.user, found.post)
    return found


@once
def hold(request: OfficerRequest, pk: int) -> HttpResponse:
    """It is being held, or was: then its points are taken."""
    found = _found(request, pk)
    initial = {"held_on": min(found.held_on, timezone.localdate())}
    form = HoldForm(request.POST or None, instance=found, initial=initial, user=request.user)
    if held := form.attempt(lambda: hold_engagement(found, by=request.user, **form.facts)):
        say_where_else(request, held)
        return redirect(reverse("diplomacy:points", args=[held.pk]))
    return render(request, "diplomacy/hold_form.html", {"form": form, "engagement": found}, status=form.status)


@once
def cancel(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    form = CancelForm(request.POST or None, instance=found)
    if cancelled := form.attempt(
        lambda: cancel_engagement(found, version=form.version or 1, reason=form.cleaned_data["reason"], by=request.user)
    ):
        messages.success(request, _("Cancelled."))
        return redirect(cancelled)
    return render(request, "diplomacy/cancel_form.html", {"form": form, "engagement": found}, status=form.status)


@once
def again(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _found(request, pk)
    form = PlanAgainForm(request.POST or None, instance=found)
    if planned := form.attempt(
        lambda: plan_again(found, version=form.version or 1, held_on=form.cleaned_data["held_on"], by=request.user)
    ):
        messages.success(request, _("Planned."))
        return redirect(planned)
    return render(request, "diplomacy/plan_again_form.html", {"form": form, "engagement": found}, status=form.status)
