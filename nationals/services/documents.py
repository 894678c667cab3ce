"""Passports and what stands in for them."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.models import User
from nationals import index, notices
from nationals.models import National, TravelDocument
from nationals.permissions import require

EDITABLE = frozenset({"kind", "number", "issuer", "issued_on", "expires_on", "state", "holder"})


@transaction.atomic
def add_document(national: National, facts: Mapping[str, Any], *, by: User) -> TravelDocument:
    require(by, national)
    National.locked(national.pk)
    document = TravelDocument(national=national, **{name: facts[name] for name in EDITABLE & facts.keys()})
    index.set_number_key(document)
    document.save()
    notices.facts_changed(national)
    return document


@transaction.atomic
def correct_document(
    document: TravelDocument, *, version: int | None, changes: Mapping[str, Any], by: User
) -> TravelDocument:
    """Put right what is recorded of it, or where it is now. Raises ``StaleError`` if somebody else saved first."""
    require(by, document.national)
    corrected = TravelDocument.locked(document.pk, version)
    for name in EDITABLE & changes.keys():
        setattr(corrected, name, changes[name])
    index.set_number_key(corrected)
    corrected.save_as_next_version()
    notices.facts_changed(corrected.national)
    return corrected
