"""What a person may see of very many, found by what is kept beside the records, in the order of short lists: to be
counted, or shown by ``shown_to``."""

from collections.abc import Collection
from typing import Any

from accounts.models import User
from core.lookups import first_of
from diplomacy.models import Commitment, Engagement, NoteVerbale, Point, Request
from diplomacy.models.commitment import CommitmentQuerySet
from diplomacy.models.engagement import EngagementQuerySet
from diplomacy.models.note import NoteQuerySet
from diplomacy.models.request import RequestQuerySet


def awaited(user: User, **among: Any) -> RequestQuerySet:
    """Requests that wait for an answer, what is due first before others."""
    found: RequestQuerySet = Request.objects.filter(**among).awaiting(user).order_by("due_on", "pk")
    return found


def promised(user: User, **among: Any) -> CommitmentQuerySet:
    """Open promises, what is due first before others."""
    found: CommitmentQuerySet = Commitment.objects.found_for(user).filter(**among).open().order_by("due_on", "pk")
    return found


def met(user: User, **among: Any) -> EngagementQuerySet:
    """Newest first."""
    found: EngagementQuerySet = Engagement.objects.near(user).filter(**among).order_by("-held_on", "-pk")
    return found


def noted(user: User, **among: Any) -> NoteQuerySet:
    """Notes verbales, newest first."""
    found: NoteQuerySet = NoteVerbale.objects.near(user).filter(**among).order_by("-recorded_at", "-pk")
    return found


def asked_of_us(user: User, within: Collection[int], most: int) -> list[Point]:
    """What counterparts (their numbers) asked of us and nobody has answered: newest first."""
    asked = Point.objects.near(user).filter(engagement__authority__in=within).asked_of_us().unanswered()
    return first_of(asked.order_by("-pk"), Point.objects.visible_to(user).for_list(), most)
