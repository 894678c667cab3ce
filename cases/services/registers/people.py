"""The person of a line: registered anew, or what the line adds to somebody who is known."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import Post, User
from cases.choices import LineChoice
from cases.models import ImportLine
from cases.register.values import read_relation
from core.dates import PartialDate
from nationals.choices import DocumentKind, DocumentState
from nationals.matching.normalise import document, fold
from nationals.models import National
from nationals.services.aliases import add_alias
from nationals.services.documents import add_document
from nationals.services.family import add_next_of_kin
from nationals.services.register import edit_national, register_national

Values = dict[str, Any]
STATES = {
    "lost": DocumentState.LOST,
    "stolen": DocumentState.LOST,
    "destroyed": DocumentState.LOST,
    "confiscated": DocumentState.CONFISCATED,
    "expired": DocumentState.EXPIRED,
}
MOST_PHONES = 10


def same_person(line: ImportLine, *, by: User) -> National | None:
    """Whom a person said the line is about; None for somebody new, also where the other row was not imported."""
    if line.choice != LineChoice.SAME:
        return None
    if line.same_as.isdigit():
        other = line.register.lines.filter(row=int(line.same_as)).select_related("national").first()
        return other.national if other else None
    known = National.objects.visible_to(by).known_as(line.same_as).first()
    if known is None:
        raise ValidationError(_("%(reference)s cannot be found any more.") % {"reference": line.same_as})
    return known


def register_person(values: Values, *, post: Post, by: User) -> National:
    """A new national with passport and next of kin, as far as the line tells."""
    facts = facts_of(values) | {"name": values["name"], "family_name": values.get("surname", "")[:120]}
    national = register_national(facts, post=post, by=by)
    _add_passport(national, values, by)
    _add_kin(national, values, by)
    return national


def add_to_person(national: National, values: Values, *, origin: str, by: User) -> None:
    """Another spelling, a passport, a relative, and facts that were not known; nothing known is overwritten."""
    unknown = {name: value for name, value in facts_of(values).items() if value and not getattr(national, name)}
    if unknown:
        edit_national(national, version=None, changes=unknown, by=by)
    spellings = {fold(national.name), *(fold(alias.name) for alias in national.aliases.all())}
    if fold(values["name"]) not in spellings:
        add_alias(national, name=values["name"], origin=origin[:200], by=by)
    if document(values.get("passport", "")) not in {held.number_key for held in national.travel_documents.all()}:
        _add_passport(national, values, by)
    known_phones = {phone for kin in national.next_of_kin.all() for phone in kin.phones}
    if set(values.get("kin_phones", ())) - known_phones:
        _add_kin(national, values, by)


def facts_of(values: Values) -> dict[str, Any]:
    """What the line says of the person, by the names of the national's fields."""
    return {
        "sex": values.get("sex", ""),
        "born": PartialDate(values.get("born", "")),
        "home_county": values.get("county", "")[:80],
        "occupation": values.get("occupation", "")[:120],
        "nationality": settings.HOME_COUNTRY,
        "national_id": values.get("national_id", ""),
        "phones": values.get("phones", [])[:MOST_PHONES],
    }


def _add_passport(national: National, values: Values, by: User) -> None:
    number, state = values.get("passport", ""), values.get("passport_state", "")
    if number or state in STATES:
        facts = {
            "kind": DocumentKind.PASSPORT,
            "number": number,
            "issuer": settings.HOME_COUNTRY,
            "state": STATES.get(state, DocumentState.UNKNOWN),
        }
        add_document(national, facts, by=by)


def _add_kin(national: National, values: Values, by: User) -> None:
    name, phones = values.get("kin_name", ""), values.get("kin_phones", [])
    if name or phones:
        relation = read_relation(values.get("kin_relation", "") or name)
        facts = {"name": name or _("Next of kin, name not given"), "phones": phones[:MOST_PHONES], "relation": relation}
        add_next_of_kin(national, facts, by=by)
