"""How long the session lasts, asked by a script while a page is open."""

import time

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.http import SEEN, OfficerRequest


@never_cache
@require_safe
def left(request: OfficerRequest) -> HttpResponse:
    """Seconds until the idle end; asking does not lengthen the session. When it is over the middleware answers 401."""
    seconds = settings.SESSION_IDLE.total_seconds() - (time.time() - request.session.get(SEEN, time.time()))
    return JsonResponse({"left": int(seconds), "user": request.user.pk, "csrf": get_token(request)})


@never_cache
@require_safe
def active(request: OfficerRequest) -> HttpResponse:
    """Somebody is typing or uploading: like any other request this lengthens the session."""
    request.session[SEEN] = time.time()
    return left(request)


def not_here(request: HttpRequest) -> HttpResponse:
    """Pages of the sign-in package that this house does not have: addresses are the records admin's to change."""
    raise Http404
