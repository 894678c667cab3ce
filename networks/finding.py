"""Whom somebody may mean by a nickname, a telephone number, an account: found by keys, judged as persons are."""

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import User
from core.choices import Sex
from core.text import tidy
from nationals.matching.person import Person
from nationals.matching.reasons import MISSING_PART
from nationals.matching.score import Match, compare
from nationals.matching.weights import THRESHOLDS, Band
from networks.choices import IdentifierKind
from networks.lookups import POOL, Asked, pool
from networks.matching import possible_keys
from networks.models import Actor, ActorName, Identifier, visibility

SPARE = 8
"""Entries that are compared beyond twice as many as are wanted, which suffices since the most alike go first."""
POSSIBLE = dict(THRESHOLDS)[Band.POSSIBLE]
LEAST_FOUND = 0.2
"""Of a score: victims know a part of a name, where a national tells all of his."""

LONGEST = 200
_MOST_NAMES = 4
REFERENCE = re.compile(r"\s*[Aa][\s-]?\s?(\d{1,9})\s*")
NO_MATCH = Match(0.0, Band.UNLIKELY, ())


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
    numbers = pool(asked, user, min(POOL, 2 * limit + SPARE)) if visibility.may_see(user) else {}
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
