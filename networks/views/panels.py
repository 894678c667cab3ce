"""What networks have to say about a case: a part of its page, and a page of its own."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from audit.choices import ReadKind
from cases.http import case_or_404
from networks.measures import sightings
from networks.models import Involvement, Referral, Route
from networks.permissions import may_record, require


@require_safe
def case_panel(request: OfficerRequest, reference: str) -> HttpResponse:
    """Who is said to have done what, and in how many cases each is named."""
    require(request.user)
    case = case_or_404(request, reference, read=None if request.htmx else ReadKind.OPENED)
    said = list(Involvement.objects.visible_to(request.user).filter(case=case).for_list())
    seen = sightings({row.actor for row in said}, request.user)
    context = {
        "case": case,
        "said": [(row, seen[row.actor_id]) for row in said],
        "routes": Route.objects.visible_to(request.user).standing().filter(case=case).for_list(),
        "referrals": Referral.objects.visible_to(request.user).filter(cases=case).for_list(),
        "may_record": may_record(request.user, case),
    }
    is_part = request.htmx and not request.htmx.history_restore_request
    template = "networks/parts/case_panel.html" if is_part else "networks/case_panel.html"
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response
