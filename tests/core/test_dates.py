"""Dates as far as they are known."""

from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from core import date_words
from core.dates import PartialDate, parse

LATEST = date(2026, 11, 20)

WRITTEN = [
    ("", "", "unknown"),
    ("unknown", "", "unknown"),
    ("2005", "2005", "year"),
    ("2005~", "2005~", "about"),
    ("1971-10", "1971-10", "month"),
    ("1971-10-03", "1971-10-03", "day"),
    ("1971-10-03~", "1971-10-03~", "about"),
    ("17/10/1970", "1970-10-17", "day"),
    ("05/04/1975", "1975-04-05", "day"),
    ("05/23/1989", "1989-05-23", "day"),
    ("05.04.85", "1985-04-05", "day"),
    ("19.03.05", "2005-03-19", "day"),
    ("7/1/04", "2004-01-07", "day"),
    ("02-Jun-26", "2026-06-02", "day"),
    ("21-Nov-26", "1926-11-21", "day"),
    ("10 Oct 2005", "2005-10-10", "day"),
    ("7Jan2004", "2004-01-07", "day"),
    ("3rd October 1971", "1971-10-03", "day"),
    ("October 3rd, 1971", "1971-10-03", "day"),
    ("Monday, 3 October 2005", "2005-10-03", "day"),
    ("1er janvier 2005", "2005-01-01", "day"),
    ("le 3 août 1990", "1990-08-03", "day"),
    ("tarehe 3 Machi 2001", "2001-03-03", "day"),
    ("Mar 1999", "1999-03", "month"),
    ("Sept. 2020", "2020-09", "month"),
    ("Juni 2001", "2001-06", "month"),
    ("juil 2011", "2011-07", "month"),
    ("03/1999", "1999-03", "month"),
    ("Jan-81", "1981-01", "month"),
    ("Oct-10", "2010-10", "month"),
    ("approx 1996", "1996~", "about"),
    ("c. 1996", "1996~", "about"),
    ("c1996", "1996~", "about"),
    ("1996?", "1996~", "about"),
    ("1996 (approx)", "1996~", "about"),
    ("around Mar 1999", "1999-03~", "about"),
    ("vers 1988", "1988~", "about"),
    ("takriban 1988", "1988~", "about"),
    ("about 9 Sep 2026", "2026-09-09~", "about"),
    ("1996 г.р.", "1996", "year"),
    ("21.03.1976 г. р.", "1976-03-21", "day"),
    ("1989 года рождения", "1989", "year"),
    ("12 июня 1993 г.", "1993-06-12", "day"),
    ("9 мая 1978", "1978-05-09", "day"),
    ("1989 р.н.", "1989", "year"),
    ("3 листопада 2001 року", "2001-11-03", "day"),
    ("17 юли 1990 г.", "1990-07-17", "day"),
    ("около 1996", "1996~", "about"),
    ("مواليد ١٩٩٦", "1996", "year"),
    ("1996年3月21日", "1996-03-21", "day"),
    ("19101985", "1985-10-19", "day"),
    ("19851019", "1985-10-19", "day"),
    ("00/00/1985", "1985", "year"),
    ("xx/10/1985", "1985-10", "month"),
    ("1985-00-00", "1985", "year"),
    ("2004-04-01 00:00:00", "2004-04-01", "day"),
    ("2004-04-01T10:22:07Z", "2004-04-01", "day"),
    ("29/02/2024", "2024-02-29", "day"),
]
NO_DATES = (
    "n/a", "31/02/2001", "1990s", "1990-1995", "before 1999", "12/12", "45", "1 May", "jui 2011", "13/13/2000",
    "29-Feb-25", "99999999", "12345", "0/0/0", "2005~~", "10 Oct", "Oct 10", "Oct", "1999-13", "32/01/1999",
    "=A1", "1/2/3/2004",
)  # fmt: skip


@pytest.mark.parametrize(("written", "edtf", "precision"), WRITTEN)
def test_written_dates_are_read_as_precisely_as_they_are_meant(written: str, edtf: str, precision: str) -> None:
    read = parse(written, latest=LATEST)
    assert (read.edtf, read.precision) == (edtf, precision)


@pytest.mark.parametrize("written", NO_DATES)
def test_what_is_no_certain_date_is_refused_with_a_sentence(written: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        parse(written, latest=LATEST)


def test_the_month_comes_first_where_that_is_said_and_possible() -> None:
    assert parse("05/04/1975", day_first=False).edtf == "1975-05-04"
    assert parse("25/04/1975", day_first=False).edtf == "1975-04-25"


@pytest.mark.parametrize("edtf", ["2005-13", "2005-00", "2005-02-30", "0000", "x", "2005-1-1", "٢٠٠٥", "2005-02-", "~"])
def test_a_partial_date_holds_only_days_that_exist(edtf: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        PartialDate(edtf)


@pytest.mark.parametrize(
    ("edtf", "shown", "earliest", "latest"),
    [
        ("", "unknown", None, None),
        ("2005", "2005", date(2005, 1, 1), date(2005, 12, 31)),
        ("2024-02", "Feb 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-09-09", "9 Sep 2026", date(2026, 9, 9), date(2026, 9, 9)),
        ("2026-09-09~", "about 9 Sep 2026", date(2026, 9, 9), date(2026, 9, 9)),
        ("1996~", "about 1996", date(1996, 1, 1), date(1996, 12, 31)),
    ],
)
def test_a_partial_date_shows_its_precision_and_its_limits(
    edtf: str, shown: str, earliest: date | None, latest: date | None
) -> None:
    partial = PartialDate(edtf)
    assert (str(partial), partial.earliest, partial.latest) == (shown, earliest, latest)
    assert bool(partial) is bool(edtf)


def test_a_partial_date_is_shown_in_the_readers_language() -> None:
    with translation.override("fr"):
        assert str(PartialDate("2026-02-09")) == "9 Fév 2026"


def test_dates_fit_each_other_as_far_as_both_are_known() -> None:
    assert PartialDate("2005").is_compatible_with(PartialDate("2005-03~"))
    assert PartialDate("").is_compatible_with(PartialDate("2005"))
    assert not PartialDate("2005-04").is_compatible_with(PartialDate("2005-03-01"))


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.booleans())
def test_what_is_shown_can_be_typed_again(day: date, about: bool) -> None:
    partial = PartialDate.from_date(day, about=about)
    assert parse(str(partial)) == parse(partial.edtf) == partial


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    parts = date_words.read(text)
    assert parts is None or PartialDate.of(parts.year, parts.month, parts.day, about=parts.about)
