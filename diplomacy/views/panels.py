"""Parts of other pages: what diplomacy has to say about a case, and what it adds to Today."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from accounts.models import User
from audit.choices import ReadKind
from cases.choices import Status
from cases.http import case_or_404
from cases.models import Case
from diplomacy.finding import awaited, promised
from diplomacy.measures import standings
from diplomacy.measures.record import record_of
from diplomacy.models import Authority, Commitment, Engagement, Point, RequestCase
from diplomacy.models.point import PointQuerySet
from diplomacy.services import overview

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
        "points": _said_of(case, request.user),
        "may_ask": case.is_open and request.user.can(Permission.NEGOTIATE),
        "is_held": case.status in _HELD,
    }
    return _panel(request, "case_panel", context)


def _said_of(case: Case, user: User) -> PointQuerySet:
    points = Point.objects.visible_to(user).standing().filter(cases=case)
    return points.select_related("engagement__authority").order_by("-engagement__held_on", "-pk")[:_FEW]


@require_safe
def authority_panel(request: OfficerRequest, pk: int) -> HttpResponse:
    """What is reckoned over all that there is with a counterpart and its parts."""
    found = get_object_or_404(Authority.objects.for_list(), pk=pk)
    parts, user = Authority.objects.numbers_within(pk), request.user
    context = {
        "authority": found,
        "summary": record_of(found, parts, user),
        "statuses": overview.by_status(overview.counted_with(user, parts)),
    }
    return _panel(request, "authority_panel", context)


@require_safe
def standings_panel(request: OfficerRequest) -> HttpResponse:
    """With whom most is open, counted over everything."""
    return _panel(request, "standings_panel", {"board": standings(request.user)})


@require_safe
def today_panel(request: OfficerRequest) -> HttpResponse:
    """Late answers and overdue promises."""
    user, today = request.user, timezone.localdate()
    context = {
        "requests": awaited(user, due_on__lt=today).shown_to(user, _FEW),
        "commitments": promised(user, due_on__lt=today).shown_to(user, _FEW),
    }
    return _panel(request, "today_panel", context)


def _panel(request: OfficerRequest, name: str, context: Mapping[str, object]) -> HttpResponse:
    is_part = request.htmx and not request.htmx.history_restore_request
    template = f"diplomacy/parts/{name}.html" if is_part else f"diplomacy/{name}.html"
    response = render(request, template, {**context})
    patch_vary_headers(response, ["HX-Request"])
    return response
