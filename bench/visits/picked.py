"""The objects that several addresses are asked for."""

from typing import Any

from django.db.models import Q, QuerySet

from bench.picks import Draw, things
from bench.reader import Reader
from cases.choices import Status
from cases.models import Case
from nationals.models import National

SUPERVISES, KEEPS = (Reader.ALL,), (Reader.ADMIN,)


# What a save changes for good must not be what a page asks for: of the cases whose reference ends in 5 a death is
# reported, those in 6 are restricted, those in 7 handed over, those in 8 move on.
def kept(case: str = "") -> Q:
    """``case``: the key to the case, for what belongs to one."""
    return ~Q(**{f"{case}reference__regex": "[5-8]$"})


_EARLY = (Status.REPORTED, Status.MISSING, Status.TRAFFICKED)

OPEN_CASES = things(Case, "reference", where=kept(), restricted=False, closed_at=None)
# Whoever no longer sees a case does not see either what was asked or said for it, so those of no exchange are taken.
_ALONE: dict[str, Any] = {"engagements": None, "points": None, "request_cases": None, "note_cases": None}
TO_RESTRICT = things(Case, "reference", restricted=False, closed_at=None, reference__endswith="6", **_ALONE)
GIVEN_AWAY = things(Case, "reference", restricted=False, closed_at=None, reference__endswith="7", **_ALONE)
TO_MOVE = things(Case, "reference", restricted=False, closed_at=None, reference__endswith="8", status__in=_EARLY)
EARLY_CASES = things(Case, "reference", where=kept(), restricted=False, closed_at=None, status__in=_EARLY)

NATIONALS = things(National, "reference", merged_into=None)


def typed(draw: Draw) -> list[str]:
    """Names as people type them: turned round, with a slip, a part alone, in small letters."""
    return [name for (national,) in draw.some(_seen(draw), "name") for name in (_typed(draw, national),)]


def numbers(draw: Draw) -> list[str]:
    """Passports as they are in the register."""
    rows = _seen(draw).exclude(travel_documents=None)
    return [number for (number,) in draw.some(rows, "travel_documents__number") if number]


def references(draw: Draw) -> list[str]:
    """Half a reference, as one reads it out."""
    return [reference.removeprefix("N-") for (reference,) in draw.some(_seen(draw), "reference")]


def _seen(draw: Draw) -> "QuerySet[National]":
    return National.objects.visible_to(draw.user)


def _typed(draw: Draw, name: str) -> str:
    first, *_middle, last = name.split() if " " in name else (name, name)
    return draw.chance.choice((f"{last} {first}", f"{first} {last[:-1]}", last, name.lower()))
