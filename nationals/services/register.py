"""Registering a national and correcting what the register says of him."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.models import Post, User
from core.models import Counter
from nationals import index, notices
from nationals.matching.normalise import document
from nationals.models import National
from nationals.permissions import require, require_at

EDITABLE = frozenset(
    {
        "name", "family_name", "sex", "born", "birth_place", "home_county", "home_locality", "occupation", "languages",
        "citizenship", "nationality", "national_id", "phones", "description",
    }
)  # fmt: skip


@transaction.atomic
def register_national(facts: Mapping[str, Any], *, post: Post, by: User) -> National:
    """A new person, with whatever of ``EDITABLE`` is known; ``name`` at least."""
    require_at(by, post)
    national = National(reference=next_reference(), post=post, **_known(facts))
    index.set_index(national)
    national.save()
    notices.facts_changed(national)
    return national


@transaction.atomic
def edit_national(national: National, *, version: int | None, changes: Mapping[str, Any], by: User) -> National:
    """Save what a form changed. Raises ``StaleError`` if somebody else saved first."""
    require(by, national)
    edited = National.locked(national.pk, version)
    changed = {name: value for name, value in _known(changes).items() if getattr(edited, name) != value}
    if changed:
        for name, value in changed.items():
            setattr(edited, name, value)
        index.set_index(edited)
        edited.save_as_next_version()
        notices.facts_changed(edited)
    return edited


def next_reference() -> str:
    """``N-000123``."""
    return f"N-{Counter.objects.next('nationals'):06d}"


def _known(facts: Mapping[str, Any]) -> dict[str, Any]:
    known = {name: value for name, value in facts.items() if name in EDITABLE}
    if "national_id" in known:
        known["national_id"] = tidied(known["national_id"])
    return known


def tidied(national_id: str) -> str:
    """In capitals, without spaces and signs, as lists have it: it is searched exactly."""
    return document(national_id)
