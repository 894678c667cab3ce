"""What each parameter of the address means, as a condition on cases."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Q

from accounts.models import User
from cases.choices import Finding
from cases.filters.form import ME, NOBODY
from cases.models import Case
from cases.models.case import CaseQuerySet
from nationals.models import National


def view_of(name: str, cases: CaseQuerySet, user: User) -> CaseQuerySet:
    """The open cases of a tab."""
    views = {
        "all": cases.open,
        "mine": lambda: cases.open().filter(assignee_id=user.pk),
        "late": cases.late,
        "unassigned": lambda: cases.open().filter(assignee=None),
        "no-access": cases.without_access,
    }
    return views[name]()


def assigned_to(value: str, user: User) -> Q:
    if value == NOBODY:
        return Q(assignee=None)
    if value == ME:
        return Q(assignee_id=user.pk)
    return Q(assignee_id=int(value)) if value.isdecimal() and len(value) < 19 else Q(pk__in=[])


def _words(text: str) -> Q:
    """Every word stands in the name, an alias, the reference, the place or a reference elsewhere."""
    condition = Q()
    for word in text.split()[:8]:
        condition &= (
            Q(national__name__icontains=word)
            | Q(reference__icontains=word)
            | Q(place__icontains=word)
            | Q(national__in=National.objects.filter(aliases__name__icontains=word))
            | Q(pk__in=Case.objects.filter(external_references__number__iexact=word).values("pk"))
        )
    return condition


def _findings(values: list[str]) -> Q:
    found = Q(assessment__conclusion__in=values)
    return found | Q(assessment=None) if Finding.NOT_ASSESSED in values else found


def _home(since: date | None = None, until: date | None = None) -> Q:
    return Q(pk__in=Case.objects.home(since, until).values("pk"))


OPENNESS: dict[str, Callable[[CaseQuerySet], CaseQuerySet]] = {
    "open": lambda cases: cases.open(),
    "closed": lambda cases: cases.closed(),
    "all": lambda cases: cases,
}
CONDITIONS: dict[str, Callable[[Any], Q]] = {
    "status": lambda values: Q(status__in=values),
    "country": lambda values: Q(country__in=values),
    "post": lambda values: Q(post_id__in=values),
    "priority": lambda values: Q(priority__in=values),
    "finding": _findings,
    "restricted": lambda _value: Q(restricted=True),
    "incident": lambda value: Q(incident_id=value),
    "county": lambda value: Q(national__home_county__iexact=value),
    "opened_from": lambda day: Q(opened_at__date__gte=day),
    "opened_to": lambda day: Q(opened_at__date__lte=day),
    "home_from": lambda day: _home(since=day),
    "home_to": lambda day: _home(until=day),
    "q": _words,
}
