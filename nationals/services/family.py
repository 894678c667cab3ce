"""Whom to tell, and whom not."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from nationals import notices
from nationals.choices import SafeToContact
from nationals.models import National, NextOfKin
from nationals.permissions import require

EDITABLE = frozenset(
    {
        "name", "relation", "phones", "email", "languages", "locality", "safe_to_contact", "reason",
        "is_main_contact", "informed_on", "informed_by",
    }
)  # fmt: skip


@transaction.atomic
def add_next_of_kin(national: National, facts: Mapping[str, Any], *, by: User) -> NextOfKin:
    """Raises ``ValidationError`` if somebody must not be contacted and nobody says why."""
    require(by, national)
    National.locked(national.pk)
    kin = NextOfKin(national=national, **{name: facts[name] for name in EDITABLE & facts.keys()})
    _refuse_unexplained(kin)
    kin.save()
    notices.facts_changed(national)
    only_one_main_contact(kin)
    return kin


@transaction.atomic
def correct_next_of_kin(kin: NextOfKin, *, version: int | None, changes: Mapping[str, Any], by: User) -> NextOfKin:
    """Raises ``StaleError`` if somebody else saved first."""
    require(by, kin.national)
    National.locked(kin.national_id)
    corrected = NextOfKin.locked(kin.pk, version)
    for name in EDITABLE & changes.keys():
        setattr(corrected, name, changes[name])
    _refuse_unexplained(corrected)
    corrected.save_as_next_version()
    notices.facts_changed(corrected.national)
    only_one_main_contact(corrected)
    return corrected


def _refuse_unexplained(kin: NextOfKin) -> None:
    if kin.safe_to_contact == SafeToContact.NO and not kin.reason.strip():
        raise ValidationError({"reason": _("Say why this person must not be contacted.")})


def only_one_main_contact(kin: NextOfKin) -> None:
    """Naming a main contact relieves the one before."""
    if kin.is_main_contact:
        others = NextOfKin.objects.filter(national=kin.national_id, is_main_contact=True).exclude(pk=kin.pk)
        for other in others.select_for_update(of=("self",)).order_by("pk"):
            other.is_main_contact = False
            other.save_as_next_version()
