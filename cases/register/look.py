"""What the values of a column look like, as evidence for what the column is."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from cases.register import likeness
from cases.register.countries import known_country
from cases.register.dates import read_date
from cases.register.names import NUMBERING, apart
from cases.register.phones import read_phones
from cases.register.statuses import known_status
from cases.register.text import Cell, clean
from cases.register.values import county_key, county_names, is_nothing, read_passport_state, read_sex

PASSPORT = re.compile(r"[A-Za-z]{1,3}\s?\d{6,8}")
NATIONAL_ID = re.compile(r"\d{7,8}")
WORDS = re.compile(r"[^\W\d_]{2,}(?:['\u2019.,-]?\s*[^\W\d_]+)+,?")
PHONE = re.compile(r"\+?[\d\s()./-]{9,25}")
GENERATION = 12  # years: a column of dates whose middle lies further back holds births
HARD = frozenset({"born", "reported_on", "phone", "kin_phone", "passport", "national_id", "sex", "country", "email"})


def look_of(cells: list[Cell], *, today: date, region: str) -> dict[str, float]:
    """The share (0 to 1) of a column's filled cells that look like each field; {} where all are empty."""
    filled = [text for cell in cells if not is_nothing(text := clean(cell))]
    if not filled:
        return {}
    shares = {field: sum(map(test, filled)) / len(filled) for field, test in TESTS.items()}
    phones = sum(bool(PHONE.fullmatch(text)) and bool(read_phones(text, region=region).numbers) for text in filled)
    shares["phone"] = shares["kin_phone"] = phones / len(filled)
    return shares | _dates(cells, filled, today) | _by_variety(filled)


def _dates(cells: list[Cell], filled: list[str], today: date) -> dict[str, float]:
    dates = [read.earliest for cell in cells if (read := read_date(cell, latest=today).date) and read.earliest]
    share = len(dates) / len(filled)
    if not dates or (all(re.fullmatch(r"\d{5}|\d{8}", text) for text in filled) and not _plausible(dates, today)):
        return {"born": 0.0, "reported_on": 0.0}
    middle = date.fromordinal(int(median(day.toordinal() for day in dates)))
    is_birth = middle < today - timedelta(days=GENERATION * 365)
    return {"born": share if is_birth else 0.0, "reported_on": 0.0 if is_birth else share}


def _plausible(dates: list[date], today: date) -> bool:
    return all(date(1920, 1, 1) < day <= today for day in dates)


def _by_variety(filled: list[str]) -> dict[str, float]:
    """Names are mostly different from each other, row numbers count upwards, remarks are long."""
    variety = len(set(filled)) / len(filled)
    names = sum(bool(WORDS.fullmatch(NUMBERING.sub("", text))) and len(text) < 60 for text in filled) / len(filled)
    numbers = [int(text) for text in filled if text.isdecimal() and len(text) < 7]
    rising = sum(after == before + 1 for before, after in pairwise(numbers))
    return {
        "name": names if variety > 0.7 else 0.0,
        "number": rising / (len(filled) - 1) if len(filled) > 2 else 0.0,
    }


def share_of_names(cells: list[Cell]) -> float:
    """The share (0 to 1) of the filled cells that are a few words, with or without a birth behind them."""
    filled = [apart(cell) for cell in cells if clean(cell)]
    names = [name for name, _birth in filled if WORDS.fullmatch(name) and len(name) < 60]
    return len(names) / len(filled) if len(set(names)) > 0.7 * len(filled) else 0.0


def _looks_like_country(text: str) -> bool:
    reading = known_country(text)
    return reading is not None and reading.how != likeness.BLANK


def _looks_like_status(text: str) -> bool:
    reading = known_status(text)
    return reading is not None and reading.how != likeness.BLANK


TESTS: dict[str, Callable[[str], bool]] = {
    "sex": lambda text: len(text) < 12 and bool(read_sex(text).value),
    "country": _looks_like_country,
    "county": lambda text: county_key(text) in county_names(),
    "status": _looks_like_status,
    "passport": lambda text: bool(PASSPORT.fullmatch(text) or read_passport_state(text)),
    "national_id": lambda text: bool(NATIONAL_ID.fullmatch(text)),
    "email": lambda text: bool(re.fullmatch(r"\S+@\S+\.\S+", text)),
}
