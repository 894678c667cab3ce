"""Step by step from the middle: whom the claims that a person may read lead to. Numbers only, a fixed number of
queries for each step, whatever the size of the register."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q
from django.db.models.expressions import Window
from django.db.models.functions import RowNumber

from accounts.models import User
from networks.choices import Drawn
from networks.models import Actor, Identifier, Involvement
from networks.picture.graph import Key, Sort
from networks.services.picture.asked import Asked
from networks.services.picture.ties import ties_of

MOST_ROWS = 10_000  # claims looked at in one step
FOR_LEAVES = 40  # room kept for places and payments
_NEAR = 0.6  # of the room, for a step that is not the last


@dataclass(slots=True)
class Reach:
    """``steps``: how far each is from the middle, nearest first; ``left_out``: the same of those for whom there was no
    room. ``is_cut``: there are more claims than were looked at."""

    steps: dict[Key, int]
    left_out: dict[Key, int] = field(default_factory=dict)
    is_cut: bool = False

    def at(self, sort: Sort, steps: int | None = None) -> list[int]:
        return [int(key[1]) for key, far in self.steps.items() if key[0] == sort and steps in (None, far)]


def reach(middle: Key, asked: Asked, user: User) -> Reach:
    """Nearest first; where a step finds more than there is room for, those with the most links are kept."""
    found = Reach({middle: 0})
    room = asked.most - 1 - (FOR_LEAVES if asked.draws(Drawn.PLACE) or asked.draws(Drawn.PAYMENT) else 0)
    for step in range(1, asked.steps + 1):
        links = _beyond(found, step - 1, asked, user)
        here = room if step == asked.steps else int(room * _NEAR)
        ranked = _ranked(links, user) if len(links) > here else sorted(links, key=str)
        for key in ranked[:here]:
            found.steps[key] = step
        found.left_out |= dict.fromkeys(ranked[here:], step)
        room -= len(ranked[:here])
    for key in list(found.left_out)[:room]:
        found.steps[key] = found.left_out.pop(key)
    return found


def _beyond(found: Reach, far: int, asked: Asked, user: User) -> Counter[Key]:
    """Whoever is linked to those that are so far away and was not found before, with the number of these links."""
    actors, cases = found.at(Sort.ACTOR, far), found.at(Sort.CASE, far)
    pairs = _by_cases(found, actors, cases, asked, user) if asked.draws(Drawn.CASE) or cases else []
    pairs += [tie.ends for tie in ties_of(actors, found.at(Sort.AUTHORITY, far), asked, user, most=MOST_ROWS)]
    pairs += _by_numbers(actors, asked, user)
    found.is_cut |= len(pairs) >= MOST_ROWS
    known = found.steps.keys() | found.left_out.keys()
    return _allowed(Counter(end for pair in pairs for end in pair if end not in known), asked, user)


def _by_cases(found: Reach, actors: list[int], cases: list[int], asked: Asked, user: User) -> list[tuple[Key, Key]]:
    """Newest first, a few of each: an actor named in thousands does not hide what is known of the others."""
    wanted = Q(case__in=cases)
    if asked.draws(Drawn.CASE):
        wanted |= Q(actor__in=actors)
    rows = (
        Involvement.objects.visible_to(user).standing().filter(wanted, confidence__in=asked.sure)
        .annotate(turn=Window(RowNumber(), partition_by=["actor" if actors else "case"], order_by="-pk"))
        .order_by("turn", "-pk").values_list("actor", "case")
    )  # fmt: skip
    return [((Sort.ACTOR, actor), (Sort.CASE, case)) for actor, case in rows[:MOST_ROWS]]


def _by_numbers(actors: list[int], asked: Asked, user: User) -> list[tuple[Key, Key]]:
    """Of whom the same number or account is said."""
    if not actors:
        return []
    said = Identifier.objects.visible_to(user).standing().filter(confidence__in=asked.sure)
    keys = dict(said.filter(actor__in=actors).order_by("-pk").values_list("key", "actor")[:MOST_ROWS])
    others = said.filter(key__in=keys).exclude(actor__in=actors).order_by("-pk").values_list("actor", "key").distinct()
    return [((Sort.ACTOR, keys[key]), (Sort.ACTOR, other)) for other, key in others[:MOST_ROWS]]


def _allowed(links: Counter[Key], asked: Asked, user: User) -> Counter[Key]:
    """Without actors that this person may not see, that are put away, or of a kind that was not asked for."""
    numbers = [key[1] for key in links if key[0] == Sort.ACTOR]
    visible: Any = Actor.objects.visible_to(user).listed().filter(pk__in=numbers, kind__in=asked.actor_kinds)
    seen = set(visible.order_by().values_list("pk", flat=True)) if numbers else set()
    return Counter({key: many for key, many in links.items() if key[0] != Sort.ACTOR or key[1] in seen})


def _ranked(links: Counter[Key], user: User) -> list[Key]:
    """Best connected first, to those that are drawn and then to others."""
    said = Involvement.objects.visible_to(user).standing()
    beyond: dict[Key, int] = {}
    for sort, one, other in ((Sort.ACTOR, "actor", "case"), (Sort.CASE, "case", "actor")):
        numbers = [key[1] for key in links if key[0] == sort]
        counted = (
            said.filter(**{f"{one}__in": numbers})
            .order_by()
            .values_list(one)
            .annotate(many=Count(other, distinct=True))
        )
        beyond |= {(sort, number): many for number, many in counted}
    return sorted(links, key=lambda key: (-links[key], -beyond.get(key, 0), _newest(key)))


def _newest(key: Key) -> tuple[str, int]:
    return key[0], -int(key[1])
