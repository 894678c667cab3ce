"""Days on which nobody works: weekends and public holidays of states, by the library ``holidays``."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from holidays import HolidayBase

AHEAD = 120  # days that are looked at for the next holidays
SHOWN = 3


@dataclass(frozen=True, slots=True)
class FreeDay:
    on: date
    name: str
    country: str


@lru_cache(maxsize=256)
def _calendar(country: str, year: int) -> "HolidayBase | None":
    """None for a country that the library does not know. Names in English where it has them."""
    import holidays  # noqa: PLC0415  loaded when wanted

    try:
        return holidays.country_holidays(country, years=year, language="en_US", expand=False)
    except NotImplementedError:
        return None


def holidays_on(day: date, countries: Iterable[str]) -> Iterator[FreeDay]:
    for country in countries:
        calendar = _calendar(country, day.year)
        if calendar is not None and (name := calendar.get(day)):
            yield FreeDay(day, name, country)


def is_weekend(day: date, country: str) -> bool:
    """Of a country that the library does not know: Saturday and Sunday."""
    calendar = _calendar(country, day.year)
    return day.weekday() in (calendar.weekend if calendar is not None else {5, 6})


def why_free(day: date, countries: Sequence[str]) -> str:
    """``countries``: the one in which they work first. Nothing if it is a working day."""
    for free in holidays_on(day, countries):
        return free.name
    return str(_("weekend")) if countries and is_weekend(day, countries[0]) else ""


def coming(day: date, countries: Sequence[str]) -> list[FreeDay]:
    """The next public holidays, from this day on."""
    days = (day + timedelta(days=ahead) for ahead in range(AHEAD))
    return list(islice((free for each in days for free in holidays_on(each, countries)), SHOWN))
