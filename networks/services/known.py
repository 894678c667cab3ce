"""By what an actor is known, as one person may read it."""

from collections.abc import Iterable
from typing import Any

from accounts.models import User
from cases.models import Case
from networks.models import Actor, ActorName, Identifier


def known_names(actor: Actor, user: User) -> list[ActorName]:
    """Each name once; ``is_heard`` says whether the person may know from whom it comes. Two queries."""
    names = ActorName.objects.visible_to(user).filter(actor=actor).select_related("recorded_by", "struck_by", "case")
    return _once(names.order_by("name", "pk"), user, lambda row: row.name)


def known_identifiers(actor: Actor, user: User) -> list[Identifier]:
    """As :func:`known_names`."""
    numbers = Identifier.objects.visible_to(user).filter(actor=actor).select_related("recorded_by", "struck_by", "case")
    return _once(numbers.order_by("kind", "value", "pk"), user, lambda row: (row.kind, row.key))


def _once(rows: Iterable[Any], user: User, same: Any) -> list[Any]:
    """Of what was heard in several cases the one whose source may be read; else that from elsewhere, without it."""
    found = list(rows)
    cases = {row.case_id for row in found if row.case_id}
    mine = set(Case.objects.visible_to(user).filter(pk__in=cases).values_list("pk", flat=True)) if cases else set()
    kept: dict[Any, list[Any]] = {}
    for row in found:
        row.is_heard = row.case_id is None or row.case_id in mine
        kept.setdefault((same(row), row.is_struck), []).append(row)
    return [row for rows in kept.values() for row in ([one for one in rows if one.is_heard] or rows[:1])]
