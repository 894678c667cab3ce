"""A suspect's rights: what is contested and what became of it; what must still be kept."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from core.paging import Total
from core.submissions import once
from networks.forms.rights import ContestForm, DecideForm, ReviewForm
from networks.http import actor_or_404
from networks.models import Actor, CorrectionRequest
from networks.permissions import may_decide, require, require_decide, require_record
from networks.services.rights import contest, decide_correction, review_actor
from networks.views.actors import FORM
from networks.views.pages import form_page

_MOST = 200


@require_safe
def corrections(request: OfficerRequest) -> HttpResponse:
    """What waits to be decided, the oldest first; then what was decided last."""
    require(request.user)
    visible = CorrectionRequest.objects.visible_to(request.user)
    context = {
        "open": visible.open().for_list()[:_MOST],
        "decided": visible.exclude(decided_at=None).for_list().order_by("-decided_at", "-pk")[:_MOST],
        "may_decide": may_decide(request.user),
    }
    return render(request, "networks/corrections.html", context)


@require_safe
def to_review(request: OfficerRequest) -> HttpResponse:
    """Whose time is up, the longest first."""
    require(request.user)
    due = Actor.objects.visible_to(request.user).due_for_review().order_by("review_on", "pk")
    context = {"actors": due[:_MOST], "total": Total.of(due), "may_decide": may_decide(request.user)}
    return render(request, "networks/to_review.html", context)


@once
@FORM
def new_correction(request: OfficerRequest, reference: str) -> HttpResponse:
    found = actor_or_404(request, reference)
    require_record(request.user)
    form = ContestForm(request.POST or None)
    if asked := form.attempt(lambda: contest(found, **form.cleaned_data, by=request.user)):
        messages.success(request, _("Taken down. A supervisor decides it."))
        return redirect(asked)
    heading, back = _("What is contested about %(name)s") % {"name": found}, found.get_absolute_url()
    return form_page(request, form, heading=heading, button=_("Take it down"), back=back)


@once
@FORM
def correction(request: OfficerRequest, pk: int) -> HttpResponse:
    """What is contested; to a supervisor, with the form that decides it."""
    require(request.user)
    asked = get_object_or_404(CorrectionRequest.objects.visible_to(request.user).for_list(), pk=pk)
    decides = asked.is_open and may_decide(request.user) and asked.recorded_by_id != request.user.pk
    form = DecideForm(request.POST or None)
    if request.method == "POST":
        require_decide(request.user)
        if form.attempt(lambda: decide_correction(asked, **form.cleaned_data, by=request.user)):
            return redirect(asked)
    context = {"asked": asked, "form": form, "decides": decides or form.is_bound}
    return render(request, "networks/correction.html", context, status=422 if form.is_bound else 200)


@once
@FORM
def review(request: OfficerRequest, reference: str) -> HttpResponse:
    found = actor_or_404(request, reference)
    require_decide(request.user)
    form = ReviewForm(request.POST or None)
    if form.attempt(lambda: review_actor(found, **form.cleaned_data, by=request.user)):
        return redirect(found)
    heading, back = _("Is %(name)s still needed here?") % {"name": found}, found.get_absolute_url()
    return form_page(request, form, heading=heading, button=_("Decide"), back=back)
