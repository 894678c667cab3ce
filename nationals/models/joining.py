"""What becomes of the rows that point to a national when his entry is joined into another.

The register knows nothing of cases, yet they must follow the person. So the apps above say so here, from their
``AppConfig.ready``, as they do for ``visibility``. A relation that nobody has declared refuses every joining.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from django.db import models
from pghistory.models import Event as HistoryRow

from nationals.models.national import National

Key = models.ForeignKey[Any, Any]


class Rule(StrEnum):
    MOVES = "moves"
    """With the person, to the entry that is kept."""
    STAYS = "stays"
    """It tells of the entry, not of the person."""


RULES: dict[str, Rule] = {
    "nationals.Alias.national": Rule.MOVES,
    "nationals.TravelDocument.national": Rule.MOVES,
    "nationals.NextOfKin.national": Rule.MOVES,
    "nationals.Consent.national": Rule.MOVES,
    "nationals.Photo.national": Rule.MOVES,
    "nationals.Identification.national": Rule.MOVES,
    "nationals.National.merged_into": Rule.MOVES,  # so that every old reference is one step from the entry that stands
    "nationals.LikelyPair.first": Rule.STAYS,
    "nationals.LikelyPair.second": Rule.STAYS,
    "nationals.Merge.kept": Rule.STAYS,
    "nationals.Merge.absorbed": Rule.STAYS,
}


class NoRuleError(LookupError):
    """A relation to ``National`` of which nobody has said what becomes of it: two entries cannot be joined."""


def keys_to_national() -> list[Key]:
    """Every foreign key to ``National`` in the project but those of the row history, which stays as it was."""
    return [
        relation.field
        for relation in National._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel) and not issubclass(relation.field.model, HistoryRow)
    ]


def name_of(key: Key) -> str:
    """``cases.Case.national``."""
    return f"{key.model._meta.label}.{key.name}"


def moving_keys() -> Iterator[Key]:
    """The keys whose rows move. Raises ``NoRuleError`` before anything is done."""
    found = {name_of(key): key for key in keys_to_national()}
    if unknown := sorted(found.keys() - RULES.keys()):
        raise NoRuleError(f"No rule for {', '.join(unknown)}: see nationals/models/joining.py.")
    return (key for name, key in sorted(found.items()) if RULES[name] is Rule.MOVES)
