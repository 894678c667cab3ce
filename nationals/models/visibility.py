"""Which nationals a person may see.

The register knows nothing of cases, yet a case opens its national to the post that works on it. So the
apps above say so here, from their ``AppConfig.ready``: each rule gives two conditions on nationals.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.db.models.expressions import Combinable

from accounts.choices import Permission
from accounts.models import User

Condition = Q | Combinable


@dataclass(frozen=True, slots=True)
class Rule:
    """``opens(user)``: nationals that this user may see; ``governs()``: nationals whose registering post no longer
    decides, because something above (a case) does; ``works_on(user, permission)``: those with whom this user may also
    do what the permission says; ``opens_to_admin(user)``: those whom this user may see if he keeps all records."""

    opens: Callable[[User], Condition]
    governs: Callable[[], Condition]
    works_on: Callable[[User, Permission], Condition]
    opens_to_admin: Callable[[User], Condition]


RULES: list[Rule] = []


def visible_to(user: User) -> Q:
    """Own post's nationals until a case governs them; then those of cases that the user may see."""
    scope = user.scope
    registered = Q() if scope.sees_all else Q(post_id__in=scope.posts)
    opened = Q(pk__in=[])
    for rule in RULES:
        registered &= ~Q(rule.governs())
        opened |= Q(rule.opens(user))
    return registered | opened


def worked_on_by(user: User, permission: Permission) -> Q:
    """Nationals whom something above opens to this user for this work, and not only for reading."""
    worked_on = Q(pk__in=[])
    for rule in RULES:
        worked_on |= Q(rule.works_on(user, permission))
    return worked_on


def administered_by(user: User) -> Q:
    """For who keeps the records of all posts: everybody but those whom something above closes to him."""
    registered, opened = Q(), Q(pk__in=[])
    for rule in RULES:
        registered &= ~Q(rule.governs())
        opened |= Q(rule.opens_to_admin(user))
    return registered | opened
