"""Telephone numbers in any format to E.164 and back to what people read."""

import re

import phonenumbers
from django.conf import settings

BETWEEN = re.compile(r"[,;/|\n]+")
MOST = 10
"""Numbers that one record may hold."""


def e164(text: str, *, region: str = "") -> str:
    """``+254712345678`` for "0712 345 678", "254712345678" or "+254 (0)712-345678"; empty if it is no number.

    A number without a country's code is of ``region``, by default the state whose nationals these are.
    """
    bare = text.strip()[:40].replace("(0)", "")
    home = region or settings.HOME_COUNTRY
    for attempt in (bare, f"+{bare}"):
        try:
            parsed = phonenumbers.parse(attempt, home)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(parsed):
            return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return ""


def split(text: str) -> list[str]:
    """The numbers of a text that separates them by commas, slashes or lines."""
    return [part.strip() for part in BETWEEN.split(text) if part.strip()]


def shown(number: str) -> str:
    """``+254 712 345678``: as people read it; what is no number stays as it is."""
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
