"""What each parameter of the address means, as a condition on listings (``cases.models.listing``)."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from cases.choices import Tag
from cases.filters.form import ME, NOBODY
from cases.models.listing import named, tagged
from core.dates import end_of, midnight
from nationals.matching.normalise import fold

_MOST_WORDS = 8
_NAME = re.compile(r"\D+$")
_REFERENCE = re.compile(r"C-\d{4}-\d{6,}", re.IGNORECASE)


def _assigned(value: str, user: User) -> Q:
    if value == ME:
        return tagged(Tag.ASSIGNEE, user.pk)
    if value == NOBODY:
        return tagged(Tag.ASSIGNEE, NOBODY)
    return tagged(Tag.ASSIGNEE, int(value)) if value.isdecimal() and len(value) < 19 else Q(pk__in=[])


def is_late() -> Q:
    """Only open cases have a duty that is due."""
    return Q(due_at__lt=timezone.now())


def _words(text: str) -> Q:
    """Every word stands in a name, the reference, the place or a reference elsewhere. Names are compared folded too,
    so that a word in one script finds a name in another."""
    condition = Q()
    for word in text.split()[:_MOST_WORDS]:
        found = Q(reference=word.upper()) if _REFERENCE.fullmatch(word) else Q(words__contains=word.lower())
        if _NAME.match(word) and (parts := fold(word).split()):
            found |= Q(*(Q(words__contains=part) for part in parts))
        condition &= found
    return condition


def _home(since: date | None = None, until: date | None = None) -> Q:
    told: dict[str, object] = {"home_told__isnull": False}
    recorded: dict[str, object] = {"home_recorded__isnull": False}
    if since:
        told |= {"home_told__gte": since}
        recorded |= {"home_recorded__gte": midnight(since)}
    if until:
        told |= {"home_told__lte": until}
        recorded |= {"home_recorded__lte": end_of(until)}
    return Q(**told) | Q(**recorded)


VIEWS: dict[str, Callable[[User], Q]] = {
    "mine": lambda user: tagged(Tag.ASSIGNEE, user.pk),
    "late": lambda _user: is_late(),
    "unassigned": lambda _user: tagged(Tag.ASSIGNEE, NOBODY),
    "no-access": lambda _user: tagged(Tag.ACCESS, "none"),
}
"""The tabs beside that of all: conditions on open cases."""
OPENNESS = {"open": Q(is_open=True), "closed": Q(is_open=False), "all": Q()}
CONDITIONS: dict[str, Callable[[Any, User], Q]] = {
    "status": lambda values, _user: tagged(Tag.STATUS, *values),
    "country": lambda values, _user: tagged(Tag.COUNTRY, *values),
    "post": lambda values, _user: tagged(Tag.POST, *values),
    "assignee": _assigned,
    "priority": lambda values, _user: tagged(Tag.PRIORITY, *values),
    "finding": lambda values, _user: tagged(Tag.FINDING, *values),
    "incident": lambda value, _user: tagged(Tag.INCIDENT, value),
    "county": lambda value, _user: tagged(Tag.COUNTY, value.lower()),
    "access": lambda value, _user: tagged(Tag.ACCESS, value),
    "late": lambda _value, _user: is_late(),
    "restricted": lambda _value, user: Q(restricted=True) & named(user),  # nobody else sees them
    "opened_from": lambda day, _user: Q(opened_at__gte=midnight(day)),
    "opened_to": lambda day, _user: Q(opened_at__lte=end_of(day)),
    "home_from": lambda day, _user: _home(since=day),
    "home_to": lambda day, _user: _home(until=day),
    "q": lambda text, _user: _words(text),
}
