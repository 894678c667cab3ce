"""Reads a date that a person wrote, in digits or in words, as precisely as it was meant.

The words are those of English, French and Swahili, and of the languages in which lists arrive: Russian, Ukrainian,
Bulgarian; what stands around the digits is known in Arabic, Persian, Chinese and Japanese too.
"""

import re
import unicodedata
from datetime import date, timedelta
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext_noop

EARLIEST_YEAR = 1850
LATEST_YEAR = 2199
LOOK_AHEAD = timedelta(days=5 * 365)  # forms ask for coming days too: "9/9/27" is not 1927

# Django's own short forms of these, "jui" in French and "dis" in Swahili, could not be read again: ours replace them.
SHORT_MONTHS = (gettext_noop("jun"), gettext_noop("jul"), gettext_noop("dec"))
MONTH_NAMES = (  # folded as :func:`_plain` folds
    "january janvier januari janv январь января януари січень січня",
    "february fevrier februari февраль февраля февруари лютии лютого",
    "march mars machi март марта березень березня",
    "april avril aprili апрель апреля април квітень квітня",
    "may mai mei маи мая травень травня",
    "june juin juni июнь июня юни червень червня",
    "july juillet julai июль июля юли липень липня",
    "august aout agosti август августа серпень серпня",
    "september septembre septemba сентябрь сентября септември вересень вересня",
    "october octobre oktoba октябрь октября октомври жовтень жовтня",
    "november novembre novemba ноябрь ноября ноември листопад листопада",
    "december decembre desemba декабрь декабря декември грудень грудня",
)
ABOUT = re.compile(
    r"^(?:~|ca?\.?(?=\s*\d)|\b(?:about|abt|approx(?:imately|imate)?|app|circa|around|est(?:imated)?|roughly|early|mid|late|"
    r"vers|environ|env|kama|takriban|yapata|karibu|около|примерно|прибл|приблизительно|ок|близько|приблизно)\b\.?)[\s:-]*"
)
ABOUT_AFTER = re.compile(
    r"[\s,]*(?:[~?]|\(?(?:approx(?:imately|\.)?|about|est(?:imated|\.)?|circa|environ|takriban|\?)\)?)$"
)
FILLERS = re.compile(
    r"\b(?:the|of|le|de|du|en|tarehe|mwezi|mwaka|wa|year|born|nee?|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"jumatatu|jumanne|jumatano|alhamisi|ijumaa|jumamosi|jumapili|"
    r"г\.?\s?р|года?|г|родил(?:ся|ась)|рождения|роден[ао]?|р\.?\s?н|року|рік|р|народ(?:ження|ився|илася)|"
    r"مواليد|ولد|سنة|عام|متولد|سال)\b\.?"
)
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er|e)\b")
TIME = re.compile(r"[t\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]m|z|[+-]\d{2}:?\d{2})?$")
JOINT = re.compile(r"[\s/.,\-]+")
NO_YEAR = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])[\W_]*[^\W\d_]+\W*|[^\W\d_]+\W*[\s.,]\W*(?:0?[1-9]|[12]\d|3[01])"
)  # "10 Oct"
SIGNS = str.maketrans("年月日生", "    ")  # 1996年3月21日生
BLANK = re.compile(r"^(?:0{1,2}|x{1,2}|\?{1,2}|_{1,2})$")  # "00/00/1985": the day and month are not known


class DateParts(NamedTuple):
    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False


def read(text: str, *, day_first: bool = True, latest: date | None = None) -> DateParts | None:
    """The parts of a written date, or None where it cannot be read for certain.

    ``day_first`` decides only where both readings are possible. A year of two digits is put into the last hundred
    years that end with ``latest``.
    """
    words, about = _plain(text)
    if NO_YEAR.fullmatch(words):
        return None
    parts = _units(words)
    latest = latest or timezone.localdate() + LOOK_AHEAD
    found = _from_digits(parts, latest) if len(parts) == 1 else _from_parts(parts, day_first, latest)
    if found is None or not EARLIEST_YEAR <= found.year <= LATEST_YEAR or not _exists(found):
        return None
    return found._replace(about=about)


