"""Who may be entered twice: the pairs of the work list, and what somebody decides about one."""

import hashlib
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from nationals.choices import PairDecision
from nationals.dedup import candidates_among, people_of, person_of
from nationals.matching.person import Person
from nationals.matching.score import Match, compare
from nationals.models import LikelyPair, National
from nationals.models.likely_pair import LEAST
from nationals.permissions import require

MOST = 20
"""Pairs that are kept of one person: an entry like more than these is known too badly to say anything."""


@transaction.atomic
def look_again(national: National) -> list[LikelyPair]:
    """Compare the person with all who may be he, whoever may see them; readers see pairs of which they see both.

    A pair that somebody decided is open again once what either entry says is another. One that is no longer likely
    keeps its row, with the score that it has now.
    """
    person = person_of(national)
    others = National.objects.standing().exclude(pk=national.pk)
    found = candidates_among(others, person, limit=MOST, least=LEAST)
    pairs = [_keep(national, one.national, one.match, person) for one in found]
    gone = LikelyPair.objects.of(national).exclude(pk__in=[pair.pk for pair in pairs])
    for pair in gone.filter(score__gte=LEAST).select_related("first", "second").order_by("pk"):
        other = pair.second if pair.first_id == national.pk else pair.first
        _keep(national, other, compare(person, person_of(other)), person)
    return pairs


@transaction.atomic
def decide(one: National, other: National, decision: PairDecision, *, by: User) -> LikelyPair:
    """Two different people, or put off: remembered until what either entry says is another.

    Raises ``ValidationError`` where it is put off although a colleague has said that they are two.
    """
    require(by, one)
    require(by, other)
    person, theirs = people_of([one, other]).values()
    pair = _keep(one, other, compare(person, theirs), person)
    if decision == PairDecision.LATER and pair.decision == PairDecision.APART and pair.decided_by not in (None, by):
        raise ValidationError(_("%(name)s has decided meanwhile: two people.") % {"name": pair.decided_by.short_name})
    pair.decision, pair.decided_by, pair.decided_at = decision, by, timezone.now()
    pair.facts_seen = _digest(person, theirs)
    pair.save()
    return pair


def _keep(one: National, other: National, match: Match, person: Person) -> LikelyPair:
    first, second = sorted((one, other), key=lambda national: national.pk)
    found: dict[str, Any] = {"score": f"{match.score:.4f}", "reasons": _told(match)}
    pair, _made = LikelyPair.objects.select_for_update(of=("self",)).update_or_create(
        first=first, second=second, defaults=found
    )
    if pair.decision != PairDecision.OPEN and pair.facts_seen != _digest(person, person_of(other)):
        pair.decision = PairDecision.OPEN
        pair.save(update_fields=["decision"])
    return pair


def _told(match: Match) -> list[dict[str, Any]]:
    return [{"sentence": reason.sentence, "values": dict(reason.values)} for reason in match.reasons]


def _digest(*people: Person) -> str:
    """The same whichever of the two is named first, and in whatever order the rows come."""
    facts = sorted("|".join(_facts(one)) for one in people)
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()


def _facts(one: Person) -> Iterator[str]:
    yield from (str(one.born.edtf if one.born else ""), str(one.sex), one.county)
    for several in (one.names, one.documents, one.phones):
        yield repr(sorted(several))
    if one.relatives:
        yield repr(sorted(one.relatives))


def look_at_all(batch: int = 500) -> int:
    """Everybody, some at a time; returns how many pairs stand in the work list then."""
    last = 0
    while some := list(National.objects.standing().filter(pk__gt=last).order_by("pk")[:batch]):
        for national in some:
            look_again(national)
        last = some[-1].pk
    return LikelyPair.objects.listed(PairDecision.OPEN).count()
