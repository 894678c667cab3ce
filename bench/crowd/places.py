"""Where each person of the crowd goes: what he may see, and the few cases on which all of his post work at once."""

from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote

from django.urls import reverse

from accounts.choices import Role
from accounts.models import User
from bench.picks import Draw, things
from bench.visits.picked import NATIONALS, OPEN_CASES, typed
from cases.models import Case
from networks.models import Actor

SHARED = 5
"""Cases of a post on which all of its people write."""
_LISTS = ("", "?view=mine", "?view=late", "?status=detained", "?sort=name", "?open=all", "?view=unassigned&sort=due")
_ACTORS = things(Actor, "reference", merged_into=None, put_away_at=None)


@dataclass(frozen=True, slots=True)
class Places:
    """Of one user. ``kinds`` of pages, each with addresses."""

    cases: list[str]
    shared: list[str]
    kinds: dict[str, list[str]] = field(default_factory=dict)


def crowd_of(most: int) -> list[User]:
    """Caseworkers and supervisors of all posts, those of each post one after the other."""
    working = User.objects.filter(is_active=True, memberships__role__in=(Role.CASEWORKER, Role.SUPERVISOR))
    return list(working.distinct().order_by("email")[:most])


def places_of(user: User, seed: int) -> Places:
    draw = Draw(user, Random(f"{seed} {user.pk}"))
    cases = [reference for (reference,) in OPEN_CASES(draw)]
    return Places(cases, _shared(user), _kinds(draw, cases))


def _shared(user: User) -> list[str]:
    """The newest of his post: the same for all who work there. Of all posts for who works at headquarters, which has
    none of its own."""
    seen = Case.objects.visible_to(user).open().filter(restricted=False)
    here = seen if user.scope.sees_all else seen.filter(post__in=user.scope.posts)
    return list(here.order_by("-opened_at", "-pk").values_list("reference", flat=True)[:SHARED])


def _kinds(draw: Draw, cases: list[str]) -> dict[str, list[str]]:
    people = [reference for (reference,) in NATIONALS(draw)]
    names = [quote(name) for name in typed(draw)]
    return {
        "today": [reverse("cases:today")],
        "list": [reverse("cases:list") + query for query in _LISTS],
        "case": _of("cases:case", cases),
        "part of a case": [*_of("cases:related", cases), *_of("diplomacy:case-panel", cases)],
        "timeline": _of("cases:timeline", cases),
        "person": _of("nationals:national", people),
        "search": [f"{reverse('search:search')}?q={name}" for name in names],
        "while typing": [f"{reverse('nationals:suggest')}?name={name}" for name in names],
        "actor": _of("networks:actor", [reference for (reference,) in _ACTORS(draw)]),
        "register": [reverse(f"diplomacy:{name}") for name in ("requests", "commitments", "engagements", "notes")],
        "dashboard": [reverse("reports:dashboard")],
    }


def _of(name: str, references: list[str]) -> list[str]:
    return [reverse(name, args=[reference]) for reference in references]
