"""Whom somebody may mean by a nickname, a telephone number, an account: found by keys, judged as persons are."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case as DbCase
from django.db.models import CharField, FloatField, QuerySet, Value, When
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from accounts.models import User
from core.choices import Sex
from core.text import tidy
from nationals.matching.keys import keys, pair_keys, slip_keys
from nationals.matching.normalise import fold
from nationals.matching.person import Person
from nationals.matching.reasons import MISSING_PART
from nationals.matching.score import Match, compare
from nationals.matching.weights import THRESHOLDS, Band
from networks.choices import IdentifierKind
from networks.matching import possible_keys
from networks.models import Actor, ActorName, Identifier, visibility

Rows = QuerySet[Any, Any]
POOL = 60
"""Entries that are compared for one question at most."""
SPARE = 8
"""Entries that are compared beyond twice as many as are wanted, which suffices since the most alike go first."""
LOOKED_AT = 200
"""Names at most that fit one part of what is asked."""
POSSIBLE = dict(THRESHOLDS)[Band.POSSIBLE]
LEAST_FOUND = 0.2
"""Of a score: victims know a part of a name, where a national tells all of his."""

LONGEST = 200
_MOST_NAMES = 4
_MOST_WORDS = 8
REFERENCE = re.compile(r"\s*[Aa][\s-]?\s?(\d{1,9})\s*")
NO_MATCH = Match(0.0, Band.UNLIKELY, ())


@dataclass(frozen=True, slots=True)
class Asked:
    """What was told of somebody: his name, and his numbers as ``networks.matching`` compares them."""

    name: str = ""
    numbers: frozenset[str] = frozenset()
    sex: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """``same``: the kinds of numbers that both have."""

    actor: Actor
    match: Match
    same: tuple[IdentifierKind, ...] = ()

    @property
    def reason(self) -> str:
        """In the reader's language, the strongest first."""
        told = [_("same %(kind)s") % {"kind": kind.label} for kind in self.same]
        if self.match.score >= LEAST_FOUND:
            told += [
                _(reason.sentence) % dict(reason.values)
                for reason in self.match.reasons
                if reason.sentence != MISSING_PART
            ]
        return "; ".join(told)

    @property
    def rank(self) -> tuple[int, float, int]:
        return (-len(self.same), -self.match.score, self.actor.pk)


def likely(asked: Asked, *, user: User, limit: int = 8) -> list[Candidate]:
    """Actors whom this user may see and who may be meant, best first; four queries at most."""
    numbers = _pool(asked, user, min(POOL, 2 * limit + SPARE)) if visibility.may_see(user) else {}
    actors = Actor.objects.visible_to(user).listed().defer("name_keys", "folded_name").in_bulk(list(numbers))
    names = _names(actors, user)
    sex = asked.sex if asked.sex in (Sex.FEMALE, Sex.MALE) else ""
    person = Person(names=(asked.name,) if asked.name else (), sex=sex)
    found = [
        Candidate(actor, compare(person, _person(actor, names[pk])), tuple(numbers.get(pk, ())))
        for pk, actor in actors.items()
    ]
    worth = [one for one in found if one.same or one.match.score >= LEAST_FOUND]
    return sorted(worth, key=lambda candidate: candidate.rank)[:limit]


def alike_to(actor: Actor, *, user: User, limit: int = 8) -> list[Candidate]:
    """Who may be the same under another entry: by his numbers and each of his names, as far as the user sees them."""
    numbers = Identifier.objects.visible_to(user).standing().filter(actor=actor).order_by("pk")
    asked = frozenset(numbers.values_list("key", flat=True))
    best: dict[int, Candidate] = {}
    for name in [actor.name, *_names([actor.pk], user)[actor.pk]][:_MOST_NAMES]:
        for found in likely(Asked(name, asked, actor.sex), user=user, limit=limit + 1):
            if found.actor.pk not in best or found.rank < best[found.actor.pk].rank:
                best[found.actor.pk] = found
    worth = (one for pk, one in best.items() if pk != actor.pk and (one.same or one.match.score >= POSSIBLE))
    return sorted(worth, key=lambda candidate: candidate.rank)[:limit]


