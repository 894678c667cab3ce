"""Dates as far as they are known: "2005", "about Oct 1971", "3 Oct 1971". No models here."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Self

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core import date_words

DAY, MONTH, YEAR, ABOUT, UNKNOWN = "day", "month", "year", "about", "unknown"
EDTF = re.compile(r"[0-9]{4}(?:-(?!00)[0-9]{2}(?:-(?!00)[0-9]{2})?)?~?")
ADULT = 18  # Convention on the Rights of the Child, article 1; Constitution of Kenya, article 260
HUMAN = {DAY: "j M Y", MONTH: "M Y", YEAR: "Y"}


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date in the EDTF text of ISO 8601-2: "2005", "1971-10", "1971-10-03", each with "~" for about, "" unknown.

    Raises ValueError for any other text and for days that do not exist.
    """

    edtf: str = ""

    def __post_init__(self) -> None:
        if self.edtf and (not EDTF.fullmatch(self.edtf) or not _is_a_day(*self._numbers)):
            raise ValueError(_("“%(text)s” is not a date.") % {"text": self.edtf[:40]})

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None, *, about: bool = False) -> Self:
        text = f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")
        return cls(text + ("~" if about else ""))

    @classmethod
    def from_date(cls, day: date, *, about: bool = False) -> Self:
        return cls.of(day.year, day.month, day.day, about=about)

    def __bool__(self) -> bool:
        return bool(self.edtf)

    def __str__(self) -> str:
        earliest = self.earliest
        if earliest is None:
            return _("unknown")
        shown = date_format(earliest, HUMAN[self.resolution], use_l10n=False)
        return _("about %(date)s") % {"date": shown} if self.is_about else shown

    @property
    def iso(self) -> str:
        """As much of YYYY-MM-DD as is known."""
        return self.edtf.removesuffix("~")

    @property
    def is_about(self) -> bool:
        return self.edtf.endswith("~")

    @property
    def resolution(self) -> str:
        """How far the text goes, whether or not it is only about right: day, month, year, unknown."""
        return (UNKNOWN, YEAR, MONTH, DAY)[len(self.iso.split("-")) if self.edtf else 0]

    @property
    def precision(self) -> str:
        """day, month, year, about or unknown."""
        return ABOUT if self.is_about else self.resolution

    @property
    def earliest(self) -> date | None:
        """The first day that the text allows; "about" widens nothing, its reader decides how much."""
        if not self.edtf:
            return None
        year, month, day = self._numbers
        return date(year, month or 1, day or 1)

    @property
    def latest(self) -> date | None:
        """The last day that the text allows."""
        if not self.edtf:
            return None
        year, month, day = self._numbers
        month = month or 12
        return date(year, month, day or calendar.monthrange(year, month)[1])

    @property
    def _numbers(self) -> tuple[int, int, int]:
        year, month, day = (*map(int, self.iso.split("-")), 0, 0)[:3]
        return year, month, day

    def is_compatible_with(self, other: "PartialDate") -> bool:
        """Whether both can be the same day; an unknown date fits every other."""
        if not self or not other:
            return True
        shared = min(len(self.iso), len(other.iso))
        return self.iso[:shared] == other.iso[:shared]


def ministry_today() -> date:
    """The day at the ministry, whatever the reader's own time zone: what runs out, runs out for all on one day."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


def midnight(day: date) -> datetime:
    """The moment at which the reader's day begins."""
    return timezone.make_aware(datetime.combine(day, time.min))


def end_of(day: date) -> datetime:
    """The last moment of the reader's day."""
    return timezone.make_aware(datetime.combine(day, time.max))


def adult_born_by() -> date:
    """Who was born on this day or before is eighteen at the ministry today."""
    today = ministry_today()
    try:
        return today.replace(year=today.year - ADULT)
    except ValueError:  # 29 February
        return today.replace(year=today.year - ADULT, day=28)


def parse(text: str, *, day_first: bool = True, latest: date | None = None) -> PartialDate:
    """What a person types in a form: "9 Sep 2026", "09/2026", "about 2005", "2026-09-09~", "" for unknown.

    Raises ValueError with a sentence for the person. Where day and month could be swapped, the day is first unless
    told otherwise. A year of two digits lies in the hundred years before ``latest`` (default: five years from now).
    """
    bare = text.strip()
    if not bare or bare.casefold() in {"unknown", _("unknown").casefold()}:
        return PartialDate("")
    parts = date_words.read(bare, day_first=day_first, latest=latest)
    if parts is None:
        hint = _("“%(text)s” is not a date. Write it like 9 Sep 2026, Sep 2026, 2026 or about 2005.")
        raise ValueError(hint % {"text": bare[:40]})
    return PartialDate.of(parts.year, parts.month, parts.day, about=parts.about)


def _is_a_day(year: int, month: int, day: int) -> bool:
    if not date.min.year <= year <= date.max.year or month > 12:
        return False
    return day <= calendar.monthrange(year, month or 1)[1]
