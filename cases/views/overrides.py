"""Steps that were taken though the person objects: for those who look after others' work."""

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.choices import Permission
from accounts.http import OfficerRequest
from cases.models import Override
from core.paging import Sort, Total, page_of

SORTS = {"recorded": Sort(F("pk"))}  # written once, one after the other
LAST = 5


@require_safe
def overrides(request: OfficerRequest) -> HttpResponse:
    """Newest first, of the cases that the reader sees."""
    _require(request)
    found = Override.objects.visible_to(request.user)
    page = page_of(found.for_list(), request.GET, sorts=SORTS, default="-recorded")
    return render(request, "cases/against_a_wish.html", {"page": page, "total": Total.of(found)})


@require_safe
def panel(request: OfficerRequest) -> HttpResponse:
    """The last of them, on Today. Opened as a page, it has the page around it."""
    _require(request)
    rows = Override.objects.visible_to(request.user).for_list().order_by("-recorded_at", "-pk")[:LAST]
    is_part = request.htmx and not request.htmx.history_restore_request
    template = "cases/parts/against_a_wish_panel.html" if is_part else "cases/against_a_wish_panel.html"
    response = render(request, template, {"rows": rows})
    patch_vary_headers(response, ["HX-Request"])
    return response


def _require(request: OfficerRequest) -> None:
    if not request.user.can(Permission.SEE_RECORD):
        raise PermissionDenied(_("Only supervisors and auditors see steps that were taken against a wish."))
