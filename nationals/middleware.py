"""The old address of an entry that was joined into another leads to the entry that stands."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from accounts.models import User
from core.text import as_reference
from nationals.models import National

GetResponse = Callable[[HttpRequest], HttpResponse]


def joined_entries(get_response: GetResponse) -> GetResponse:
    """Only where there is no page: whoever may not see the entry that stands learns nothing. A form that was open
    meanwhile is not taken over, as it was made of another entry; what was typed is among the drafts.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        standing = _standing(request) if response.status_code == 404 else None
        if standing is None:
            return response
        if request.method == "POST":
            messages.warning(request, _("This entry was joined into another meanwhile. Nothing was saved."))
        return redirect(standing)

    return answer


def _standing(request: HttpRequest) -> National | None:
    match, user = request.resolver_match, request.user
    if match is None or match.app_name != "nationals" or not isinstance(user, User):
        return None
    reference = as_reference(str(match.kwargs.get("reference", "")))
    known = National.objects.visible_to(user).known_as(reference).exclude(reference=reference)
    return known.first()
