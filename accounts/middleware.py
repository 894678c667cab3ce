"""Who is asking: idle sessions end, strangers are sent to sign in, pages come in the reader's language and time."""

import time
import zoneinfo
from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone, translation

from accounts.http import SEEN
from accounts.models import User
from core.http import wants_json

GetResponse = Callable[[HttpRequest], HttpResponse]
_NOTE_EVERY = 60  # seconds: the session is written at most this often, not at each request
_OPEN_TO_STRANGERS = ("/accounts/", "/static/", "/health/", "/travel-warnings/")
_NO_ACTIVITY = ("/session/left/",)


def idle_sessions(get_response: GetResponse) -> GetResponse:
    """End a session in which nobody has asked for anything for ``SESSION_IDLE``."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = time.time()
            seen = request.session.get(SEEN, now)
            if now - seen > settings.SESSION_IDLE.total_seconds():
                logout(request)
            elif SEEN not in request.session or (now - seen > _NOTE_EVERY and _is_a_person(request)):
                request.session[SEEN] = now
        return get_response(request)

    return answer


def _is_a_person(request: HttpRequest) -> bool:
    """Not a script that looks by itself: parts that poll carry ``hx-headers='{"X-Background": "1"}'``."""
    return not request.path.startswith(_NO_ACTIVITY) and "X-Background" not in request.headers


def sign_in_required(get_response: GetResponse) -> GetResponse:
    """Everything but signing in needs a signed-in person; a script gets 401, a page the sign-in page."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated or request.path.startswith(_OPEN_TO_STRANGERS):
            return get_response(request)
        if request.headers.get("HX-Request") or wants_json(request):
            return JsonResponse({"error": "signed_out"}, status=401)
        return redirect_to_login(request.get_full_path())

    return answer


def preferences(get_response: GetResponse) -> GetResponse:
    """The reader's language and time zone; without one, what the browser asks for and the installation's zone."""

    def answer(request: HttpRequest) -> HttpResponse:
        user = request.user if isinstance(request.user, User) else None
        language = (user and user.language) or translation.get_language_from_request(request)
        zone = user.time_zone if user and user.time_zone in _known_zones() else settings.TIME_ZONE
        with translation.override(language), timezone.override(zone):
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return answer


@cache
def _known_zones() -> frozenset[str]:
    """Read once: it walks a folder of 600 files."""
    return frozenset(zoneinfo.available_timezones())
