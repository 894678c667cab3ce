"""What a machine-readable zone tells of a person and a document, and what it contradicts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_countries import countries

from accounts.models import User
from core.dates import PartialDate
from nationals.choices import DocumentKind
from nationals.matching import reasons
from nationals.matching.normalise import document
from nationals.matching.person import Person
from nationals.matching.score import compare
from nationals.models import National
from nationals.passport.reading import Reading
from nationals.passport.states import State

KINDS = {"P": DocumentKind.PASSPORT, "V": DocumentKind.VISA}
DIFFERENT = frozenset({reasons.OTHER_PART, reasons.NO_NAME.sentence})
ABOUT_YEARS = 2
"""How far "about" may be wrong before it contradicts."""
MOST_OTHERS = 3


@dataclass(frozen=True, slots=True)
class Contradiction:
    """``label``: in what; ``recorded``: what stands in the register; ``other``: whose entry that is, if not his."""

    label: str
    said: str
    recorded: str
    other: National | None = None


def document_facts(read: Reading) -> dict[str, Any]:
    """What a document's form is filled with; what cannot be read is left out."""
    facts = {
        "kind": KINDS.get(read.code[:1], DocumentKind.IDENTITY_CARD),
        "number": read.number,
        "issuer": read.issuer.alpha2,
        "expires_on": read.expires,
    }
    return {name: value for name, value in facts.items() if value}


def person_facts(read: Reading) -> dict[str, Any]:
    """What a person's form is filled with: names with capitals at the head of each word, the family name last."""
    given, family = read.given_names.title(), read.family_name.title()
    facts = {
        "name": f"{given} {family}".strip(),
        "family_name": family if given else "",
        "sex": read.sex,
        "born": read.born,
        "nationality": read.nationality.alpha2,
        "passport": read.number if KINDS.get(read.code[:1]) == DocumentKind.PASSPORT else "",
    }
    return {name: value for name, value in facts.items() if value}


def state_words(state: State) -> str:
    """A state's name in the reader's language, or what else the code stands for."""
    return countries.name(state.alpha2) if state.alpha2 else _(state.words) if state.words else state.code


def contradictions(read: Reading, national: National, *, user: User) -> list[Contradiction]:
    """Where the zone differs from what is recorded of the person; then whose document it also is, among those whom
    the user may see."""
    return [*_of_the_person(read, national), *_of_the_number(read, national, user)]


def _of_the_person(read: Reading, national: National) -> Iterator[Contradiction]:
    name = f"{read.given_names} {read.family_name}".strip()
    names = (national.name, *(alias.name for alias in national.aliases.order_by("pk")))
    if name and DIFFERENT & {reason.sentence for reason in compare(Person((name,)), Person(names)).reasons}:
        yield Contradiction(_("Name"), name, national.name)
    if _is_another_birth(read.born, national.born):
        yield Contradiction(_("Date of birth"), str(read.born), str(national.born))
    if {read.sex, national.sex} == {"F", "M"}:
        yield Contradiction(_("Sex"), _("female") if read.sex == "F" else _("male"), national.get_sex_display())
    if national.nationality and read.nationality.is_known and read.nationality.alpha2 != national.nationality.code:
        yield Contradiction(_("Nationality"), state_words(read.nationality), national.nationality.name)


def _of_the_number(read: Reading, national: National, user: User) -> Iterator[Contradiction]:
    key = document(read.number)
    if not key:
        return
    held = National.objects.visible_to(user).filter(
        travel_documents__number_key=key, travel_documents__issuer__in=["", read.issuer.alpha2]
    )
    for holder in held.distinct().order_by("pk")[:MOST_OTHERS]:
        if holder.pk == national.pk:
            yield Contradiction(_("Number"), read.number, _("This document is recorded already."))
        else:
            yield Contradiction(_("Number"), read.number, _("This is recorded as another person's document."), holder)


def _is_another_birth(said: PartialDate, recorded: PartialDate) -> bool:
    if not said or not recorded:
        return False
    if recorded.is_about:
        return abs(int(said.iso[:4]) - int(recorded.iso[:4])) > ABOUT_YEARS
    return not said.is_compatible_with(recorded)


def has_run_out(read: Reading) -> str:
    """Since when, in words; empty while it is valid or where it does not say."""
    if read.expires is None or read.expires >= read.today:
        return ""
    return _("It ran out on %(day)s.") % {"day": date_format(read.expires, "j M Y", use_l10n=False)}
