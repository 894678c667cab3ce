"""Affiliations as a picture needs them: how sure they are once each side was heard."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q

from accounts.models import User
from core.choices import Confidence
from networks.choices import Drawn, Stance
from networks.models import Affiliation, AffiliationWord
from networks.picture.graph import Key, Sort, surest
from networks.services.picture.asked import Asked


@dataclass(frozen=True, slots=True)
class Tied:
    """``sure``: as the surest who claims it; *disputed* where somebody denies it, *refuted* where nobody claims it."""

    affiliation: Affiliation
    words: tuple[AffiliationWord, ...]
    sure: Confidence

    @property
    def ends(self) -> tuple[Key, Key]:
        tie = self.affiliation
        other: Key = (Sort.ACTOR, tie.other_id) if tie.other_id else (Sort.AUTHORITY, tie.authority_id or 0)
        return (Sort.ACTOR, tie.actor_id), other


def ties_of(
    actors: Collection[int], authorities: Collection[int], asked: Asked, user: User, *, most: int
) -> list[Tied]:
    """Those with one end among these, that the person may see and that are sure enough; two queries."""
    wanted = Q(other__in=actors) | Q(authority__in=authorities)
    wanted |= Q(actor__in=actors) if asked.draws(Drawn.AUTHORITY) else Q(actor__in=actors, authority=None)
    visible = Affiliation.objects.visible_to(user).filter(wanted)
    return _heard(list(visible.order_by("-pk")[:most]), asked, user)


def ties_among(
    actors: Collection[int], authorities: Collection[int], asked: Asked, user: User, *, most: int
) -> list[Tied]:
    """Those with both ends among these; two queries."""
    both = Q(actor__in=actors) & (Q(other__in=actors) | Q(authority__in=authorities))
    return _heard(list(Affiliation.objects.visible_to(user).filter(both).order_by("-pk")[:most]), asked, user)


def _heard(affiliations: list[Affiliation], asked: Asked, user: User) -> list[Tied]:
    words: dict[int, list[AffiliationWord]] = defaultdict(list)
    visible = AffiliationWord.objects.visible_to(user).standing().filter(affiliation__in=affiliations)
    for word in visible.order_by("pk"):
        words[word.affiliation_id].append(word)
    tied = [Tied(each, tuple(words[each.pk]), _sure(words[each.pk])) for each in affiliations if each.pk in words]
    return [each for each in tied if each.sure in asked.sure]


def _sure(words: list[AffiliationWord]) -> Confidence:
    claims = [word.confidence for word in words if word.stance == Stance.CLAIMS]
    if not claims:
        return Confidence.REFUTED
    return Confidence.DISPUTED if len(claims) < len(words) else Confidence(surest(claims))
