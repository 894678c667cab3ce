"""Requests: the register, one of them, asking, and asking for consular access from a case."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from cases.http import case_or_404
from core.submissions import once
from diplomacy.choices import RequestKind
from diplomacy.filters import RequestFilter
from diplomacy.forms import AccessForm, RequestForm
from diplomacy.http import request_or_404
from diplomacy.models import Engagement, Reminder, Request
from diplomacy.permissions import may_negotiate, require
from diplomacy.services.requests import amend_request, ask_for_access, make_request
from diplomacy.views.case_answers import answers_page
from diplomacy.views.lists import listing
from diplomacy.views.occasion import Occasion, asked_about, to_counterpart


@require_safe
def register(request: OfficerRequest) -> HttpResponse:
    return listing(request, "diplomacy/requests.html", RequestFilter(request.GET, request.user))


@require_safe
def request_page(request: OfficerRequest, reference: str) -> HttpResponse:
    found = request_or_404(request, reference)
    context = {
        "asked": found,
        **answers_page(request, found),
        "former": Request.objects.seen_by(request.user).filter(asked_again=found).first(),
        "later": Request.objects.seen_by(request.user).filter(again_for=found).for_list(),
        "engagement": Engagement.objects.visible_to(request.user).filter(requests=found).first(),
        "reminders": Reminder.objects.visible_to(request.user).filter(request=found).for_list(),
        "commitments": found.commitments.seen_by(request.user).for_list(),
        "may_negotiate": may_negotiate(request.user, found.post_id),
    }
    return render(request, "diplomacy/request.html", context)


@once
def new(request: OfficerRequest) -> HttpResponse:
    require(request.user)
    occasion = Occasion.of(request)
    about = asked_about(request, occasion)
    authority = occasion.authority or about.authority
    if authority is None:
        return to_counterpart(request, "request")
    kind = request.GET.get("kind") or (RequestKind.INFORMATION if about.text else "")
    initial = {"engagement": occasion.engagement, "kind": kind, "text": about.text}
    form = RequestForm(
        request.POST or None, initial=initial, user=request.user, authority=authority, chosen=occasion.cases,
        listed=request.GET.get("list", ""),
    )  # fmt: skip
    if made := form.attempt(lambda: make_request(by=request.user, authority=authority, **form.facts)):
        messages.success(request, _("Asked: %(reference)s.") % {"reference": made.reference})
        return redirect(made)
    return render(request, "diplomacy/request_form.html", {"form": form, "authority": authority, "asked": None})


@once
def edit(request: OfficerRequest, reference: str) -> HttpResponse:
    found = request_or_404(request, reference)
    require(request.user, found.post)
    form = RequestForm(request.POST or None, instance=found, user=request.user, authority=found.authority)
    if kept := form.attempt(
        lambda: amend_request(found, version=form.version or 1, changes=form.values, by=request.user)
    ):
        return redirect(kept)
    context = {"form": form, "authority": found.authority, "asked": found}
    return render(request, "diplomacy/request_form.html", context, status=form.status)


@once
def request_access(request: OfficerRequest, reference: str) -> HttpResponse:
    """From a case in two clicks: one opens this form, which proposes everything, the other sends it."""
    require(request.user)
    case = case_or_404(request, reference)
    form = AccessForm(request.POST or None, user=request.user, case=case)
    if made := form.attempt(lambda: ask_for_access(by=request.user, **form.facts)):
        messages.success(request, _("Consular access asked for: %(reference)s.") % {"reference": made.reference})
        return redirect(case)
    return render(request, "diplomacy/access_form.html", {"form": form, "case": case})
