"""When a counterpart works: weekends and public holidays of states."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from core import free_days
from core.places import known_language, known_zone


def test_a_public_holiday_of_either_country_is_free() -> None:
    madaraka = date(2026, 6, 1)  # in Kenya
    assert free_days.why_free(madaraka, ["KE"]) == "Madaraka Day"
    assert free_days.why_free(madaraka, ["KE", "UA"]) == "Madaraka Day"
    assert free_days.why_free(madaraka, ["UA", "KE"]) == "Madaraka Day"
    assert free_days.why_free(madaraka, ["UA"]) == ""


def test_the_weekend_is_that_of_the_country_in_which_they_work() -> None:
    friday, sunday = date(2026, 9, 11), date(2026, 9, 13)
    assert free_days.why_free(friday, ["SA"])
    assert not free_days.why_free(sunday, ["SA"])
    assert free_days.why_free(sunday, ["KE", "SA"])
    assert not free_days.why_free(friday, ["KE", "SA"])


def test_the_next_holidays_come_in_their_order_across_the_year() -> None:
    days = free_days.coming(date(2026, 12, 24), ["KE"])
    assert [day.on for day in days] == [date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1)]


def test_a_country_without_a_calendar_has_its_weekend_and_no_holidays() -> None:
    assert free_days.coming(date(2026, 12, 24), ["XX", ""]) == []
    assert free_days.why_free(date(2026, 9, 13), ["XX"])
    assert free_days.why_free(date(2026, 9, 13), []) == ""


@pytest.mark.parametrize("tag", ["ru", "sr-Latn", "pt-BR", "swa"])
def test_a_language_is_written_as_pages_carry_it(tag: str) -> None:
    known_language(tag)


@pytest.mark.parametrize("tag", ["Russian", "r", "ru-", '"><b>', "RU", "ru ru"])
def test_what_is_no_language_is_refused(tag: str) -> None:
    with pytest.raises(ValidationError):
        known_language(tag)


def test_a_zone_is_one_that_the_clock_knows() -> None:
    known_zone("Europe/Kyiv")
    for name in ("Kyiv", "../etc/passwd", "europe/kyiv\0"):
        with pytest.raises(ValidationError):
            known_zone(name)
