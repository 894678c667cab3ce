"""Today, the list of cases, and the place in it that is kept."""

from datetime import timedelta
from urllib.parse import quote

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from cases.choices import Status
from cases.filters.address import MORE, chips, columns, more_fields, without_place
from cases.filters.case_filter import CaseFilter
from cases.filters.facets import facets_of
from cases.filters.form import VIEWS
from cases.filters.place import place_of
from cases.filters.rows import rows_of_cases, rows_of_duties
from cases.http import case_or_404
from cases.models import Case, Confirmation, Task

DUTIES, NEW_CASES, WAITING = 40, 8, 20
AHEAD = timedelta(days=30)
NEW = ("reference", "country", "opened_at", "national__name", "assignee__full_name")
SHOWN = ("reference", "status", "priority", "restricted", "country", "national__name", "assignee__full_name")


@require_safe
def today(request: OfficerRequest) -> HttpResponse:
    """What is late, due, new and waiting for me."""
    user = request.user
    whose = "all" if request.GET.get("whose") == "all" else "mine"
    duties = Task.objects.visible_to(user).open().filter(due_at__lt=timezone.now() + AHEAD).for_today()
    shown = list((duties if whose == "all" else duties.filter(owner=user))[: DUTIES + 1])
    late = [task for task in shown[:DUTIES] if task.is_late]  # the first, since they are sorted so
    waiting = Confirmation.objects.for_decision_by(user).select_related("case__national", "asked_by")
    asked = list(waiting.order_by("asked_at", "pk")[: WAITING + 1])
    new_cases = (
        Case.objects.visible_to(user).open().filter(status=Status.REPORTED).select_related("national", "assignee")
    )
    context = {
        "late": rows_of_duties(late, request),
        "late_count": len(late),
        "coming": rows_of_duties(shown[len(late) : DUTIES], request),
        "more_duties": len(shown) > DUTIES,
        "whose": whose,
        "waiting": asked[:WAITING],
        "more_waiting": len(asked) > WAITING,
        "new_cases": new_cases.only(*NEW).order_by("-opened_at", "-pk")[:NEW_CASES],
        "may_open": user.can(Permission.REGISTER),
    }
    return render(request, "cases/today.html", context)


@require_safe
def queue(request: OfficerRequest) -> HttpResponse:
    """The list; its address holds the whole view."""
    found = CaseFilter(request.GET, request.user)
    visible = Case.objects.visible_to(request.user)
    counts = found.counts()
    page = found.page(visible.select_related("national", "assignee").with_next_task().only(*SHOWN), counts)
    views, facets = counts.get("view", {}), facets_of(found, counts)
    context = {
        "page": page,
        "filter": found,
        "facets": facets,
        "chips": chips(found, request.GET, facets),
        "more_fields": more_fields(found.form),
        "has_more": bool(found.chosen.keys() & set(MORE)),
        "columns": columns(request.GET, page.sort),
        "address": (address := without_place(request.GET)),
        "here": (here := quote(address, safe="")),
        "rows": rows_of_cases(page.rows, here),
        "views": [(name, label, views.get(name, 0)) for name, label in VIEWS.items()],
        "total": counts.get("total", {}).get("all", 0),
        "late": counts.get("total", {}).get("late", 0),
        "may_open": request.user.can(Permission.REGISTER),
        "may_negotiate": request.user.can(Permission.NEGOTIATE),
        "may_import": request.user.can(Permission.IMPORT),
        "may_export": request.user.can(Permission.EXPORT),
    }
    return render(request, "cases/queue.html", context)


@require_safe
def place(request: OfficerRequest, reference: str) -> HttpResponse:
    """ "3 of 37 · previous · next · back to *Late*": a part of the case page."""
    case = case_or_404(request, reference, read=None)
    return render(
        request, "cases/parts/place.html", {"place": place_of(case, request.GET.get("list", ""), request.user)}
    )
