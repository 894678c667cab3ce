"""What waits for a supervisor's answer: who a body is, and persons that two posts may share. A part of Today."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from nationals.models import Identification, Proposal

MOST = 10


@require_safe
def waiting_panel(request: OfficerRequest) -> HttpResponse:
    """Nothing at all where nothing waits. Opened as a page, it has the page around it."""
    context = {
        "bodies": Identification.objects.for_decision_by(request.user).for_list()[:MOST],
        "proposals": Proposal.objects.for_decision_by(request.user).for_list()[:MOST],
    }
    is_part = request.htmx and not request.htmx.history_restore_request
    response = render(request, "nationals/parts/waiting.html" if is_part else "nationals/waiting.html", context)
    patch_vary_headers(response, ["HX-Request"])
    return response
