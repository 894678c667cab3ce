"""Diplomacy's first page: what is late, what waits, with whom."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from core.lookups import first_of
from diplomacy.filters import AskedOfUsFilter
from diplomacy.finding import awaited, met, promised

_FEW = 8


@require_safe
def home(request: OfficerRequest) -> HttpResponse:
    user, today = request.user, timezone.localdate()
    asked = AskedOfUsFilter(QueryDict("waiting=on"), user)
    context = {
        "late_requests": awaited(user, due_on__lt=today).shown_to(user, _FEW),
        "late_commitments": promised(user, due_on__lt=today).shown_to(user, _FEW),
        "coming_requests": awaited(user, due_on__gte=today).shown_to(user, _FEW),
        "planned": met(user).planned().order_by("held_on", "pk").shown_to(user, _FEW),
        "engagements": met(user).held().shown_to(user, _FEW),
        "asked_of_us": first_of(asked.everything(), asked.allowed, _FEW),
        "may_negotiate": user.can(Permission.NEGOTIATE),
    }
    return render(request, "diplomacy/home.html", context)
