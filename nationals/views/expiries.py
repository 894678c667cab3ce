"""Travel documents that run out: the list, and what it adds to Today."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from core.dates import ministry_today
from core.paging import page_of
from nationals.choices import ExpiryWindow
from nationals.forms.expiries import DEFAULT_SORT, HEADINGS, KINDS, SORTS, Asked
from nationals.measures import expiry_counts
from nationals.models import TravelDocument


@require_safe
def expiring(request: OfficerRequest) -> HttpResponse:
    """Emergency documents first, then what is nearest to today."""
    asked, today = Asked.of(request.GET), ministry_today()
    documents = TravelDocument.objects.visible_to(request.user).watched().running_out(asked.window, today=today)
    chosen = documents.filter(kind=asked.kind) if asked.kind else documents
    page = page_of(chosen.with_days_away(today=today).for_list(), request.GET, sorts=SORTS, default=DEFAULT_SORT)
    counts = expiry_counts(request.user, asked.kind)
    sort = "" if page.sort == DEFAULT_SORT else page.sort
    context = {
        "page": page,
        "asked": asked,
        "today": today,
        "windows": [(window, asked.address(window=window, sort=sort), counts[window]) for window in ExpiryWindow],
        "kinds": KINDS,
        "headings": [
            (label, name, _order(name, page.sort), _turned(asked, name, page.sort)) for label, name in HEADINGS
        ],
        "address": asked.address(sort=sort),
        "total": counts[asked.window],
    }
    return render(request, "nationals/expiring.html", context)


def _order(name: str, sort: str) -> str:
    if not name or name != sort.removeprefix("-"):
        return ""
    return "descending" if sort.startswith("-") else "ascending"


def _turned(asked: Asked, name: str, sort: str) -> str:
    """Where a heading leads: sorted by it, the other way round if it is already."""
    return asked.address(sort=f"-{name}" if sort == name else name) if name else ""


@require_safe
def expiring_panel(request: OfficerRequest) -> HttpResponse:
    """The counts, each with the list behind it. Opened as a page, it has the page around it."""
    counts = expiry_counts(request.user)
    is_part = request.htmx and not request.htmx.history_restore_request
    template = "nationals/parts/expiring_panel.html" if is_part else "nationals/expiring_panel.html"
    response = render(request, template, {"counts": list(counts.items()), "any": any(counts.values())})
    patch_vary_headers(response, ["HX-Request"])
    return response
