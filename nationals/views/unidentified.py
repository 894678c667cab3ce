"""Persons and bodies that nobody has identified: the list, one record, recording and correcting it."""

from copy import copy

from django import forms
from django.contrib import messages
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from core.paging import Sort, page_of
from core.submissions import once
from nationals.choices import Linked, UnidentifiedKind
from nationals.forms.unidentified import Asked, NewUnidentifiedForm, UnidentifiedForm
from nationals.http import unidentified_or_404
from nationals.models import Identification, Unidentified
from nationals.permissions import may_confirm, may_edit, may_keep, require_keeper, require_somewhere
from nationals.services.unidentified import correct, record_unidentified
from nationals.views.pages import Verb, done, status_of

FORM = require_http_methods(["GET", "POST"])
SORTS = {"recorded": Sort(F("pk"))}


@require_safe
def unidentified_list(request: OfficerRequest) -> HttpResponse:
    """Those of the reader's posts, newest first."""
    asked = Asked.of(request.GET)
    found = Unidentified.objects.visible_to(request.user).listed(asked.view).described_by(asked.words)
    chosen = found.filter(kind=asked.kind) if asked.kind else found
    context = {
        "page": page_of(chosen.for_list(), request.GET, sorts=SORTS, default="-recorded"),
        "asked": asked,
        "address": asked.address(),
        "views": [(view, asked.address(view=view)) for view in Linked],
        "kinds": UnidentifiedKind.choices,
        "may_record": request.user.can(Permission.REGISTER),
    }
    return render(request, "nationals/unidentified_list.html", context)


@require_safe
def unidentified(request: OfficerRequest, reference: str) -> HttpResponse:
    """What was noted, and who it is or was taken for; of a national whom the reader may not see nothing is said."""
    found = unidentified_or_404(request, reference)
    visible = Identification.objects.visible_to(request.user).filter(unidentified=found).for_list()
    identifications = list(visible)
    standing = next((one for one in identifications if one.stands), None)
    context = {
        "unidentified": found,
        "identifications": identifications,
        "standing": standing,
        "is_linked": standing is not None or found.identifications.filter(withdrawn_at=None).exists(),
        "may_keep": may_keep(request.user, found),
        "may_confirm": standing is not None and may_confirm(request.user, standing),
        "may_undo": standing is not None and may_edit(request.user, standing.national),
    }
    return render(request, "nationals/unidentified.html", context)


@once
@FORM
def new(request: OfficerRequest) -> HttpResponse:
    require_somewhere(request.user)
    form = NewUnidentifiedForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        recorded = record_unidentified(by=request.user, **form.cleaned_data)
        messages.success(request, _("Recorded as %(reference)s.") % {"reference": recorded.reference})
        return redirect(recorded)
    context = {
        "form": form, "heading": _("Record somebody unidentified"), "button": _("Record it"), "unidentified": None,
        "back": reverse("nationals:unidentified-list"),
    }  # fmt: skip
    return render(request, "nationals/unidentified_form.html", context, status=422 if form.is_bound else 200)


@once
@FORM
def edit(request: OfficerRequest, reference: str) -> HttpResponse:
    """The second to save sees what changed meanwhile, with what he typed kept."""
    found = unidentified_or_404(request, reference)
    require_keeper(request.user, found)
    form = UnidentifiedForm(request.POST or None, instance=copy(found))
    return answered(
        request, found, form, lambda told: correct(found, version=form.version, by=request.user, **told),
        heading=_("Correct what was noted"), button=_("Save"),
    )  # fmt: skip


def answered(
    request: OfficerRequest,
    found: Unidentified,
    form: forms.BaseForm,
    verb: Verb,
    *,
    template: str = "nationals/unidentified_form.html",
    **more: object,
) -> HttpResponse:
    """Show the form, or do it and go back to the record. What the verb refuses stands in the form."""
    if request.method == "POST" and form.is_valid() and done(form, verb):
        return redirect(found)
    context = {"unidentified": found, "back": found.get_absolute_url(), "form": form, **more}
    return render(request, template, context, status=status_of(form))
