"""Whom somebody may mean by a nickname, a telephone number, an account: found by keys, judged as persons are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from core.choices import Sex
from nationals.matching.keys import keys, pair_keys, slip_keys
from nationals.matching.normalise import fold
from nationals.matching.person import Person
from nationals.matching.score import Match, compare
from nationals.matching.weights import THRESHOLDS, Band
from networks.choices import IdentifierKind
from networks.models import Actor, ActorName, Identifier

POOL = 60
"""Entries that are compared for one question at most."""
POSSIBLE = dict(THRESHOLDS)[Band.POSSIBLE]
LEAST_FOUND = 0.2
"""Of a score: victims know a part of a name, where a national tells all of his."""


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
            told += [_(reason.sentence) % dict(reason.values) for reason in self.match.reasons]
        return "; ".join(told)

    @property
    def rank(self) -> tuple[int, float, int]:
        return (-len(self.same), -self.match.score, self.actor.pk)


def likely(asked: Asked, *, user: User, limit: int = 8) -> list[Candidate]:
    """Actors whom this user may see and who may be meant, best first; six queries at most."""
    numbers = _by_number(asked, user)
    pool = dict.fromkeys((*numbers, *_by_name(asked.name, user)))
    actors = Actor.objects.visible_to(user).listed().defer("name_keys", "folded_name").in_bulk(list(pool))
    names = _names(actors, user)
    sex = asked.sex if asked.sex in (Sex.FEMALE, Sex.MALE) else ""
    person = Person(names=(asked.name,) if asked.name else (), sex=sex)
    found = [
        Candidate(actor, compare(person, _person(actor, names[pk])), tuple(numbers.get(pk, ())))
        for pk, actor in actors.items()
    ]
    worth = [one for one in found if one.same or one.match.score >= LEAST_FOUND]
    return sorted(worth, key=lambda candidate: candidate.rank)[:limit]


def _person(actor: Actor, names: list[str]) -> Person:
    return Person(names=(actor.name, *names), sex=actor.sex if actor.sex in (Sex.FEMALE, Sex.MALE) else "")


def _names(actors: Iterable[int], user: User) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    known = ActorName.objects.visible_to(user).standing().filter(actor__in=list(actors))
    for number, name in known.order_by("pk").values_list("actor", "name"):
        found[number].append(name)
    return found


def _by_number(asked: Asked, user: User) -> dict[int, list[IdentifierKind]]:
    found: dict[int, list[IdentifierKind]] = {}
    if asked.numbers:
        same = Identifier.objects.visible_to(user).standing().filter(key__in=sorted(asked.numbers))
        for number, kind in same.order_by("actor", "kind").values_list("actor", "kind").distinct()[:POOL]:
            found.setdefault(number, []).append(IdentifierKind(kind))
    return found


def _by_name(name: str, user: User) -> list[int]:
    """By two parts of the name or an odd spelling of them; by its one part; and only where nobody is, by letters."""
    folded = fold(name)
    if not folded:
        return []
    of_name = keys(name)
    wanted = sorted(pair_keys(of_name) | slip_keys([name]) | (frozenset() if pair_keys(of_name) else of_name))
    parts = sorted(of_name)
    for condition in (
        {"name_keys__overlap": wanted},
        {"name_keys__overlap": parts},
        {"folded_name__trigram_word_similar": folded},
    ):
        found = _ranked(condition, folded, user)
        if found:
            return found
    return []


def _ranked(condition: dict[str, Any], folded: str, user: User) -> list[int]:
    """Of those who fit, the ones whose letters are most alike."""
    alike = TrigramWordSimilarity(folded, "folded_name")
    own: QuerySet[Any] = Actor.objects.visible_to(user).listed().filter(**condition)
    other: QuerySet[Any] = ActorName.objects.visible_to(user).standing().filter(**condition)
    found = [
        *own.order_by(alike.desc(), "-pk").values_list("pk", flat=True)[:POOL],
        *other.order_by(alike.desc(), "-pk").values_list("actor", flat=True)[:POOL],
    ]
    return list(dict.fromkeys(found))
