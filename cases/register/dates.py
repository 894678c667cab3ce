"""A register's dates: written in any style, as Excel's day numbers, or as an age."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils.translation import gettext_noop as _

from cases.register.problems import Problem
from cases.register.text import Cell, clean
from cases.register.values import is_nothing
from core import date_words
from core.dates import PartialDate

EXCEL_EPOCH = date(1899, 12, 30)
SERIALS = range(3_654, 73_051)  # 1 Jan 1910 to 31 Dec 2099 as Excel counts days
OLDEST = 120
AGE = re.compile(
    r"(?:age[d]?|umri|miaka|agee?)?[\s:.]*(\d{1,3})\s*(?:years?|yrs?|yo|y/o|y|ans|miaka)?(?:\s*old)?", re.IGNORECASE
)
NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{2,4}\b")
SAYS_AGE = re.compile(r"age|umri|miaka|ans\b|years?|yrs?|yo\b|y/o", re.IGNORECASE)
UNKNOWN = PartialDate("")


class DateReading(NamedTuple):
    date: PartialDate
    problem: Problem | None = None


def read_date(cell: Cell, *, latest: date, day_first: bool = True) -> DateReading:
    """The date in a cell, as precise as it is written. Years of two digits lie in the century before ``latest``."""
    if isinstance(cell, date):
        return DateReading(PartialDate.from_date(cell.date() if isinstance(cell, datetime) else cell))
    if isinstance(cell, time | timedelta):  # what a 0 in a column of dates becomes
        return DateReading(UNKNOWN)
    text = clean(cell)
    if is_nothing(text):
        return DateReading(UNKNOWN)
    serial = _from_serial(text)
    if serial:
        return DateReading(PartialDate.from_date(serial))
    parts = date_words.read(text, day_first=day_first, latest=latest)
    if parts is None:
        return DateReading(UNKNOWN, Problem(_("“%(text)s” is not a date that can be read."), {"text": text[:40]}))
    return DateReading(PartialDate.of(parts.year, parts.month, parts.day, about=parts.about))


def read_birth(cell: Cell, *, today: date, day_first: bool = True, reported: date | None = None) -> DateReading:
    """A date of birth; "age 25" counts from the day of the report and gives about a year."""
    text = clean(cell) if isinstance(cell, str) else ""
    if text and SAYS_AGE.search(text) and AGE.fullmatch(text):
        return read_age(text, reported=reported or today)
    born = read_date(cell, latest=today, day_first=day_first)
    return born if born.problem else DateReading(born.date, _improbable_birth(born.date, today))


def read_age(cell: Cell, *, reported: date) -> DateReading:
    text = clean(cell)
    if is_nothing(text):
        return DateReading(UNKNOWN)
    found = AGE.fullmatch(text)
    if not found or not 0 < int(found[1]) <= OLDEST:
        return DateReading(UNKNOWN, Problem(_("“%(text)s” is not an age in years."), {"text": text[:40]}))
    return DateReading(PartialDate.of(reported.year - int(found[1]), about=True))


def read_report(cell: Cell, *, today: date, day_first: bool = True) -> DateReading:
    """The day of a report, which cannot lie in the future."""
    reported = read_date(cell, latest=today, day_first=day_first)
    if reported.date.earliest and reported.date.earliest > today:
        problem = Problem(_("The date of the report, %(date)s, is in the future."), {"date": reported.date.iso})
        return DateReading(reported.date, problem)
    return reported


def is_month_first(cells: Iterable[Cell]) -> bool:
    """Whether dates such as 12/31/1990 stand in a column and none such as 31/12/1990."""
    found = [NUMERIC.match(cell.strip()) for cell in cells if isinstance(cell, str)]
    pairs = [(int(match[1]), int(match[2])) for match in found if match]
    return any(second > 12 for _first, second in pairs) and not any(first > 12 for first, _second in pairs)


def _from_serial(text: str) -> date | None:
    digits = text.removesuffix(".0") if re.fullmatch(r"\d{5}\.0", text) else text
    if re.fullmatch(r"\d{5}(?:\.\d+)?", digits) and int(float(digits)) in SERIALS:
        return EXCEL_EPOCH + timedelta(days=int(float(digits)))
    return None


def _improbable_birth(born: PartialDate, today: date) -> Problem | None:
    if born.earliest is None or born.latest is None:
        return None
    if born.earliest > today:
        return Problem(_("The date of birth, %(date)s, is in the future."), {"date": born.iso})
    if born.latest.year < today.year - OLDEST:
        return Problem(_("Born %(date)s would be more than %(years)s years old."), {"date": born.iso, "years": OLDEST})
    return None
