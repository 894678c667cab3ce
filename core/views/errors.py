"""Answers when something is wrong, in the reader's words."""

import logging
import sys
from contextlib import suppress

from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from psycopg.errors import QueryCanceled
from psycopg_pool import PoolTimeout

from core.files import FileGoneError, StoreAwayError

logger = logging.getLogger(__name__)
_AT_ONCE, _MOST_HEARD = 64 * 1024, 100 * 1024 * 1024


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What our views refuse they say themselves; the framework's own words are for programmers."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        _hear_out(request)
        return _page("400.html", 413, message=_("More was sent than a form may hold. Send less at once."))
    ours = isinstance(exception, BadRequest) and not isinstance(exception, MultiPartParserError)
    return _page("400.html", 400, message=str(exception) if ours else "")


def _hear_out(request: HttpRequest) -> None:
    """Take the rest of what is being sent: a browser that is cut off while sending shows no answer."""
    with suppress(OSError, RuntimeError):
        for _part in range(_MOST_HEARD // _AT_ONCE):
            if not request.read(_AT_ONCE):
                return


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page("403.html", 403, message=str(exception))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was opened in another session; what was typed is still in the page behind the Back button."""
    return _page("403.html", 403, message=_("This form is too old. Go back, reload the page and send it again."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page("404.html", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500; 503 while the database or the store of files is away, or where the database gave up what takes too long:
    nothing was saved, the same form may be sent again; 410 where a file was removed behind our back.
    """
    error = sys.exc_info()[1]
    if isinstance(error, OperationalError) and isinstance(error.__cause__, QueryCanceled):
        logger.warning("A page took too long: %s", request.path)
        return _page("503_slow.html", 503)
    if isinstance(error, OperationalError | InterfaceError | PoolTimeout):
        logger.warning("The database does not answer: %s", error)
        return _try_again("503.html")
    if isinstance(error, StoreAwayError):
        return _try_again("503_files.html")
    if isinstance(error, FileGoneError):
        return _page("410.html", 410)
    return _page("500.html", 500)


def _try_again(template: str) -> HttpResponse:
    response = _page(template, 503)
    response["Retry-After"] = "10"
    return response


def _page(template: str, status: int, **context: str) -> HttpResponse:
    """Rendered without context processors: they read the session, which may be what is gone."""
    return HttpResponse(render_to_string(template, context), status=status)
