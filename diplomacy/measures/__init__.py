"""Counts by counterpart: only of what the person may see."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from accounts.models import User
from diplomacy.choices import Side
from diplomacy.models import Authority, Commitment, Request


@dataclass(slots=True)
class Standing:
    """How we stand with an authority: answers that wait, promises that are open, and how many of each are late."""

    authority: Authority
    waiting: int = 0
    waiting_late: int = 0
    theirs: int = 0
    theirs_late: int = 0
    ours: int = 0
    ours_late: int = 0

    @property
    def late(self) -> int:
        return self.waiting_late + self.theirs_late + self.ours_late


def standings(user: User, most: int = 12) -> list[Standing]:
    """The authorities with anything open, the latest first. Three queries, however many there are."""
    counts = _waiting(user, timezone.localdate()), _promised(user, timezone.localdate())
    found: dict[int, dict[str, int]] = defaultdict(dict)
    for rows in counts:
        for row in rows:
            found[row["authority"]].update({name: count for name, count in row.items() if name != "authority"})
    authorities = Authority.objects.filter(pk__in=found).order_by("name", "pk")
    board = [Standing(authority, **found[authority.pk]) for authority in authorities]
    return sorted(board, key=lambda standing: -standing.late)[:most]


def _waiting(user: User, today: date) -> Iterable[Mapping[str, Any]]:
    late = Count("pk", filter=Q(due_on__lt=today))
    rows = Request.objects.awaiting(user).order_by().values("authority")
    return rows.annotate(waiting=Count("pk"), waiting_late=late).order_by("authority")


def _promised(user: User, today: date) -> Iterable[Mapping[str, Any]]:
    theirs, ours, late = Q(side=Side.THEIRS), Q(side=Side.OURS), Q(due_on__lt=today)
    rows = Commitment.objects.found_for(user).open().order_by().values("authority")
    counted = rows.annotate(
        theirs=Count("pk", filter=theirs),
        theirs_late=Count("pk", filter=theirs & late),
        ours=Count("pk", filter=ours),
        ours_late=Count("pk", filter=ours & late),
    )
    return counted.order_by("authority")
