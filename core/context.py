"""What every template may use, whatever the app."""

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, object]:
    return {
        "LOCAL": settings.LOCAL,
        "replica": getattr(request, "replica", None),  # as of when the page is, if a replica was read
        "session_idle_seconds": int(settings.SESSION_IDLE.total_seconds()),
        "session_warn_seconds": int(settings.SESSION_WARN_BEFORE.total_seconds()),
    }
