"""Dates of a zone have two digits for the year; the century is ours to say.

Birth: the latest year that is not in the future. Expiry: the year nearest to today (from 49 years before to 50
after). Both rules are told to the reader.
"""

import re
from datetime import date

from core.dates import PartialDate

DIGITS = re.compile(r"([0-9]{2})([0-9]{2}|<<)([0-9]{2}|<<)")


def born(written: str, *, today: date) -> PartialDate | None:
    """As far as it is known, an unknown month or day being fillers; nothing if it is no date."""
    if written == "<<<<<<":
        return PartialDate("")
    read = DIGITS.fullmatch(written)
    if read is None or (read[2] == "<<" and read[3] != "<<"):
        return None
    for century in (today.year // 100 * 100, today.year // 100 * 100 - 100):
        found = _day(century + int(read[1]), *read.groups()[1:])
        if found and found.earliest and found.earliest <= today:
            return found
    return None


def expires(written: str, *, today: date) -> date | None:
    """Nothing if it is no whole date."""
    read = DIGITS.fullmatch(written)
    if read is None or "<<" in read.groups():
        return None
    year = next(year for year in range(today.year - 49, today.year + 51) if year % 100 == int(read[1]))
    found = _day(year, *read.groups()[1:])
    return found.earliest if found else None


def _day(year: int, month: str, day: str) -> PartialDate | None:
    parts = [part for part in (month, day) if part != "<<"]
    try:
        return PartialDate("-".join([f"{year:04d}", *parts]))
    except ValueError:
        return None
