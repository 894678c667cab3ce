"""In how many cases an actor is named: numbers, and nothing else of cases that the reader may not see."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count

from accounts.models import User
from networks.models import Actor, Involvement


@dataclass(frozen=True, slots=True)
class Seen:
    """``mine``: cases that the reader sees. ``cases`` and ``posts``: all that are not restricted, told to whoever sees
    a case of his own that names the actor; else nothing (see docs/adr/0019)."""

    mine: int = 0
    cases: int = 0
    posts: int = 0

    @property
    def is_told(self) -> bool:
        """Whether he is named beyond what the reader sees, and the reader may know."""
        return bool(self.mine) and self.cases > 0

    @property
    def is_elsewhere(self) -> bool:
        return self.is_told and self.cases > self.mine


def sightings(actors: Collection[Actor], user: User) -> dict[int, Seen]:
    """Of each actor, by number; two queries."""
    standing = Involvement.objects.standing().filter(actor__in=[actor.pk for actor in actors]).order_by()
    mine = dict(standing.visible_to(user).values_list("actor").annotate(cases=Count("case", distinct=True)))
    told = standing.filter(actor__in=list(mine), case__restricted=False)
    counted = told.values_list("actor").annotate(
        cases=Count("case", distinct=True), posts=Count("case__post", distinct=True)
    )
    everywhere = {number: (cases, posts) for number, cases, posts in counted}
    return {actor.pk: Seen(mine.get(actor.pk, 0), *everywhere.get(actor.pk, (0, 0))) for actor in actors}
