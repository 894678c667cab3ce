"""Authorities and contacts: registers that all posts share."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.models import Versioned
from diplomacy.models import Authority, Contact
from diplomacy.permissions import require

Record = TypeVar("Record", bound=Versioned)


@transaction.atomic
def keep_authority(
    values: Mapping[str, Any], *, by: User, authority: Authority | None = None, version: int | None = None
) -> Authority:
    """Enter an authority, or change it. Raises ``ValidationError`` by field, and ``StaleError`` if it has changed."""
    require(by)
    kept = Authority.locked(authority.pk, version) if authority else Authority()
    refuse_circle(kept, values.get("parent"))
    return keep(kept, values)


@transaction.atomic
def keep_contact(
    values: Mapping[str, Any], *, by: User, contact: Contact | None = None, version: int | None = None
) -> Contact:
    """Enter a person in an office, or change what is known. Raises as :func:`keep_authority` does."""
    require(by)
    return keep(Contact.locked(contact.pk, version) if contact else Contact(), values)


def refuse_circle(authority: Authority, parent: Authority | None) -> None:
    above = parent
    while above is not None:
        if above.pk == authority.pk:
            message = _("%(parent)s is part of this authority itself.") % {"parent": parent}
            raise ValidationError({"parent": message})
        above = above.parent


def keep(record: Record, values: Mapping[str, Any]) -> Record:
    """Save the record with these values, after all rules of its fields and constraints were checked."""
    for name, value in values.items():
        setattr(record, name, value)
    record.full_clean()
    if record.pk is None:
        record.save()
    else:
        record.save_as_next_version()
    return record
