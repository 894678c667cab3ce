"""Requests of people who are signed in."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from accounts.models import User

SEEN = "seen_at"  # in the session: when the person last asked for something, in seconds since 1970


class OfficerRequest(HttpRequest):
    """What our views get: the middleware lets nobody else through."""

    user: User
    htmx: HtmxDetails
