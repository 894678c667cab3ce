"""A reference typed whole leads directly to its record."""

import re

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases.models import Case
from diplomacy.models import Request
from nationals.models import National, Unidentified
from networks.models import Actor

_NATIONAL = re.compile(r"N[\s-]*(\d{1,9})", re.IGNORECASE)
_UNIDENTIFIED = re.compile(r"U[\s-]*(\d{1,9})", re.IGNORECASE)
_ACTOR = re.compile(r"A[\s-]*(\d{1,9})", re.IGNORECASE)
_YEARLY = re.compile(r"([CR]?)[\s-]*(20\d\d)[\s-]+(\d{1,9})|([CR])[\s-]*(20\d\d)(\d{6,9})", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,6}")
_YEARS = 15


def address_of(words: str, user: User) -> str | None:
    """Where ``C-2026-000123``, ``c 2026 123``, ``2026-123``, ``N-123``, ``U-123``, ``A-123`` or ``R-2026-123`` leads;
    nowhere if it may not be seen."""
    if national := _NATIONAL.fullmatch(words):
        known = National.objects.visible_to(user).known_as(f"N-{int(national[1]):06d}").first()
        return known.get_absolute_url() if known else None
    if unidentified := _UNIDENTIFIED.fullmatch(words):
        noted = Unidentified.objects.visible_to(user).filter(reference=f"U-{int(unidentified[1]):06d}").first()
        return noted.get_absolute_url() if noted else None
    if named := _ACTOR.fullmatch(words):
        actor = Actor.objects.visible_to(user).known_as(f"A-{int(named[1]):06d}").first()
        return actor.get_absolute_url() if actor else None
    return _address_of_yearly(_yearly(words), user)


def _address_of_yearly(reference: str, user: User) -> str | None:
    if reference.startswith("C"):
        is_seen = Case.objects.visible_to(user).filter(reference=reference).exists()
        return reverse("cases:case", args=[reference]) if is_seen else None
    if reference:
        is_seen = Request.objects.visible_to(user).filter(reference=reference).exists()
        return reverse("diplomacy:request", args=[reference]) if is_seen else None
    return None


def of_cases(words: str) -> list[str]:
    """The references of cases that somebody may mean: the whole of one, or its running number alone."""
    if not _NUMBER.fullmatch(words):
        return [_yearly(words)]
    year = timezone.localdate().year
    return [f"C-{year - back}-{int(words):06d}" for back in range(_YEARS)]


def _yearly(words: str) -> str:
    """The reference in its own form; empty for anything else."""
    typed = _YEARLY.fullmatch(words)
    if typed is None:
        return ""
    letter, year, number = (part for part in typed.groups() if part is not None)
    return f"{letter.upper() or 'C'}-{year}-{int(number):06d}"
