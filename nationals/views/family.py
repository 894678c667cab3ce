"""Family and consents of a national."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import OfficerRequest
from audit.choices import ReadKind
from audit.services import record_read
from core.submissions import once
from nationals.forms.family import ConsentForm, NextOfKinForm, UncoverForm
from nationals.http import LABEL, national_or_404, uncover, uncovered
from nationals.models import NextOfKin
from nationals.permissions import require
from nationals.services.consents import record_consent
from nationals.services.family import add_next_of_kin, correct_next_of_kin
from nationals.views.pages import small_form

FORM = require_http_methods(["GET", "POST"])


@once
@FORM
def new_kin(request: OfficerRequest, reference: str) -> HttpResponse:
    national = national_or_404(request, reference)
    require(request.user, national)
    form = NextOfKinForm(request.POST or None, instance=NextOfKin(national=national))
    return small_form(
        request, national, form, lambda told: add_next_of_kin(national, told, by=request.user),
        heading=_("A relative or friend"), button=_("Add"),
    )  # fmt: skip


@once
@FORM
def edit_kin(request: OfficerRequest, reference: str, pk: int) -> HttpResponse:
    """Without the numbers of somebody who must not be contacted, unless they are uncovered."""
    national = national_or_404(request, reference)
    require(request.user, national)
    kin = get_object_or_404(national.next_of_kin, pk=pk)
    with_numbers = not kin.is_unsafe or kin.pk in uncovered(request)
    form = NextOfKinForm(request.POST or None, instance=kin, with_numbers=with_numbers)
    return small_form(
        request, national, form,
        lambda told: correct_next_of_kin(kin, version=form.version, changes=told, by=request.user),
        heading=_("Correct what is known of the relative"), button=_("Save"),
    )  # fmt: skip


@once
@FORM
def uncover_kin(request: OfficerRequest, reference: str, pk: int) -> HttpResponse:
    """The interruption before the number of somebody who must not be contacted; the reason is kept."""
    national = national_or_404(request, reference, read=None)
    kin = get_object_or_404(national.next_of_kin, pk=pk)
    form = UncoverForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ground = f"{kin.name}: {form.cleaned_data['ground']}"
        record_read(request, LABEL, national.reference, kind=ReadKind.UNCOVERED, ground=ground)
        uncover(request, kin)
        return redirect(f"{national.get_absolute_url()}#family")
    context = {"national": national, "kin": kin, "form": form, "back": national.get_absolute_url()}
    return render(request, "nationals/uncover.html", context, status=422 if form.is_bound else 200)


@once
@FORM
def new_consent(request: OfficerRequest, reference: str) -> HttpResponse:
    national = national_or_404(request, reference)
    require(request.user, national)
    form = ConsentForm(request.POST or None, national=national)
    return small_form(
        request, national, form, lambda told: record_consent(national, by=request.user, **told),
        heading=_("A consent, a refusal or a wish"), button=_("Record it"),
    )  # fmt: skip
