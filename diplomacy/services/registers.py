"""Authorities and contacts: registers that all posts share."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.models import Versioned
from diplomacy.models import Authority, Contact
from diplomacy.permissions import require

Record = TypeVar("Record", bound=Versioned)

# What is said of the person, in whatever office: corrected once, it is right everywhere.
OF_THE_PERSON = ("name", "own_name", "own_language", "languages", "style")
_TREE = "select pg_advisory_xact_lock(hashtext('diplomacy.authorities'))"


@transaction.atomic
def keep_authority(
    values: Mapping[str, Any], *, by: User, authority: Authority | None = None, version: int | None = None
) -> Authority:
    """Enter an authority, or change it. Raises ``ValidationError`` by field, and ``StaleError`` if it has changed."""
    require(by)
    if authority is not None:
        lock_tree()
    kept = Authority.locked(authority.pk, version) if authority else Authority()
    refuse_circle(kept, values.get("parent"))
    return keep(kept, values)


@transaction.atomic
def keep_contact(
    values: Mapping[str, Any], *, by: User, contact: Contact | None = None, version: int | None = None
) -> Contact:
    """Enter a person in an office, or change what is known. Raises as :func:`keep_authority` does.

    What belongs to the person changes in all of the person's offices.
    """
    require(by)
    kept = keep(Contact.locked(contact.pk, version) if contact else Contact(), values)
    others = Contact.objects.of_person(kept).exclude(pk=kept.pk).order_by("pk")
    for other in others.select_for_update(of=("self",)):
        _copy_person(kept, other)
    return kept


@transaction.atomic
def next_office(former: Contact, values: Mapping[str, Any], *, by: User) -> Contact:
    """The same person in another office, here or elsewhere; the one before stays as it was.

    ``values``: those of the new office, and ``left_on``, until when the former was held, if it ends with it.
    Raises ``ValidationError`` by field.
    """
    require(by)
    told = dict(values)
    left_on = told.pop("left_on", None)
    locked = Contact.locked(former.pk)
    if left_on and locked.until_on is None:
        keep(locked, {"until_on": left_on})
    person = {name: getattr(locked, name) for name in OF_THE_PERSON}
    return keep(Contact(same_as_id=locked.same_as_id or locked.pk), person | told)


def _copy_person(source: Contact, other: Contact) -> None:
    said = {name: getattr(source, name) for name in OF_THE_PERSON}
    if any(getattr(other, name) != value for name, value in said.items()):
        keep(other, said)


def lock_tree() -> None:
    """One at a time, to the end of the transaction: two people could close a circle together that neither sees."""
    with connection.cursor() as cursor:
        cursor.execute(_TREE)


def refuse_circle(authority: Authority, parent: Authority | None) -> None:
    """Raise ``ValidationError`` if ``parent`` is part of this authority, at any depth."""
    if authority.pk is None or parent is None:
        return
    lock_tree()
    if parent.pk == authority.pk:
        raise ValidationError({"parent": _("An authority cannot be part of itself.")})
    if Authority.objects.within(authority.pk).filter(pk=parent.pk).exists():
        message = _("%(parent)s is part of this authority itself.") % {"parent": parent}
        raise ValidationError({"parent": message})


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
