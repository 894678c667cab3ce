"""Who in the register may be the person that somebody is about to enter or is looking for."""

from dataclasses import dataclass

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Q, prefetch_related_objects
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from nationals.matching.keys import keys, pair_keys
from nationals.matching.normalise import document, fold
from nationals.matching.person import Person
from nationals.matching.score import Match, compare
from nationals.matching.weights import THRESHOLDS, Band
from nationals.models import National, NextOfKin, TravelDocument
from nationals.models.national import NationalQuerySet

POOL = 200
"""Records that are compared in Python for one question."""
LOOSE_POOL = 100
POSSIBLE = dict(THRESHOLDS)[Band.POSSIBLE]
WITH_FACTS = ("aliases", "travel_documents", "next_of_kin")
BANDS = {
    Band.SAME: _("almost certainly the same"),
    Band.LIKELY: _("likely the same"),
    Band.POSSIBLE: _("possibly the same"),
    Band.UNLIKELY: _("hardly the same"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    national: National
    match: Match

    @property
    def reason(self) -> str:
        """In the reader's language, the strongest first."""
        return "; ".join(gettext(reason.sentence) % dict(reason.values) for reason in self.match.reasons)

    @property
    def band(self) -> str:
        return str(BANDS[self.match.band])


def candidates(
    person: Person, *, user: User, limit: int = 8, apart_from: National | None = None, least: float = POSSIBLE
) -> list[Candidate]:
    """People whom this user may see and who may be the person, best first; at most six queries.

    ``least`` is the score from which on somebody is worth showing.
    """
    visible = National.objects.visible_to(user)
    if apart_from is not None:
        visible = visible.exclude(pk=apart_from.pk)
    return candidates_among(visible, person, limit=limit, least=least)


def candidates_among(
    nationals: NationalQuerySet, person: Person, *, limit: int, least: float = POSSIBLE
) -> list[Candidate]:
    """Those of a part of the register who may be the person; who may see them is the caller's care."""
    found = _pool(person, nationals)
    prefetch_related_objects(found, *WITH_FACTS)
    matches = (Candidate(national, compare(person, person_of(national))) for national in found)
    worth = [candidate for candidate in matches if candidate.match.score >= least]
    return sorted(worth, key=lambda candidate: (-candidate.match.score, candidate.national.pk))[:limit]


def _pool(person: Person, visible: NationalQuerySet) -> list[National]:
    """The few hundred to compare: by facts and pairs of parts, then by one part, then by spelling alone."""
    found = {national.pk: national for national in _by_facts_and_keys(person, visible)}
    if len(found) < POOL and any(map(fold, person.names)):
        for national in _by_one_part(person, visible):
            found.setdefault(national.pk, national)
        if not found:
            found = {national.pk: national for national in _by_spelling(person, visible)}
    return list(found.values())


def person_of(national: National) -> Person:
    """What is compared of a national; prefetch ``WITH_FACTS`` where many are."""
    kin = [number for relative in national.next_of_kin.all() for number in relative.phones]
    held = [passport.number_key for passport in national.travel_documents.all()]
    return Person(
        names=(national.name, *(alias.name for alias in national.aliases.all())),
        born=national.born,
        sex=national.sex if national.sex in ("F", "M") else "",
        documents=tuple(filter(None, (*held, document(national.national_id)))),
        phones=(*national.phones, *kin),
        county=national.home_county,
    )


def _by_facts_and_keys(person: Person, visible: NationalQuerySet) -> list[National]:
    """By a shared document or phone, or by two parts of the name."""
    condition = Q(pk__in=[])
    if person.documents:
        holders = TravelDocument.objects.filter(number_key__in=person.documents).values("national")
        condition |= Q(pk__in=holders) | Q(national_id__in=person.documents)
    if person.phones:
        relatives = NextOfKin.objects.filter(phones__overlap=list(person.phones)).values("national")
        condition |= Q(phones__overlap=list(person.phones)) | Q(pk__in=relatives)
    if pairs := pair_keys(_keys(person)):
        condition |= Q(name_keys__overlap=sorted(pairs))
    return list(visible.filter(condition).order_by("-pk")[:POOL])


def _by_one_part(person: Person, visible: NationalQuerySet) -> list[National]:
    """By one part of the name, those spelled most alike first."""
    return _most_alike(person, visible.filter(name_keys__overlap=sorted(_keys(person))))


def _by_spelling(person: Person, visible: NationalQuerySet) -> list[National]:
    """The odd spelling that shares no key."""
    return _most_alike(person, visible.filter(folded_name__trigram_word_similar=fold(person.names[0])))


def _most_alike(person: Person, nationals: NationalQuerySet) -> list[National]:
    alike = TrigramWordSimilarity(fold(person.names[0]), "folded_name")
    return list(nationals.order_by(alike.desc(), "-pk")[:LOOSE_POOL])


def _keys(person: Person) -> frozenset[str]:
    return frozenset().union(*(keys(name) for name in person.names))
