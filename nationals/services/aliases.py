"""Other names of a national."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from nationals import index, notices
from nationals.choices import AliasKind
from nationals.models import Alias, National
from nationals.permissions import require

EDITABLE = frozenset({"name", "kind", "language", "origin"})


@transaction.atomic
def add_alias(
    national: National,
    *,
    name: str,
    by: User,
    kind: AliasKind | str = AliasKind.SPELLING,
    language: str = "",
    origin: str = "",
) -> Alias:
    """Another spelling by which he is found from now on. Raises ``ValidationError`` if it stands here already."""
    require(by, national)
    locked = National.locked(national.pk)
    _refuse_twice(locked, name)
    alias = locked.aliases.create(name=name, kind=kind, language=language, origin=origin)
    index.refresh_index(locked)
    notices.facts_changed(locked)
    return alias


@transaction.atomic
def correct_alias(alias: Alias, *, version: int | None, changes: Mapping[str, Any], by: User) -> Alias:
    """Put a spelling right; the wrong one stays in the history of the record. Raises ``StaleError`` if somebody else
    saved first."""
    require(by, alias.national)
    locked = National.locked(alias.national_id)
    corrected = Alias.locked(alias.pk, version)
    if changes.get("name", corrected.name) != corrected.name:
        _refuse_twice(locked, changes["name"])
    for name in EDITABLE & changes.keys():
        setattr(corrected, name, changes[name])
    corrected.save_as_next_version()
    index.refresh_index(locked)
    notices.facts_changed(locked)
    return corrected


def _refuse_twice(national: National, name: str) -> None:
    if name == national.name or national.aliases.filter(name=name).exists():
        raise ValidationError(_("%(name)s is known by this name already.") % {"name": national.reference})
