"""Joining two entries of one person, and undoing it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.http import OfficerRequest
from core.models import StaleError
from core.submissions import once
from nationals.forms.merging import JoinForm, PartForm
from nationals.http import national_or_404, two_or_404
from nationals.models import Merge, National
from nationals.permissions import require_merge
from nationals.services.merging import merge, questions, unmerge

FORM = require_http_methods(["GET", "POST"])


@once
@FORM
def join(request: OfficerRequest, reference: str, other: str) -> HttpResponse:
    """The entry of the first reference is kept; one choice for each fact that differs."""
    kept, absorbed = two_or_404(request, reference, other)
    require_merge(request.user, kept, absorbed)
    form = JoinForm(request.POST or None, kept=kept, absorbed=absorbed)
    if request.method == "POST" and form.is_valid() and _joined(request, form, kept, absorbed):
        words = _("%(name)s was joined into this entry.") % {"name": absorbed.reference}
        messages.success(request, words)
        return redirect(kept)
    context = {"kept": kept, "absorbed": absorbed, "form": form}
    return render(request, "nationals/join.html", context, status=422 if form.is_bound else 200)


def _joined(request: OfficerRequest, form: JoinForm, kept: National, absorbed: National) -> bool:
    try:
        merge(kept, absorbed, picks=form.picks, by=request.user, versions=form.versions, note=form.cleaned_data["note"])
    except StaleError:
        form.add_error(None, _("Somebody has changed one of the two meanwhile. Open the page again and compare."))
    except ValidationError as refusal:
        form.add_error(None, refusal)
    else:
        return True
    return False


@once
@FORM
def undo(request: OfficerRequest, reference: str, pk: int) -> HttpResponse:
    """One button where nothing was added since; otherwise one choice for each thing that was."""
    kept = national_or_404(request, reference)
    joinings = Merge.objects.visible_to(request.user).standing().select_related("kept", "absorbed", "merged_by")
    done = get_object_or_404(joinings, kept=kept, pk=pk)
    require_merge(request.user, kept)
    asked = questions(done, user=request.user)
    form = PartForm(request.POST or None, asked=asked, kept=kept, absorbed=done.absorbed)
    if request.method == "POST" and form.is_valid() and _parted(request, form, done):
        messages.success(request, _("Undone: %(name)s stands by itself again.") % {"name": done.absorbed.reference})
        return redirect(done.absorbed)
    context = {"merge": done, "national": kept, "asked": asked, "form": form, "back": kept.get_absolute_url()}
    return render(request, "nationals/part.html", context, status=422 if form.is_bound else 200)


def _parted(request: OfficerRequest, form: PartForm, done: Merge) -> bool:
    try:
        unmerge(done, by=request.user, answers=form.answers)
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    return True
