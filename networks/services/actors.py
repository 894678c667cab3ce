"""Entering an actor, and by what else he is known."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.models import Counter
from core.text import tidy
from networks.choices import NUMBERED, ActorKind, IdentifierKind, NameKind
from networks.index import set_index
from networks.matching import key_of, script_of
from networks.models import Actor, ActorName, Identifier
from networks.permissions import require_record
from networks.services.saying import Source, keep_longer, locked_actor, written

EDITABLE = frozenset({"name", "sex", "country", "notes"})
UNSAID = Source()


@transaction.atomic
def enter_actor(
    *,
    kind: ActorKind | str,
    name: str,
    by: User,
    source: Source = UNSAID,
    number: str = "",
    number_kind: IdentifierKind | str = IdentifierKind.PHONE,
    platform: str = "",
    **facts: Any,
) -> Actor:
    """A new entry, with a number if one was told; what is a number itself (a telephone, an account) is its own.

    A name may be missing where a number is told: then he is called by it. Raises ``ValidationError`` by field.
    """
    require_record(by, source.case)
    own = NUMBERED.get(ActorKind(kind)) if kind in ActorKind.values else None
    entered = Actor(
        reference=next_reference(), kind=kind, name=tidy(name) or tidy(number), case=source.case, entered_by=by,
        **_known(facts),
    )  # fmt: skip
    set_index(entered)
    written(entered)
    if own:
        _identify(entered, own, entered.name, platform, source, by)
    if number and not (own and key_of(own, number) == key_of(own, entered.name)):
        _identify(entered, number_kind, number, platform, source, by)
    return entered


@transaction.atomic
def edit_actor(actor: Actor, *, version: int | None, changes: Mapping[str, Any], by: User) -> Actor:
    """Correct what the entry says. A former name stays as another name. Raises ``StaleError``, ``ValidationError``."""
    edited = locked_actor(actor, by=by, version=version)
    before = edited.name
    for name, value in _known(changes).items():
        setattr(edited, name, value)
    set_index(edited)
    edited.full_clean()
    edited.save_as_next_version()
    if edited.name != before and not edited.names.standing().filter(name=before, case=edited.case).exists():
        _name(edited, before, NameKind.FORMER, Source(detail=_("name of the entry before"), case=edited.case), by)
    return edited


@transaction.atomic
def add_name(
    actor: Actor, *, name: str, by: User, kind: NameKind | str = NameKind.SPELLING, source: Source = UNSAID
) -> ActorName:
    """Another name by which he is found from now on. Raises ``ValidationError`` if it was heard there already."""
    locked = locked_actor(actor, by=by, case=source.case)
    if tidy(name) == locked.name:
        raise ValidationError({"name": _("%(name)s is known by this name already.") % {"name": locked.reference}})
    added = _name(locked, name, kind, source, by)
    keep_longer(locked)
    return added


def _name(actor: Actor, name: str, kind: NameKind | str, source: Source, by: User) -> ActorName:
    named = ActorName(actor=actor, name=tidy(name), kind=kind, script=script_of(name), **source.fields(by))
    set_index(named)
    if actor.names.standing().filter(name=named.name, case=source.case).exists():
        raise ValidationError({"name": _("%(name)s is known by this name already.") % {"name": actor.reference}})
    return written(named)


@transaction.atomic
def add_identifier(
    actor: Actor, *, kind: IdentifierKind | str, value: str, by: User, platform: str = "", source: Source = UNSAID
) -> Identifier:
    """A number or an account said to be his. Raises ``ValidationError`` for what is no number of that kind, or stands
    here already."""
    locked = locked_actor(actor, by=by, case=source.case)
    added = _identify(locked, kind, value, platform, source, by)
    keep_longer(locked)
    return added


def _identify(
    actor: Actor, kind: IdentifierKind | str, value: str, platform: str, source: Source, by: User
) -> Identifier:
    key = key_of(kind, value, region=actor.country.code or "")
    if not key:
        raise ValidationError({"number": _not_one(kind)})
    if actor.identifiers.standing().filter(kind=kind, key=key, case=source.case).exists():
        raise ValidationError({"number": _("%(name)s has this number already.") % {"name": actor.reference}})
    shown = key if kind == IdentifierKind.PHONE else tidy(value)
    return written(Identifier(actor=actor, kind=kind, value=shown, key=key, platform=platform, **source.fields(by)))


def next_reference() -> str:
    """``A-000123``."""
    return f"A-{Counter.objects.next('actors'):06d}"


def _not_one(kind: IdentifierKind | str) -> str:
    if kind == IdentifierKind.PHONE:
        return _("This is not a telephone number. Write it with the country code: +254 …")
    return _("This is not a %(kind)s.") % {"kind": IdentifierKind(kind).label}


def _known(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tidy(value) if name == "name" else value for name, value in facts.items() if name in EDITABLE}
