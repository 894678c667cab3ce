"""From where somebody reads, behind a proxy."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from core.middleware import address_behind_proxy


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        ({"X-Real-IP": "192.0.2.7"}, "192.0.2.7"),
        ({"X-Real-IP": " 2001:DB8::1 "}, "2001:db8::1"),
        ({"X-Real-IP": "<script>"}, ""),
        ({}, ""),
    ],
)
def test_the_caller_is_whom_the_proxy_names(headers: dict[str, str], address: str) -> None:
    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse(request.META["REMOTE_ADDR"])

    request = RequestFactory(REMOTE_ADDR="").get("/", headers=headers)
    assert address_behind_proxy(answer)(request).content.decode() == address
