"""Parts of other pages: what diplomacy has to say about a case, and what it adds to Today."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from audit.choices import ReadKind
from cases.choices import Status
from cases.http import case_or_404
from diplomacy.models import Commitment, Engagement, Request, RequestCase

_FEW = 5
_HELD = (Status.CAPTURED, Status.DETAINED)


@require_safe
def case_panel(request: OfficerRequest, reference: str) -> HttpResponse:
    """Who may see the case may see each of these: they concern it. Opened as a page, it has the page around it."""
    case = case_or_404(request, reference, read=None if request.htmx else ReadKind.OPENED)
    answers = RequestCase.objects.filter(case=case).select_related("request__authority")
    context = {
        "case": case,
        "answers": answers.order_by("-request__asked_on", "-pk")[:_FEW],
        "commitments": Commitment.objects.seen_by(request.user).filter(cases=case).for_list()[:_FEW],
        "engagements": Engagement.objects.seen_by(request.user).filter(cases=case).for_list()[:_FEW],
        "may_ask": case.is_open and request.user.can(Permission.NEGOTIATE),
        "is_held": case.status in _HELD,
    }
    return _panel(request, "case_panel", context)


@require_safe
def today_panel(request: OfficerRequest) -> HttpResponse:
    """Late answers and overdue promises."""
    requests = Request.objects.seen_by(request.user).late(request.user)
    commitments = Commitment.objects.seen_by(request.user).late()
    context = {
        "requests": requests.for_list().order_by("due_on", "pk")[:_FEW],
        "commitments": commitments.for_list()[:_FEW],
    }
    return _panel(request, "today_panel", context)


def _panel(request: OfficerRequest, name: str, context: Mapping[str, object]) -> HttpResponse:
    is_part = request.htmx and not request.htmx.history_restore_request
    template = f"diplomacy/parts/{name}.html" if is_part else f"diplomacy/{name}.html"
    response = render(request, template, {**context})
    patch_vary_headers(response, ["HX-Request"])
    return response
