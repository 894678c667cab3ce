"""What is stored for the search beside the record: phonetic keys, folded names, document numbers without signs.

Every door that saves a name or a number without a verb (the admin, an import, a bulk load) calls these.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from core.dates import PartialDate
from nationals.matching.keys import KEY_VERSION, stored_keys
from nationals.matching.normalise import document, fold
from nationals.models import National, TravelDocument

FIELDS = ["folded_name", "name_keys", "key_version"]
LONGEST_FOLDED = 4000


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Values for the fields of :class:`National` of the same names."""

    folded_name: str
    name_keys: list[str]
    key_version: int = KEY_VERSION


def index_of(names: Iterable[str], born: PartialDate | str | None = None) -> NameIndex:
    """For all spellings of one person; ``born`` may still be the text that will be saved."""
    spellings = sorted(set(names))
    found = stored_keys(spellings, PartialDate(born) if isinstance(born, str) else born)
    folded = dict.fromkeys(filter(None, map(fold, spellings)))
    return NameIndex("\n".join(folded)[:LONGEST_FOLDED], sorted(found))


def set_index(national: National) -> None:
    """Set the derived fields from the name, the birth and the stored aliases; the caller saves them."""
    aliases = national.aliases.values_list("name", flat=True) if national.pk else ()
    index = index_of([national.name, *aliases], national.born)
    national.folded_name, national.name_keys, national.key_version = (
        index.folded_name,
        index.name_keys,
        index.key_version,
    )


def refresh_index(national: National) -> None:
    """Store the derived fields anew, after an alias was saved; the record's version does not change."""
    set_index(national)
    National.objects.filter(pk=national.pk).update(**{name: getattr(national, name) for name in FIELDS})


def rebuild(batch: int = 100) -> int:
    """Index everybody whose keys are of another version, some at a time so that nobody waits; returns how many."""
    done = 0
    while indexed := _rebuild_some(batch):
        done += indexed
    return done


@transaction.atomic
def _rebuild_some(batch: int) -> int:
    """Locks them, since a name that is changed meanwhile must not get the keys of the old one."""
    outdated = National.objects.exclude(key_version=KEY_VERSION).order_by("pk")[:batch].select_for_update()
    stale = list(outdated.prefetch_related("aliases"))
    for national in stale:
        index = index_of([national.name, *(alias.name for alias in national.aliases.all())], national.born)
        national.folded_name, national.name_keys = index.folded_name, index.name_keys
        national.key_version = index.key_version
    return National.objects.bulk_update(stale, FIELDS)


def set_number_key(held: TravelDocument) -> None:
    """Set the derived field from the number; the caller saves it."""
    held.number_key = document(held.number)[:40]
