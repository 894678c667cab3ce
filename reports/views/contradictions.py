"""What is disputed: over all cases, and one question with all its answers. Nothing is changed here."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from cases.choices import QUESTIONS, Topic
from cases.http import case_or_404
from core.paging import page_of
from diplomacy.views.lists import address
from reports.filters import ContradictionFilter
from reports.measures import contradictions
from reports.measures.question import asked_of, current_words
from reports.permissions import require

_PLACE = ("after", "before")


@require_safe
def overview(request: OfficerRequest) -> HttpResponse:
    """The questions first, with how many are disputed and resolved."""
    require(Permission.SEE, request.user)
    return render(request, "reports/contradictions.html", {"lines": contradictions.of_cases(request.user)})


@require_safe
def of_cases(request: OfficerRequest) -> HttpResponse:
    require(Permission.SEE, request.user)
    found = ContradictionFilter(request.GET, request.user)
    rows = found.rows
    page = page_of(rows, request.GET, sorts=found.sorts, default=found.default_sort)
    words = current_words(page.rows)
    context = {
        "page": page,
        "rows": [(row, words.get(row.pk, [])) for row in page.rows],
        "total": rows.order_by().count(),
        "filters": found.form,
        "problems": found.problems,
        "is_narrowed": bool(found.chosen),
        "address": address(request.GET, without=_PLACE),
        "unsorted": address(request.GET, without=(*_PLACE, "sort")),
    }
    return render(request, "reports/contradictions_of_cases.html", context)


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
