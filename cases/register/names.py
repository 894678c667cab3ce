"""Names of people: kept as written, and turned into one order to be shown."""

import re
from typing import NamedTuple

from django.utils.translation import gettext_noop as _

from cases.register.problems import Problem
from cases.register.text import Cell, clean, fold
from cases.register.words import table

LONGEST = 200
NUMBERING = re.compile(r"^\d{1,5}(?:[.)]\s*|\s+)(?=[^\W\d_])")
BIRTH_BEHIND = re.compile(r"(?P<name>[^\d(]*[^\W\d_][.'\u2019]?)[\s,;:(\u2013\u2014-]+(?P<birth>\d.*)")
BORN = re.compile(r"[\s,;:(]+(?:born|b|dob|n[ée]e?|р|рожд?|род|нар|azaliwa|alizaliwa|مواليد)\.?$", re.IGNORECASE)
HONORIFIC = re.compile(r"^(\w+)(\.?\s+|\.)(?=\w)")


class NameReading(NamedTuple):
    shown: str  # given names first, no honorific
    as_written: str
    surname: str = ""
    given_names: str = ""
    problem: Problem | None = None


def read_name(cell: Cell) -> NameReading:
    """From one cell: "Mr KARIUKI, Mary Ayieko" is shown as "Mary Ayieko KARIUKI"."""
    written = NUMBERING.sub("", clean(cell))
    problem = _problem(written)
    if problem:
        return NameReading(written[:LONGEST], written[:LONGEST], problem=problem)
    bare = without_honorifics(written)
    surname, comma, given = (part.strip() for part in bare.partition(","))
    if comma and surname and given and "," not in given:
        return NameReading(f"{without_honorifics(given)} {surname}", written, surname, without_honorifics(given))
    return NameReading(bare.strip(" ,") or written, written)


def apart(cell: Cell) -> tuple[str, str]:
    """A name and the birth behind it, where a list gives both in one cell: "2. Otieno Hassan, born 1990"."""
    written = NUMBERING.sub("", clean(cell))
    found = BIRTH_BEHIND.fullmatch(written)
    if found is None:
        return written, ""
    return BORN.sub("", found["name"]).strip(), found["birth"].strip(" )")


def join_name(*, surname: Cell, given_names: Cell, middle_names: Cell = None) -> NameReading:
    """From parts that stand in cells of their own."""
    family = without_honorifics(clean(surname))
    given = " ".join(part for part in (without_honorifics(clean(given_names)), clean(middle_names)) if part)
    written = " ".join(part for part in (given, family) if part)
    return NameReading(written[:LONGEST], written[:LONGEST], family[:LONGEST], given[:LONGEST], _problem(written))


def without_honorifics(name: str) -> str:
    while (found := HONORIFIC.match(name)) and fold(found[1]) in table("people")["honorifics"]["words"]:
        name = name[found.end() :]
    return name


def _problem(written: str) -> Problem | None:
    if not written:
        return Problem(_("The name is missing."))
    if written.startswith("="):
        return Problem(_("The name is a formula. Write the name itself."))
    if len(written) > LONGEST:
        return Problem(_("The name is longer than %(count)s characters."), {"count": LONGEST})
    if not any(letter.isalpha() for letter in written):
        return Problem(_("“%(text)s” is not a name."), {"text": written[:40]})
    return None
