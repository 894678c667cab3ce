"""Who in the register may be the person that somebody is about to enter or is looking for."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db import connection
from django.db.models import QuerySet, Value
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.dates import ministry_today
from nationals import finding
from nationals.choices import DocumentKind, DocumentState
from nationals.matching.normalise import document, fold
from nationals.matching.person import Person
from nationals.matching.score import Match, bits_of, compare
from nationals.matching.weights import THRESHOLDS, Band
from nationals.models import National
from nationals.models.national import NationalQuerySet

POOL = finding.POOL
SPARE = 8
"""Records that are compared beyond twice as many as are wanted, which suffices since the most promising go first."""
CHUNK = 100
"""People who are looked for together."""
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
    """People whom this user may see and who may be the person, best first; at most five queries.

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
    return next(match_among(nationals, [person], limit=limit, least=least))


def match_many(
    people: Iterable[Person], *, user: User, limit: int = 5, least: float = POSSIBLE, by_spelling: bool = True
) -> Iterator[list[Candidate]]:
    """The candidates of each of many people, the same as one by one, at a few queries for a hundred of them.

    Without ``by_spelling`` nobody is looked for, at a query each, who shares no key with anybody.
    """
    visible = National.objects.visible_to(user)
    return match_among(visible, people, limit=limit, least=least, by_spelling=by_spelling)


def match_among(
    nationals: NationalQuerySet, people: Iterable[Person], *, limit: int, least: float, by_spelling: bool = True
) -> Iterator[list[Candidate]]:
    """As `match_many`, of a part of the register; who may see them is the caller's care."""
    waiting = iter(people)
    while some := list(islice(waiting, CHUNK)):
        most = min(POOL, 2 * limit + SPARE)
        found = pools(some, nationals, most=most, least=least, by_spelling=by_spelling)
        known = people_of(national for pool in found for national in pool)
        for person, pool in zip(some, found, strict=True):
            matches = (Candidate(national, compare(person, known[national.pk])) for national in pool)
            worth = [candidate for candidate in matches if candidate.match.score >= least]
            yield sorted(worth, key=lambda candidate: (-candidate.match.score, candidate.national.pk))[:limit]


def pools(
    people: Sequence[Person],
    visible: NationalQuerySet,
    *,
    most: int = POOL,
    least: float = 0.0,
    by_spelling: bool = True,
) -> list[list[National]]:
    """For each the few to compare, to score ``least``: by facts and keys, or, where nobody shares any, by spelling."""
    found = finding.numbers(people, visible, most=most, least=bits_of(least))
    if by_spelling:
        found = _or_by_spelling(people, found, visible)
    wanted = {number for numbers in found for number in numbers}
    entries = visible.defer("name_keys", "folded_name").in_bulk(wanted) if wanted else {}
    return [[entries[number] for number in numbers if number in entries] for numbers in found]


def person_of(national: National) -> Person:
    """What is compared of one."""
    return people_of([national])[national.pk]


def people_of(nationals: Iterable[National]) -> dict[int, Person]:
    """What is compared of each national, by its number; one query, whose rows are not made into objects."""
    by_number = {national.pk: national for national in nationals}
    beside = _beside(list(by_number))
    return {
        number: Person(
            names=(national.name, *beside[number, "name"]),
            born=national.born,
            sex=national.sex if national.sex in ("F", "M") else "",
            documents=tuple(filter(None, (*beside[number, "document"], document(national.national_id)))),
            phones=(*national.phones, *beside[number, "phone"]),
            county=national.home_county,
            relatives=tuple(beside[number, "relative"]),
            languages=("", *spoken) if any(spoken := beside[number, "language"]) else (),
            passports=tuple((each[:2], each[3:]) for each in beside[number, "passport"]),
        )
        for number, national in by_number.items()
    }


def _beside(numbers: list[int]) -> dict[tuple[int, str], list[str]]:
    """Aliases with their languages, documents, relatives and their phones, each in the order of their entry."""
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    if numbers:
        with connection.cursor() as cursor:
            cursor.execute(_BESIDE, {**_VALID, "numbers": numbers, "today": ministry_today()})
            for number, kind, value in cursor.fetchall():
                found[number, kind].append(value)
    return found


_VALID: dict[str, Any] = {
    "passport": DocumentKind.PASSPORT.value,
    "kept": [str(state.value) for state in (DocumentState.HELD, DocumentState.POST, DocumentState.CONFISCATED)],
}
_BESIDE = """
SELECT national_id, kind, value FROM (
    SELECT national_id, 'name' AS kind, id, 0::bigint AS place, name::text AS value
    FROM nationals_alias WHERE national_id = ANY(%(numbers)s)
    UNION ALL
    SELECT national_id, 'language', id, 0, language FROM nationals_alias WHERE national_id = ANY(%(numbers)s)
    UNION ALL
    SELECT national_id, 'document', id, 0, number_key FROM nationals_traveldocument WHERE national_id = ANY(%(numbers)s)
    UNION ALL
    SELECT national_id, 'passport', id, 0, issuer || ' ' || number_key
    FROM nationals_traveldocument WHERE national_id = ANY(%(numbers)s) AND issuer <> '' AND number_key <> ''
    AND kind = %(passport)s AND state = ANY(%(kept)s) AND expires_on >= %(today)s
    UNION ALL
    SELECT national_id, 'relative', id, 0, name FROM nationals_nextofkin WHERE national_id = ANY(%(numbers)s)
    UNION ALL
    SELECT national_id, 'phone', id, place, phone
    FROM nationals_nextofkin, unnest(phones) WITH ORDINALITY AS each (phone, place) WHERE national_id = ANY(%(numbers)s)
) AS beside ORDER BY id, place
"""


def _or_by_spelling(people: Sequence[Person], found: list[list[int]], visible: NationalQuerySet) -> list[list[int]]:
    """The odd spelling that shares no key: for all whom nobody was found for in one query."""
    names = {place: fold(person.names[0]) for place, person in enumerate(people) if person.names and not found[place]}
    lookups = [_alike(name, visible, place) for place, name in names.items() if name]
    spelled: dict[int, list[int]] = defaultdict(list)
    rows = lookups[0].union(*lookups[1:], all=True) if lookups else ()
    for place, _alikeness, number in sorted(rows, reverse=True):
        spelled[place].append(number)
    return [numbers or spelled[place] for place, numbers in enumerate(found)]


def _alike(name: str, visible: NationalQuerySet, place: int) -> "QuerySet[National, tuple[int, float, int]]":
    near = visible.filter(folded_name__trigram_word_similar=name)
    alike = near.annotate(place=Value(place), alike=TrigramWordSimilarity(name, "folded_name"))
    return alike.order_by("-alike", "-pk").values_list("place", "alike", "pk")[:POOL]
