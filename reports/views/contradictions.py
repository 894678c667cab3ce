"""What is disputed: over all cases, and one question with all its answers. Nothing is changed here."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from audit.choices import ReadKind
from audit.services import record_read
from cases.choices import QUESTIONS, Topic
from cases.http import case_or_404
from core.paging import by_day, page_of
from diplomacy.filters.base import RegisterFilter
from diplomacy.models import PublicFigure
from diplomacy.views.lists import listed
from networks import permissions as networks
from networks.http import LABEL
from networks.models import Affiliation
from networks.services.affiliations import bonds_of
from reports.filters import AffiliationFilter, ContradictionFilter
from reports.measures import contradictions
from reports.measures.question import asked_of, current_words
from reports.permissions import require


@require_safe
def overview(request: OfficerRequest) -> HttpResponse:
    """The questions first, with how many are disputed and resolved."""
    require(Permission.SEE, request.user)
    context = {
        "lines": contradictions.of_cases(request.user),
        "affiliations": contradictions.of_affiliations(request.user),
        "promises": contradictions.of_promises(request.user),
        "figures": contradictions.in_public(),
    }
    return render(request, "reports/contradictions.html", context)


@require_safe
def of_cases(request: OfficerRequest) -> HttpResponse:
    require(Permission.SEE, request.user)
    found = ContradictionFilter(request.GET, request.user)
    context = _page(request, found)
    words = current_words(context["page"].rows)
    context["rows"] = [(row, words.get(row.pk, [])) for row in context["page"].rows]
    return render(request, "reports/contradictions_of_cases.html", context)


def _page(request: OfficerRequest, found: RegisterFilter[Any]) -> dict[str, Any]:
    return listed(request, found) | {"total": found.counted.order_by().count()}


@require_safe
def of_affiliations(request: OfficerRequest) -> HttpResponse:
    networks.require(request.user)
    context = _page(request, AffiliationFilter(request.GET, request.user))
    context["bonds"] = bonds_of(context["page"].rows, request.user)
    return render(request, "reports/contradictions_of_affiliations.html", context)


@require_safe
def affiliation(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who is said to belong to whom: each side's word, and which was held to be right."""
    networks.require(request.user)
    found = get_object_or_404(Affiliation.objects.visible_to(request.user).for_list(), pk=pk)
    record_read(request, LABEL, found.actor.reference, kind=ReadKind.OPENED)
    (bond,) = bonds_of([found], request.user)
    context = {
        "bond": bond,
        "may_decide": networks.may_decide(request.user),
        "may_record": networks.may_record(request.user),
        "may_negotiate": request.user.can(Permission.NEGOTIATE),
    }
    return render(request, "reports/affiliation.html", context)


@require_safe
def figures(request: OfficerRequest) -> HttpResponse:
    """How many? What was said in public, and what we count ourselves."""
    require(Permission.SEE, request.user)
    rows = PublicFigure.objects.for_list(request.user)
    page = page_of(rows, request.GET, sorts={"said": by_day("statement__said_on")}, default="-said")
    return render(request, "reports/figures.html", {"page": page, "total": contradictions.in_public().count})


@require_safe
def question(request: OfficerRequest, reference: str, topic: str) -> HttpResponse:
    case = case_or_404(request, reference)
    asked = asked_of(case, topic, request.user) if topic in Topic.values else None
    if asked is None:
        raise Http404
    context = {
        "case": case,
        "asked": asked,
        "question": QUESTIONS[Topic(topic)],
        "may_record": case.allows(Permission.RECORD, request.user),
        "may_negotiate": request.user.can(Permission.NEGOTIATE),
    }
    return render(request, "reports/question.html", context)
