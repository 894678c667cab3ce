"""The read-out for the press office."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from core.submissions import once
from diplomacy.forms import ReadOutForm
from diplomacy.models import Engagement, Point, ReadOut
from diplomacy.permissions import may_negotiate, require
from diplomacy.services.read_outs import amend_read_out, cases_of, draft, keep_read_out, named_in, unsayable


@once
def new(request: OfficerRequest, pk: int) -> HttpResponse:
    """The draft of the points that may be said; beside it, for the drafter only, those that must not be."""
    found = get_object_or_404(Engagement.objects.visible_to(request.user).for_list(), pk=pk)
    require(request.user, found.post)
    points = Point.objects.visible_to(request.user).filter(engagement=found).sayable().for_list()
    form = ReadOutForm(request.POST or None, initial={"text": draft(found, points)})
    if kept := form.attempt(lambda: keep_read_out(found, form.cleaned_data["text"], by=request.user)):
        messages.success(request, _("Kept."))
        return redirect(kept)
    context = {"form": form, "engagement": found, "read_out": None, "left_out": unsayable(found, request.user)}
    return render(request, "diplomacy/read_out_form.html", context)


@require_safe
def read_out(request: OfficerRequest, pk: int) -> HttpResponse:
    visible = ReadOut.objects.visible_to(request.user).for_list()
    found, user = get_object_or_404(visible, pk=pk), request.user
    is_drafter = may_negotiate(user, found.engagement.post_id)
    context = {
        "read_out": found,
        "engagement": found.engagement,
        "names": named_in(found.text, cases_of(found.engagement, user)),
        "left_out": unsayable(found.engagement, user) if is_drafter else [],
        "may_negotiate": is_drafter,
    }
    return render(request, "diplomacy/read_out.html", context)


@once
def edit(request: OfficerRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(ReadOut.objects.visible_to(request.user).for_list(), pk=pk)
    require(request.user, found.engagement.post)
    form = ReadOutForm(request.POST or None, instance=found)
    if kept := form.attempt(
        lambda: amend_read_out(found, form.cleaned_data["text"], version=form.version or 1, by=request.user)
    ):
        return redirect(kept)
    left_out = unsayable(found.engagement, request.user)
    context = {"form": form, "engagement": found.engagement, "read_out": found, "left_out": left_out}
    return render(request, "diplomacy/read_out_form.html", context, status=form.status)