def month_number(word: str) -> int | None:
    """A month by its name or an abbreviation of three letters or more that fits one month only."""
    if len(word) < 3:
        return None
    months = {
        number for number, names in enumerate(MONTH_NAMES, 1) if any(name.startswith(word) for name in names.split())
    }
    return months.pop() if len(months) == 1 else None


def _plain(text: str) -> tuple[str, bool]:
    """Folded text without ornament, and whether it says that it is only about right."""
    folded = unicodedata.normalize("NFKD", text[:80].translate(SIGNS)).casefold().strip(" '\"\u2018\u2019\t\n\r")
    folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    bare = ABOUT_AFTER.sub("", ABOUT.sub("", folded))
    about = bare != folded
    bare = TIME.sub("", FILLERS.sub(" ", bare))
    return ORDINAL.sub("", bare).strip(), about


def _units(words: str) -> list[str]:
    """ "7jan2004" and "7-Jan-2004" alike become ["7", "jan", "2004"]."""
    spaced = re.sub(r"(?<=\d)(?=[a-z]{3})|(?<=[a-z]{3})(?=\d)", " ", words)
    return [unit.strip("'") for unit in JOINT.split(spaced) if unit]


def _from_digits(parts: list[str], latest: date) -> DateParts | None:
    digits = parts[0]
    if re.fullmatch(r"\d{4}", digits):
        return DateParts(int(digits))
    if not re.fullmatch(r"\d{8}", digits):
        return None
    year_first = DateParts(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if year_first.year >= EARLIEST_YEAR and _exists(year_first):
        return year_first
    return DateParts(int(digits[4:]), int(digits[2:4]), int(digits[:2]))


def _from_parts(parts: list[str], day_first: bool, latest: date) -> DateParts | None:
    if not 2 <= len(parts) <= 3:
        return None
    named = [place for place, part in enumerate(parts) if month_number(part)]
    if len(named) == 1:
        return _with_named_month(parts, named[0], latest)
    if named or not all(re.fullmatch(r"\d{1,4}", part) or BLANK.match(part) for part in parts):
        return None
    numbers = [0 if BLANK.match(part) else int(part) for part in parts]
    if len(parts[0]) == 4:
        return _from_least_known(numbers[0], *numbers[1:])
    if len(parts) == 2:
        return _from_least_known(numbers[1], numbers[0]) if len(parts[1]) == 4 else None
    first, second = numbers[:2]
    if first > 12 or second > 12:
        day, month = (first, second) if first > 12 else (second, first)
    else:
        day, month = (first, second) if day_first else (second, first)
    year = _full_year(parts[2], month, day, latest)
    return _from_least_known(year, month, day) if year else None


def _with_named_month(parts: list[str], place: int, latest: date) -> DateParts | None:
    month = month_number(parts[place])
    others = [part for index, part in enumerate(parts) if index != place]
    if not month or not all(re.fullmatch(r"\d{1,4}", part) or BLANK.match(part) for part in others):
        return None
    if len(others) == 1:
        year = _full_year(others[0], month, 1, latest)
        return DateParts(year, month) if year else None
    day, written_year = reversed(others) if len(others[0]) == 4 else others
    year = _full_year(written_year, month, int(day) if day.isdigit() else 1, latest)
    if not year or len(day) > 2:
        return None
    return _from_least_known(year, month, int(day) if day.isdigit() else 0)


def _from_least_known(year: int, month: int = 0, day: int = 0) -> DateParts | None:
    if not month:
        return DateParts(year) if not day else None
    return DateParts(year, month, day or None)


def _full_year(written: str, month: int, day: int, latest: date) -> int | None:
    if not written.isdigit() or len(written) not in (2, 4):
        return None
    if len(written) == 4:
        return int(written)
    year = latest.year // 100 * 100 + int(written)
    return year - 100 if (year, month, day) > (latest.year, latest.month, latest.day) else year


def _exists(parts: DateParts) -> bool:
    try:
        date(parts.year, parts.month or 1, parts.day or 1)
    except ValueError:
        return False
    return True
