"""Affiliations on which the words differ, for one reader; and holding one side's word to be right."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from accounts.models import User
from core.lookups import OneOf
from networks.choices import Stance
from networks.models import Affiliation, AffiliationResolution, AffiliationWord
from networks.permissions import require_decide


def contradicted(user: User) -> "QuerySet[Affiliation]":
    """Of which this person reads a word on either side, with the last resolution that he may read."""
    words = AffiliationWord.objects.visible_to(user).standing().filter(affiliation=OuterRef("pk"))
    resolutions = AffiliationResolution.objects.visible_to(user).filter(affiliation=OuterRef("pk")).order_by("-pk")
    both = Affiliation.objects.visible_to(user).filter(
        OneOf("pk", _denied()), Exists(words.filter(stance=Stance.CLAIMS)), Exists(words.filter(stance=Stance.DENIES))
    )
    return both.annotate(
        last=Subquery(resolutions.values("pk")[:1]),
        last_held=Subquery(resolutions.values("held")[:1], output_field=CharField()),
    )


def _denied() -> "QuerySet[AffiliationWord, Any]":
    """Numbers of those that anybody denies: few."""
    return AffiliationWord.objects.standing().filter(stance=Stance.DENIES).order_by().values("affiliation")


def how_many(user: User) -> tuple[int, int]:
    """Disputed and resolved ones, as :func:`disputed` and :func:`resolved` list them: read in three queries and told
    apart here, since of each affiliation PostgreSQL would ask nine times who sees what."""
    words: dict[int, dict[int, tuple[str, bool]]] = defaultdict(dict)
    seen = AffiliationWord.objects.visible_to(user).filter(OneOf("affiliation", _denied())).order_by()
    for affiliation, number, stance, struck_at in seen.values_list("affiliation", "pk", "stance", "struck_at"):
        words[affiliation][number] = stance, struck_at is None
    differing = {number: said for number, said in words.items() if len(_standing(said)) == len(Stance)}
    last = _last_resolutions(differing)
    whole = Affiliation.objects.with_both_ends(user).filter(pk__in=list(differing)).order_by()
    found = Counter(_is_disputed(differing[one], last.get(one)) for one in whole.values_list("pk", flat=True))
    return found[True], found[False]


Said = Mapping[int, tuple[str, bool]]
"""Words that somebody reads, by number: the stance, and whether it stands."""


def _standing(said: Said) -> set[str]:
    return {stance for stance, stands in said.values() if stands}


def _last_resolutions(words: Mapping[int, Said]) -> dict[int, tuple[str, set[int]]]:
    """Of each affiliation the last whose words all may be read: what it holds, and the words that it weighed."""
    held: dict[int, tuple[int, str]] = {}
    weighed: dict[int, set[int]] = defaultdict(set)
    rows = AffiliationResolution.objects.filter(affiliation__in=list(words)).order_by("pk")
    for affiliation, number, what, word in rows.values_list("affiliation", "pk", "held", "weighed"):
        held[number] = affiliation, what
        weighed[number] |= {word} - {None}
    return {
        affiliation: (what, weighed[number])
        for number, (affiliation, what) in held.items()
        if weighed[number] <= words[affiliation].keys()
    }


def _is_disputed(said: Said, last: tuple[str, set[int]] | None) -> bool:
    if last is None:
        return True
    held, weighed = last
    return any(stands and stance != held for number, (stance, stands) in said.items() if number not in weighed)


def disputed(user: User) -> "QuerySet[Affiliation]":
    return contradicted(user).filter(Q(last=None) | _otherwise(user))


def resolved(user: User) -> "QuerySet[Affiliation]":
    return contradicted(user).filter(~Q(last=None), ~_otherwise(user))


def _otherwise(user: User) -> Exists:
    """A word that was not weighed by the last resolution and does not say what it holds to be right."""
    through = AffiliationResolution.weighed.through._default_manager
    weighed = through.filter(affiliationresolution=OuterRef(OuterRef("last")), affiliationword=OuterRef("pk"))
    words = AffiliationWord.objects.visible_to(user).standing().filter(affiliation=OuterRef("pk"))
    return Exists(words.filter(~Exists(weighed)).filter(~Q(stance=OuterRef("last_held"))))


@transaction.atomic
def resolve(
    affiliation: Affiliation, *, held: Stance | str, reason: str, shown: Collection[int], by: User
) -> AffiliationResolution:
    """Say that it is so, that it is not, or (``held`` empty) that it cannot be said.

    ``shown``: the words that the person has read. Raises ``ValidationError`` without a reason, where the words do not
    differ, or if they changed meanwhile.
    """
    require_decide(by)
    Affiliation.objects.select_for_update(of=("self",)).get(pk=affiliation.pk)
    words = list(AffiliationWord.objects.visible_to(by).standing().filter(affiliation=affiliation).order_by("pk"))
    if len({word.stance for word in words}) < len(Stance):
        raise ValidationError(_("The words about it do not differ: there is nothing to resolve."))
    if {word.pk for word in words} != set(shown):
        raise ValidationError(_("Somebody has said or struck through a word meanwhile. Look at them again."))
    if not reason.strip():
        raise ValidationError({"reason": _("Say why.")})
    resolution = AffiliationResolution(affiliation=affiliation, held=held, reason=reason.strip(), resolved_by=by)
    resolution.full_clean()
    resolution.save()
    resolution.weighed.set(words)
    return resolution
