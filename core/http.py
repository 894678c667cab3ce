"""Requests as our views get them."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def viewer_pk(request: HttpRequest) -> int:
    """The signed-in person's number; raises ``PermissionDenied`` for strangers, whom the middleware keeps out."""
    if request.user.pk is None:
        raise PermissionDenied
    return request.user.pk


def wants_json(request: HttpRequest) -> bool:
    """Whether a script of ours asks (static/js/server.js), which cannot use redirects and pages."""
    return request.headers.get("Accept") == "application/json"
