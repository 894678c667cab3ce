"""Telephone numbers as registers write them, to E.164."""

import re
from typing import NamedTuple

import phonenumbers
from django.utils.translation import gettext_noop as _

from cases.register.problems import Problem
from cases.register.text import Cell, clean
from cases.register.values import is_nothing

SEVERAL = re.compile(r"\s*(?:[/;,&|]|\bor\b|\band\b|\bou\b|\bet\b|\bau\b|\bna\b)\s*", re.IGNORECASE)
TRUNK_ZERO = re.compile(r"\(0\)")
SHORTENED = re.compile(r"\d(?:\.\d+)?e\+?\d+", re.IGNORECASE)
REMARK = re.compile(r"\([^)]*[^\W\d][^)]*\)|^[^\d+(]+|[^\d)]+$")


class Phones(NamedTuple):
    numbers: list[str]  # E.164, the first written first
    problem: Problem | None = None


def read_phones(cell: Cell, *, region: str) -> Phones:
    """All numbers in a cell; ``region`` (ISO 3166-1 alpha-2) is where those without a country code belong."""
    text = clean(cell)
    if is_nothing(text):
        return Phones([])
    if SHORTENED.fullmatch(text):
        return Phones([], Problem(_("The spreadsheet has shortened the phone number to “%(text)s”."), {"text": text}))
    numbers: list[str] = []
    for part in SEVERAL.split(text[:200]):
        number = _number(part, region)
        if number is None and any(letter.isdigit() for letter in part):
            return Phones(numbers, Problem(_("“%(text)s” is not a valid phone number."), {"text": part[:40]}))
        if number and number not in numbers:
            numbers.append(number)
    if not numbers:
        return Phones([], Problem(_("“%(text)s” is not a phone number."), {"text": text[:40]}))
    return Phones(numbers)


def _number(written: str, region: str) -> str | None:
    text = REMARK.sub("", TRUNK_ZERO.sub("", written)).strip()
    text = "+" + text[2:] if text.startswith("00") else text
    for attempt in (text, "+" + text.lstrip("+")):
        try:
            parsed = phonenumbers.parse(attempt, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return None
