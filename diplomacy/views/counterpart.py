"""With whom? The first question of every new engagement, request and promise."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from accounts.http import OfficerRequest
from diplomacy.filters import AuthorityFilter
from diplomacy.permissions import require
from diplomacy.views.lists import address, listing

_FORMS = {
    "engagement": "diplomacy:engagement-new",
    "request": "diplomacy:request-new",
    "commitment": "diplomacy:commitment-new",
    "note": "diplomacy:note-new",
    "incoming-note": "diplomacy:incoming-note-new",
    "negotiation": "diplomacy:negotiation-new",
}
_OWN = ("after", "before", "sort", "q", "kind", "country", "authority")


@require_safe
def choose(request: OfficerRequest, purpose: str) -> HttpResponse:
    """The register of authorities, each row leading on to the form, which keeps the rest of the address."""
    require(request.user)
    if purpose not in _FORMS:
        raise Http404
    register = AuthorityFilter(request.GET, request.user)
    carried = address(request.GET, without=_OWN)
    return listing(request, "diplomacy/counterpart.html", register, form_name=_FORMS[purpose], carried=carried)
