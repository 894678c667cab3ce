"""What the other side says of the same events: chosen from what is recorded elsewhere, linked and never copied."""

from collections.abc import Collection
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from cases.models import Claim
from diplomacy.models import Point
from diplomacy.services.registers import keep
from networks.models import AffiliationWord, Referral, ReferralWord
from networks.services.referrals.locking import locked_referral

_MOST = 200


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be linked, as far as this person may see it."""

    claims: list[Claim]
    words: list[AffiliationWord]
    points: list[Point]


def offered(referral: Referral, user: User) -> Offer:
    """Claims of its cases, words about its actors, points about its cases; the newest two hundred of each."""
    cases = list(referral.cases.visible_to(user).order_by("pk").values_list("pk", flat=True))
    claims = Claim.objects.filter(case__in=cases).standing().select_related("case")
    words = AffiliationWord.objects.visible_to(user).standing().filter(affiliation__actor__referrals=referral)
    points = Point.objects.visible_to(user).standing().filter(cases__in=cases).distinct()
    return Offer(
        list(claims.order_by("-pk")[:_MOST]),
        list(words.select_related("affiliation__actor", "affiliation__other", "affiliation__authority", "case")
             .order_by("-pk")[:_MOST]),
        list(points.select_related("engagement__authority", "said_by").order_by("-pk")[:_MOST]),
    )  # fmt: skip


@transaction.atomic
def set_other_side(
    referral: Referral,
    *,
    by: User,
    claims: Collection[Claim] = (),
    words: Collection[AffiliationWord] = (),
    points: Collection[Point] = (),
) -> Referral:
    """Replaces what this person could see and choose; links that only others see stay."""
    locked = locked_referral(referral, by=by)
    offer = offered(locked, by)
    if {*claims, *words, *points} - {*offer.claims, *offer.words, *offer.points}:
        raise ValidationError(_("Only what is said of its cases and actors can be linked."))
    seen = locked.other_words.filter(claim__in=offer.claims) | locked.other_words.filter(word__in=offer.words)
    (seen | locked.other_words.filter(point__in=offer.points)).delete()
    ReferralWord.objects.bulk_create(
        [ReferralWord(referral=locked, claim=each) for each in claims]
        + [ReferralWord(referral=locked, word=each) for each in words]
        + [ReferralWord(referral=locked, point=each) for each in points]
    )
    return keep(locked, {})


def linked(referral: Referral, user: User) -> list[ReferralWord]:
    """What this person may read of it."""
    rows = referral.other_words.select_related(
        "claim__case", "word__affiliation__actor", "word__affiliation__other", "word__affiliation__authority",
        "word__case", "point__engagement__authority", "point__said_by",
    ).order_by("pk")  # fmt: skip
    words = set(AffiliationWord.objects.visible_to(user).filter(referral_words__referral=referral)
                .values_list("pk", flat=True))  # fmt: skip
    points = set(Point.objects.visible_to(user).filter(referral_words__referral=referral).values_list("pk", flat=True))
    return [row for row in rows if row.claim_id or row.word_id in words or row.point_id in points]
