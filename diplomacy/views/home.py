"""Diplomacy's first page: what is late, what waits, with whom."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from core.lookups import first_of
from diplomacy.filters import AskedOfUsFilter
from diplomacy.models import Commitment, Engagement, Request

_FEW = 8


@require_safe
def home(request: OfficerRequest) -> HttpResponse:
    user = request.user
    requests = Request.objects.seen_by(user).awaiting(user)
    commitments = Commitment.objects.seen_by(user).open()
    asked = AskedOfUsFilter(QueryDict("waiting=on"), user)
    context = {
        "late_requests": requests.late(user).for_list().order_by("due_on", "pk")[:_FEW],
        "late_commitments": commitments.late().for_list()[:_FEW],
        "coming_requests": requests.filter(due_on__gte=timezone.localdate()).for_list().order_by("due_on", "pk")[:_FEW],
        "planned": Engagement.objects.seen_by(user).planned().for_list().order_by("held_on", "pk")[:_FEW],
        "engagements": Engagement.objects.seen_by(user).held().for_list()[:_FEW],
        "asked_of_us": first_of(asked.everything(), asked.allowed, _FEW),
        "may_negotiate": user.can(Permission.NEGOTIATE),
    }
    return render(request, "diplomacy/home.html", context)
