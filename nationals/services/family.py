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
        "name", "relation", "phones", "email", "languages", "locality", "safe_to_contact", "reason", "may_be_told",
        "telling_note", "is_main_contact", "born", "noted_as_minor", "guardian", "informed_on", "informed_by",
    }
)  # fmt: skip


@transaction.atomic
def add_next_of_kin(national: National, facts: Mapping[str, Any], *, by: User) -> NextOfKin:
    """Raises ``ValidationError`` if somebody must not be contacted and nobody says why, or for a guardian who cannot
    be one."""
    require(by, national)
    National.locked(national.pk)
    kin = NextOfKin(national=national, **{name: facts[name] for name in EDITABLE & facts.keys()})
    _refuse_nonsense(kin)
    relieve_other_main_contact(kin)
    kin.save()
    notices.facts_changed(national)
    return kin


@transaction.atomic
def correct_next_of_kin(kin: NextOfKin, *, version: int | None, changes: Mapping[str, Any], by: User) -> NextOfKin:
    """Raises ``StaleError`` if somebody else saved first, ``ValidationError`` as :func:`add_next_of_kin` does."""
    require(by, kin.national)
    National.locked(kin.national_id)
    corrected = NextOfKin.locked(kin.pk, version)
    for name in EDITABLE & changes.keys():
        setattr(corrected, name, changes[name])
    _refuse_nonsense(corrected)
    relieve_other_main_contact(corrected)
    corrected.save_as_next_version()
    notices.facts_changed(corrected.national)
    return corrected


def _refuse_nonsense(kin: NextOfKin) -> None:
    if kin.safe_to_contact == SafeToContact.NO and not kin.reason.strip():
        raise ValidationError({"reason": _("Say why this person must not be contacted.")})
    if wrong := wrong_guardian(kin):
        raise ValidationError({"guardian": wrong})


def wrong_guardian(kin: NextOfKin) -> str:
    """Why this guardian cannot be one, or why a guardian cannot be a minor; empty if all is well."""
    guardian = kin.guardian
    if guardian is not None:
        if guardian.pk == kin.pk:
            return _("Nobody is his own guardian.")
        if guardian.national_id != kin.national_id:
            return _("The guardian must be among the relatives of the same person.")
        if guardian.is_minor:
            return _("%(name)s is a minor and cannot be a guardian.") % {"name": guardian.name}
    if kin.pk and kin.is_minor and (ward := kin.wards.order_by("pk").first()):
        return _("A minor cannot be a guardian: name another one for %(name)s first.") % {"name": ward.name}
    return ""


def relieve_other_main_contact(kin: NextOfKin) -> None:
    """Naming a main contact relieves the one before; to be done before the new one is saved."""
    if kin.is_main_contact:
        others = NextOfKin.objects.filter(national=kin.national_id, is_main_contact=True).exclude(pk=kin.pk)
        for other in others.select_for_update(of=("self",)).order_by("pk"):
            other.is_main_contact = False
            other.save_as_next_version()
