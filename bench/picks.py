"""Which objects an address is asked for: some of those in the database that its reader may see, drawn by chance.

A thing is drawn by its number, so that a large table costs no more than a small one; where too few come of that (few
fit the conditions), the first that fit are taken.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from django.db import OperationalError, connection, models, transaction
from django.db.models import F, Q
from django.db.models.functions import Mod
from django.db.models.lookups import In

from accounts.choices import Permission
from accounts.models import User

MOST, _DRAWN = 200, 1500
PATIENCE = "1s"
Arguments = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Draw:
    """For whom, by which chance, and how many pages far a list is walked; ``known``: what was drawn for him before."""

    user: User
    chance: Random
    pages: int = 1
    known: dict[object, list[Arguments]] = field(default_factory=dict)

    def some(self, rows: "models.QuerySet[Any]", *fields: str) -> list[Arguments]:
        ordered = rows.order_by("pk")
        last = rows.model._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 0
        numbers = self.chance.sample(range(1, last + 1), min(_DRAWN, last)) if isinstance(last, int) else []
        found = list(ordered.filter(pk__in=numbers).values_list(*fields)[:MOST])
        if len(found) < MOST:
            found += _first(ordered.values_list(*fields)[:MOST])
        found = list(dict.fromkeys(found))[:MOST]
        self.chance.shuffle(found)
        return found


def _first(rows: "models.QuerySet[Any, Arguments]") -> list[Arguments]:
    """The first that fit; none where looking for them takes longer than ``PATIENCE``: then the drawn ones must do."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [PATIENCE])
            return list(rows)
    except OperationalError:
        return []


Pick = Callable[[Draw], list[Arguments]]


def nothing(draw: Draw) -> list[Arguments]:
    """An address without parts."""
    return [()]


def fixed(*arguments: Any) -> Pick:
    def pick(draw: Draw) -> list[Arguments]:
        return [arguments]

    return pick


def things(
    model: type[models.Model], *fields: str, where: Q | None = None, through: str = "", own: str = "", **more: Any
) -> Pick:
    """``fields`` of those that are visible. ``through``: the key to what decides on their visibility, if they have no
    rule of their own (a relative is seen by who sees the person); ``own``: the key to the post that must be the
    reader's, where nobody else may change it."""

    def pick(draw: Draw) -> list[Arguments]:
        if pick not in draw.known:
            rows = _seen(model, through, draw.user).filter(where or Q(), _at(own, draw.user), **more)
            draw.known[pick] = draw.some(rows, *fields)
        return draw.chance.sample(draw.known[pick], len(draw.known[pick]))

    return pick


def tenths(*digits: int) -> Q:
    """Those whose number ends in one of these digits. What is done to a thing once must not be done to what another
    visit asks for: they take other tenths."""
    return Q(In(Mod(F("pk"), 10), digits))


def open_to(of: Pick, *more: Any) -> Pick:
    """The same, and these parts behind."""
    return lambda draw: [(*arguments, *more) for arguments in of(draw)]


def first_of(*picks: Pick) -> Pick:
    """Of the first that finds any."""
    return lambda draw: next((found for pick in picks if (found := pick(draw))), [])


def _seen(model: type[models.Model], through: str, user: User) -> "models.QuerySet[Any]":
    rows: Any = model._default_manager.all()
    if through:
        target: Any = model
        for name in through.split("__"):
            target = target._meta.get_field(name).related_model
        return rows.filter(**{f"{through}__in": target._default_manager.visible_to(user)})  # type: ignore[no-any-return]
    return rows.visible_to(user) if hasattr(rows, "visible_to") else rows  # type: ignore[no-any-return]


def _at(post: str, user: User) -> Q:
    """Of the posts at which this person works; of all, for somebody who works at all."""
    posts = user.scope.posts_for(Permission.RECORD) if post else None
    return Q() if posts is None else Q(**{f"{post}__in": posts})
