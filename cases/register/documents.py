"""Passport and identity card numbers as registers write them."""

import re
from typing import NamedTuple

from django.utils.translation import gettext_noop as _

from cases.register.problems import Problem
from cases.register.text import Cell, clean
from cases.register.values import is_nothing, read_passport_state

PASSPORT = re.compile(r"\b(?=[A-Z0-9]*\d{4})[A-Z0-9]{5,14}\b")
NATIONAL_ID = re.compile(r"\d{6,9}")


class PassportReading(NamedTuple):
    number: str = ""
    state: str = ""  # lost, stolen, confiscated, expired, destroyed, none
    problem: Problem | None = None


def read_passport(cell: Cell) -> PassportReading:
    """Number and state: "A1234567 (lost)" has both, "lost" and "-" are no numbers."""
    text = clean(cell)
    if is_nothing(text):
        return PassportReading()
    found = PASSPORT.search(_joined(text))
    state = read_passport_state(PASSPORT.sub("", text.upper()) if found else text)
    if found:
        return PassportReading(found[0], state)
    if state:
        return PassportReading("", state)
    return PassportReading(problem=Problem(_("“%(text)s” is not a passport number."), {"text": text[:40]}))


def read_national_id(cell: Cell) -> tuple[str, Problem | None]:
    text = clean(cell)
    if is_nothing(text) or read_passport_state(text):
        return "", None
    number = re.sub(r"[\s./-]", "", text).upper()
    if re.fullmatch(r"[A-Z0-9]{5,20}", number) and any(letter.isdigit() for letter in number):
        return number, None
    return "", Problem(_("“%(text)s” is not an identity card number."), {"text": text[:40]})


def is_national_id(cell: Cell) -> bool:
    """In a column that holds either document: only digits, as on an identity card."""
    return bool(NATIONAL_ID.fullmatch(re.sub(r"\s", "", clean(cell))))


def _joined(text: str) -> str:
    """ "AK 123 4567" and "ak1234567" alike."""
    upper = re.sub(r"^(?:PASSPORT|PP|PPT|NO)[\s.:]+", "", text.upper())
    return re.sub(r"(?<=[A-Z0-9])[\s-]+(?=\d)", "", upper)
