"""What stands between the network and every view."""

import ipaddress
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

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
