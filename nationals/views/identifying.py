"""Saying who an unidentified person or body is, confirming it, and taking it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.http import OfficerRequest
from audit.choices import ReadKind
from core.forms import HouseForm
from core.submissions import once
from nationals.filters import LONGEST, find
from nationals.forms.unidentified import IdentifyForm, WithdrawForm
from nationals.http import national_or_404, unidentified_or_404
from nationals.models import Identification, Unidentified
from nationals.permissions import require, require_confirm, require_keeper
from nationals.services.identifying import confirm, identify, suggested, withdraw
from nationals.views.unidentified import answered

FORM = require_http_methods(["GET", "POST"])


@require_safe
def choose(request: OfficerRequest, reference: str) -> HttpResponse:
    """Who may it be: nationals like what was noted, or those whom the words describe."""
    found = unidentified_or_404(request, reference)
    require_keeper(request.user, found)
    words = request.GET.get("q", "").strip()[:LONGEST]
    people = find(words, user=request.user) if words else []
    known = [] if words else suggested(found, user=request.user)
    context = {"unidentified": found, "words": words, "people": people, "known": known}
    return render(request, "nationals/identify_choose.html", context)


@once
@FORM
def identify_as(request: OfficerRequest, reference: str, other: str) -> HttpResponse:
    found = unidentified_or_404(request, reference)
    national = national_or_404(request, other)
    require_keeper(request.user, found)
    require(request.user, national)
    form = IdentifyForm(request.POST or None, of_body=found.is_body)
    return answered(
        request, found, form, lambda told: identify(found, national, by=request.user, **told),
        template="nationals/identify.html", national=national,
    )  # fmt: skip


@once
@FORM
def confirm_link(request: OfficerRequest, reference: str, pk: int) -> HttpResponse:
    found = unidentified_or_404(request, reference)
    identification = _standing_or_404(request, found, pk)
    require_confirm(request.user, identification)
    return answered(
        request, found, HouseForm(request.POST or None), lambda _told: _confirmed(request, identification),
        template="nationals/confirm_identification.html", identification=identification,
    )  # fmt: skip


def _confirmed(request: OfficerRequest, identification: Identification) -> None:
    confirm(identification, by=request.user)
    messages.success(request, _("Confirmed. The status of a case does not follow by itself: record it there."))


@once
@FORM
def withdraw_link(request: OfficerRequest, reference: str, pk: int) -> HttpResponse:
    found = unidentified_or_404(request, reference)
    identification = _standing_or_404(request, found, pk)
    require_keeper(request.user, found)
    return answered(
        request, found, WithdrawForm(request.POST or None),
        lambda told: withdraw(identification, reason=told["reason"], by=request.user),
        template="nationals/withdraw_identification.html", identification=identification,
    )  # fmt: skip


def _standing_or_404(request: OfficerRequest, found: Unidentified, pk: int) -> Identification:
    standing = Identification.objects.visible_to(request.user).standing().filter(unidentified=found).for_list()
    return get_object_or_404(standing, pk=pk)


@require_safe
def identified_panel(request: OfficerRequest, reference: str) -> HttpResponse:
    """On a person's page: what was recorded unidentified and taken for him. Opened as a page, it has the page around
    it; a record of another post has no link."""
    is_part = request.htmx and not request.htmx.history_restore_request
    national = national_or_404(request, reference, read=None if is_part else ReadKind.OPENED)
    rows = Identification.objects.visible_to(request.user).filter(national=national).for_list()
    opened = set(
        Unidentified.objects.visible_to(request.user).filter(identifications__in=rows).values_list("pk", flat=True)
    )
    context = {"national": national, "rows": [(row, row.unidentified_id in opened) for row in rows]}
    template = "nationals/parts/identified.html" if is_part else "nationals/identified.html"
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response
