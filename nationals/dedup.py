"""Who in the register may be the person that somebody is about to enter or is looking for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import F, Func, IntegerField, TextField, Value
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from nationals.matching.keys import dated_keys, keys, loose_keys, pair_keys
from nationals.matching.normalise import document, fold
from nationals.matching.person import Person
from nationals.matching.score import Match, compare
from nationals.matching.weights import THRESHOLDS, Band
from nationals.models import Alias, National, NextOfKin, TravelDocument
from nationals.models.national import NationalQuerySet

POOL = 60
"""Records that are compared in Python for one question."""
MOST_RANKED, MOST_OF_ODD = 3000, 1500
"""Records that are ranked because they share two parts, or less: all, unless very many do."""
POSSIBLE = dict(THRESHOLDS)[Band.POSSIBLE]
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
    found = pool(person, nationals)
    known = people_of(found)
    matches = (Candidate(national, compare(person, known[national.pk])) for national in found)
    worth = [candidate for candidate in matches if candidate.match.score >= least]
    return sorted(worth, key=lambda candidate: (-candidate.match.score, candidate.national.pk))[:limit]


def pool(person: Person, visible: NationalQuerySet) -> list[National]:
    """The few to compare: by facts and keys, or, only where nobody shares any, by spelling."""
    found = {national.pk: national for national in (*_by_facts(person, visible), *_by_keys(person, visible))}
    if not found and any(map(fold, person.names)):
        return _by_spelling(person, visible)
    return list(found.values())


def person_of(national: National) -> Person:
    """What is compared of one."""
    return people_of([national])[national.pk]


def people_of(nationals: Iterable[National]) -> dict[int, Person]:
    """What is compared of each national, by its number; three queries, whose rows are not made into objects."""
    by_number = {national.pk: national for national in nationals}
    names, held, phones = (_of_each(model, column, by_number) for model, column in _BESIDE)
    return {
        number: Person(
            names=(national.name, *names[number]),
            born=national.born,
            sex=national.sex if national.sex in ("F", "M") else "",
            documents=tuple(filter(None, (*held[number], document(national.national_id)))),
            phones=(*national.phones, *chain.from_iterable(phones[number])),
            county=national.home_county,
        )
        for number, national in by_number.items()
    }


def _of_each(
    model: type[Alias | TravelDocument | NextOfKin], column: str, numbers: Iterable[int]
) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    rows = model._default_manager.filter(national__in=list(numbers)).order_by("pk").values_list("national_id", column)
    for number, value in rows:
        found[number].append(value)
    return found


_BESIDE = ((Alias, "name"), (TravelDocument, "number_key"), (NextOfKin, "phones"))


def _by_facts(person: Person, visible: NationalQuerySet) -> list[National]:
    """By a shared document or phone: apart, since one condition over several tables would have no index."""
    numbers, phones = list(person.documents), list(person.phones)
    of_numbers = (
        TravelDocument.objects.filter(number_key__in=numbers),
        National.objects.filter(national_id__in=numbers),
    )
    of_phones = (NextOfKin.objects.filter(phones__overlap=phones), National.objects.filter(phones__overlap=phones))
    lookups = (of_numbers if numbers else ()) + (of_phones if phones else ())
    if not lookups:
        return []
    holders = [
        found.order_by().values_list("pk" if found.model is National else "national_id")[:POOL] for found in lookups
    ]
    return list(visible.filter(pk__in=holders[0].union(*holders[1:])).order_by("-pk")[:POOL])


def _by_keys(person: Person, visible: NationalQuerySet) -> list[National]:
    """By two parts of the name, what slips leave of them, or one part: who shares most, then who is spelled alike."""
    asked = _keys(person)
    if not asked:
        return []
    pairs, odd = pair_keys(asked), loose_keys(asked) | dated_keys(asked, person.born, around=1)
    some = [
        visible.filter(name_keys__overlap=sorted(group)).order_by().values("pk")[:most]
        for group, most in ((pairs, MOST_RANKED), (odd or asked, MOST_OF_ODD))
        if group
    ]
    shared = Shared(F("name_keys"), Value(sorted(asked | odd), output_field=ArrayField(TextField())))
    alike = TrigramWordSimilarity(fold(person.names[0]), "folded_name")
    ranked = National.objects.filter(pk__in=some[0].union(*some[1:]) if some[1:] else some[0])
    return list(ranked.order_by(shared.desc(), alike.desc(), "-pk")[:POOL])


class Shared(Func):
    """How many members two arrays have in common."""

    template = "(SELECT count(*) FROM (SELECT unnest(%(expressions)s)) AS shared)"
    arg_joiner = ") INTERSECT SELECT unnest("
    output_field = IntegerField()


def _by_spelling(person: Person, visible: NationalQuerySet) -> list[National]:
    """The odd spelling that shares no key."""
    alike = TrigramWordSimilarity(fold(person.names[0]), "folded_name")
    near = visible.filter(folded_name__trigram_word_similar=fold(person.names[0]))
    return list(near.order_by(alike.desc(), "-pk")[:POOL])


def _keys(person: Person) -> frozenset[str]:
    return frozenset().union(*(keys(name) for name in person.names))
