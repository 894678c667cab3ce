"""Travel warnings: the register, and the page that everybody may read."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from core.submissions import once
from diplomacy.filters import TravelWarningFilter
from diplomacy.forms import EndWarningForm, NoFieldsWarningForm, TravelWarningForm
from diplomacy.models import TravelWarning
from diplomacy.permissions import may_negotiate, may_publish, require
from diplomacy.services.travel_warnings import end_warning, publish_warning, write_warning
from diplomacy.views.lists import listing


@require_safe
def public(request: HttpRequest) -> HttpResponse:
    """Without signing in: what is published and in force, and nothing else. Off unless the ministry turns it on."""
    if not settings.PUBLISH_WARNINGS:
        raise Http404
    warnings = TravelWarning.objects.published().in_force(timezone.localdate()).order_by("country", "area", "pk")
    by_country = sorted(warnings, key=lambda warning: (str(warning.country.name), warning.area, warning.pk))
    return render(request, "diplomacy/public_warnings.html", {"warnings": by_country})


@require_safe
def register(request: OfficerRequest) -> HttpResponse:
    filters = TravelWarningFilter(request.GET, request.user)
    return listing(request, "diplomacy/travel_warnings.html", filters, is_public=settings.PUBLISH_WARNINGS)


@require_safe
def warning(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _warning(pk)
    context = {
        "warning": found,
        "may_negotiate": may_negotiate(request.user),
        "may_publish": not found.is_published and may_publish(request.user, found),
    }
    return render(request, "diplomacy/travel_warning.html", context)


@once
def new(request: OfficerRequest) -> HttpResponse:
    require(request.user)
    form = TravelWarningForm(request.POST or None)
    if made := form.attempt(lambda: write_warning(form.values, by=request.user)):
        messages.success(request, _("Written. A second person publishes it."))
        return redirect(made)
    return render(request, "diplomacy/travel_warning_form.html", {"form": form, "warning": None})


@once
def edit(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _warning(pk)
    require(request.user)
    form = TravelWarningForm(request.POST or None, instance=found)
    if kept := form.attempt(
        lambda: write_warning(form.values, by=request.user, warning=found, version=form.version or 1)
    ):
        return redirect(kept)
    return render(request, "diplomacy/travel_warning_form.html", {"form": form, "warning": found}, status=form.status)


@once
def publish(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _warning(pk)
    if not may_publish(request.user, found):
        raise PermissionDenied(_("A second person publishes a warning."))
    form = NoFieldsWarningForm(request.POST or None, instance=found)
    if done := form.attempt(lambda: publish_warning(found, by=request.user, version=form.version)):
        messages.success(request, _("Published."))
        return redirect(done)
    return render(request, "diplomacy/travel_warning_publish.html", {"form": form, "warning": found})


@once
def end(request: OfficerRequest, pk: int) -> HttpResponse:
    found = _warning(pk)
    require(request.user)
    form = EndWarningForm(request.POST or None, instance=found)
    if done := form.attempt(
        lambda: end_warning(found, by=request.user, until_on=form.cleaned_data["until_on"], version=form.version)
    ):
        return redirect(done)
    return render(request, "diplomacy/travel_warning_end.html", {"form": form, "warning": found}, status=form.status)


def _warning(pk: int) -> TravelWarning:
    return get_object_or_404(TravelWarning.objects.for_list(), pk=pk)
