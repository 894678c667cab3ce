"""What stands between the network and every view."""

import ipaddress
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string

GetResponse = Callable[[HttpRequest], HttpResponse]


def address_behind_proxy(get_response: GetResponse) -> GetResponse:
    """In deployed mode nobody but the proxy reaches us; it tells the caller's address as ``X-Real-IP``.

    Without it the record of reads would not say from where, and all callers would share one rate limit.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        told = request.headers.get("X-Real-IP", "").strip()
        try:
            request.META["REMOTE_ADDR"] = str(ipaddress.ip_address(told))
        except ValueError:
            request.META.setdefault("REMOTE_ADDR", "")
        return get_response(request)

    return answer


def addresses_of_text(get_response: GetResponse) -> GetResponse:
    """An address with a NUL byte is no page: the database keeps addresses of reads and forms and refuses that byte."""

    def answer(request: HttpRequest) -> HttpResponse:
        if "\0" in request.path:
            raise Http404
        return get_response(request)

    return answer


def refusals_in_words(get_response: GetResponse) -> GetResponse:
    """Who opens an address that only takes forms (after signing in again, from the history) gets a page that says so;
    the framework would answer with nothing.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not isinstance(response, HttpResponseNotAllowed) or response.content:
            return response
        return HttpResponse(
            render_to_string("405.html"), status=response.status_code, headers={"Allow": response["Allow"]}
        )

    return answer
