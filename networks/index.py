"""What is stored for the search beside each name: phonetic keys and the folded name."""

from typing import Any

from django.db import models, transaction

from nationals.index import FIELDS, index_of
from nationals.matching.keys import KEY_VERSION
from networks.models import Actor, ActorName

Named = Actor | ActorName


def set_index(named: Named) -> None:
    """Set the derived fields from the name; the caller saves them."""
    index = index_of([named.name])
    named.folded_name, named.name_keys, named.key_version = index.folded_name, index.name_keys, index.key_version


def rebuild(batch: int = 200) -> int:
    """Index every name whose keys are of another version, some at a time so that nobody waits; returns how many."""
    done = 0
    for model in (Actor, ActorName):
        while indexed := _rebuild_some(model, batch):
            done += indexed
    return done


@transaction.atomic
def _rebuild_some(model: type[models.Model], batch: int) -> int:
    every: Any = model._default_manager
    outdated = list(every.exclude(key_version=KEY_VERSION).order_by("pk")[:batch].select_for_update(of=("self",)))
    for named in outdated:
        set_index(named)
    changed: int = every.bulk_update(outdated, FIELDS)
    return changed
