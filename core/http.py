"""Requests as our views get them."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def viewer_pk(request: HttpRequest) -> int:
    """The signed-in person's number; raises ``PermissionDenied`` for strangers, whom the middleware keeps out."""
    if request.user.pk is None:
        raise PermissionDenied
    return request.user.pk