def find(words: str, *, user: User, limit: int) -> list[Candidate]:
    """By whatever somebody typed: a name, a number, an account, or the reference itself."""
    words = words.replace("\0", " ")[:LONGEST]
    if reference := REFERENCE.fullmatch(words):
        named = Actor.objects.visible_to(user).known_as(f"A-{int(reference[1]):06d}").first()
        return [Candidate(named, NO_MATCH)] if named else []
    return likely(Asked(tidy(words), frozenset(possible_keys(words))), user=user, limit=limit)


def _person(actor: Actor, names: list[str]) -> Person:
    return Person(names=(actor.name, *names), sex=actor.sex if actor.sex in (Sex.FEMALE, Sex.MALE) else "")


def _names(actors: Collection[int], user: User) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    if not actors:
        return found
    known = ActorName.objects.visible_to(user).standing().filter(actor__in=list(actors))
    for number, name in known.order_by("pk").values_list("actor", "name"):
        found[number].append(name)
    return found


def _pool(asked: Asked, user: User, most: int) -> dict[int, list[IdentifierKind]]:
    """By number the few to compare, each with the kinds of numbers that both have; by letters only where nobody shares
    a number or a key. At most two queries."""
    folded = fold(asked.name)
    shared = [{"name_keys__overlap": sorted(some)} for some in _keys(asked.name)] if folded else []
    found = _together([*_by_number(asked, user), *(_by_name(shared, folded, user) if shared else ())], most)
    if not found and folded:
        return _together([*_by_name([{"folded_name__trigram_word_similar": folded}], folded, user)], most)
    return found


def _keys(name: str) -> list[frozenset[str]]:
    """Of two parts together, of each by itself, and what is left: a common name does not hide a rare one."""
    every = keys(name)
    both = pair_keys(every) | slip_keys([name])
    each = [keys(word) & every for word in name.split()[:_MOST_WORDS]]
    return [some for some in dict.fromkeys((both, *each, every.difference(both, *each))) if some]


def _together(lookups: list[Rows], most: int) -> dict[int, list[IdentifierKind]]:
    """All who share a number, and so many of the others who are most alike."""
    found, alike = dict[int, list[IdentifierKind]](), dict[int, float]()
    for number, kind, how_alike in lookups[0].union(*lookups[1:], all=True) if lookups else ():
        if kind and kind not in found.setdefault(number, []):
            found[number].append(IdentifierKind(kind))
        alike[number] = max(how_alike, alike.get(number, 0.0))
    return {number: found.get(number, []) for number in (*found, *nlargest(most, alike, key=alike.__getitem__))}


def _by_number(asked: Asked, user: User) -> Iterator[Rows]:
    if asked.numbers:
        same = Identifier.objects.visible_to(user).standing().filter(key__in=sorted(asked.numbers))
        alike = Value(1.0, output_field=FloatField())
        yield same.order_by("pk").values_list("actor", Cast("kind", CharField()), alike)[:POOL]


def _by_name(conditions: list[dict[str, Any]], folded: str, user: User) -> Iterator[Rows]:
    """Of some hundreds who fit and may be seen, the ones whose letters are most alike: thousands have a common name.
    Whoever fits the first condition goes before the others."""
    letters = Cast(TrigramWordSimilarity(folded, "folded_name"), FloatField())
    alike = letters + DbCase(When(**conditions[0], then=Value(1.0)), default=Value(0.0))
    none = Value("", output_field=CharField())
    own = Actor.objects.filter(pk__in=_some(Actor.objects.visible_to(user).listed(), conditions))
    yield own.order_by(alike.desc(), "-pk").values_list("pk", none, alike)[:POOL]
    other = ActorName.objects.filter(pk__in=_some(ActorName.objects.visible_to(user).standing(), conditions))
    yield other.order_by(alike.desc(), "-pk").values_list("actor", none, alike)[:POOL]


def _some(named: Rows, conditions: list[dict[str, Any]]) -> Rows:
    first, *more = (named.order_by().filter(**condition).values("pk")[:LOOKED_AT] for condition in conditions)
    return first.union(*more) if more else first
