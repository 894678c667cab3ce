"""Which nationals a person may see.

The register knows nothing of cases, yet a case opens its national to the post that works on it. So the
apps above say so here, from their ``AppConfig.ready``: each rule gives two conditions on nationals.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Q, QuerySet
from django.db.models.expressions import Combinable

from accounts.choices import Permission
from accounts.models import User

Condition = Q | Combinable


@dataclass(frozen=True, slots=True)
class Rule:
    """``opens(user)``: nationals that this user may see; ``governs()``: nationals whose registering post no longer
    decides, because something above (a case) does; ``works_on(user, permission)``: those with whom this user may also
    do what the permission says; ``opens_to_admin(user)``: those whom this user may see if he keeps all records;
    ``closes_to_admin(user)``: those whom it governs and does not open to him; ``closes_one_to_admin(user)``: the same,
    asked of one after the other;
    ``hides()``: those of whom nothing may be told to anybody to whom they are not opened, not even that they are there;
    ``posts_in_charge(nationals)``: the numbers of the posts that work on these now, as far as that may be told."""

    opens: Callable[[User], Condition]
    governs: Callable[[], Condition]
    works_on: Callable[[User, Permission], Condition]
    closes_to_admin: Callable[[User], Condition]
    closes_one_to_admin: Callable[[User], Condition]
    opens_to_admin: Callable[[User], Condition]
    hides: Callable[[], Condition]
    posts_in_charge: Callable[[QuerySet[Any]], QuerySet[Any, Any]]


RULES: list[Rule] = []


def visible_to(user: User) -> Q:
    """Own post's nationals until a case governs them; then those of cases that the user may see. Whom a post saw as
    one of its own before two entries were joined, it goes on seeing."""
    scope = user.scope
    registered = Q() if scope.sees_all else Q(post_id__in=scope.posts)
    opened = Q(pk__in=[]) if scope.sees_all else seen_before_joining(scope.posts) & ~hidden()
    for rule in RULES:
        registered &= ~Q(rule.governs())
        opened |= Q(rule.opens(user))
    return registered | opened


def seen_before_joining(posts: Iterable[int]) -> Q:
    """Entries that one of these posts saw, or saw the other of, as their registering post when they were joined."""
    merges = apps.get_model("nationals", "Merge")._default_manager.filter(undone_at=None)
    kept = merges.filter(kept_seen_by_id__in=posts).values("kept")
    absorbed = merges.filter(absorbed_seen_by_id__in=posts).values("absorbed__merged_into")
    return Q(pk__in=kept.order_by()) | Q(pk__in=absorbed.order_by())


def is_seen_by_registering(national: Any) -> bool:
    """Whether its registering post sees this entry because it registered it, and not by something above."""
    governed = Q(pk__in=[])
    for rule in RULES:
        governed |= Q(rule.governs())
    mine = type(national)._default_manager.filter(pk=national.pk)
    return bool(mine.filter(~governed | seen_before_joining([national.post_id])).exists())


def hidden() -> Q:
    """Nationals of whom nothing may be told to anybody to whom they are not opened."""
    found = Q(pk__in=[])
    for rule in RULES:
        found |= Q(rule.hides())
    return found


def posts_in_charge(nationals: QuerySet[Any]) -> set[int]:
    """The posts that work on these now, as far as that may be told."""
    return {post for rule in RULES for post in rule.posts_in_charge(nationals)}


def worked_on_by(user: User, permission: Permission) -> Q:
    """Nationals whom something above opens to this user for this work, and not only for reading."""
    worked_on = Q(pk__in=[])
    for rule in RULES:
        worked_on |= Q(rule.works_on(user, permission))
    return worked_on


def administered_by(user: User) -> Q:
    """For who keeps the records of all posts: everybody but those whom something above closes to him."""
    opened = Q(pk__in=[])
    for rule in RULES:
        opened |= Q(rule.opens_to_admin(user))
    return ~closed_to_admin(user) | opened


def open_to_admin(user: User) -> Q:
    """As ``administered_by``, for a page of a list."""
    closed, opened = Q(pk__in=[]), Q(pk__in=[])
    for rule in RULES:
        closed |= Q(rule.closes_one_to_admin(user))
        opened |= Q(rule.opens_to_admin(user))
    return ~closed | opened


def closed_to_admin(user: User) -> Q:
    """Whom something above closes to him, though something else may open them: few."""
    closed = Q(pk__in=[])
    for rule in RULES:
        closed |= Q(rule.closes_to_admin(user))
    return closed
