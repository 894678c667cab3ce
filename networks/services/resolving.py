"""Affiliations on which the words differ, for one reader; and holding one side's word to be right."""

from collections import Counter
from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import BooleanField, Case, CharField, Exists, OuterRef, Q, QuerySet, Subquery, When
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
    denied = AffiliationWord.objects.standing().filter(stance=Stance.DENIES).order_by().values("affiliation")
    both = Affiliation.objects.visible_to(user).filter(
        OneOf("pk", denied), Exists(words.filter(stance=Stance.CLAIMS)), Exists(words.filter(stance=Stance.DENIES))
    )
    return both.annotate(
        last=Subquery(resolutions.values("pk")[:1]),
        last_held=Subquery(resolutions.values("held")[:1], output_field=CharField()),
    )


def how_many(user: User) -> tuple[int, int]:
    """Disputed and resolved ones. One query."""
    is_disputed = Case(When(Q(last=None) | _otherwise(user), then=True), default=False, output_field=BooleanField())
    found = Counter(
        contradicted(user).order_by().annotate(is_disputed=is_disputed).values_list("is_disputed", flat=True)
    )
    return found[True], found[False]


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
