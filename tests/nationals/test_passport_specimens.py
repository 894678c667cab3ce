"""ICAO's own specimens are read as the standard says."""

from datetime import date

import pytest

from nationals.passport.check_digits import check_digit
from nationals.passport.reading import NAME_UNCHECKED, NO_COMPOSITE, NOT_AUTHENTIC, Reading, read
from nationals.passport.states import FOR_NO_STATE, state_of
from nationals.passport.words import Part, Verdict
from tests.nationals.zones import CARD, LONG_NUMBER, LONG_NUMBER_WIDE, PASSPORT, SMALL_VISA, SPECIMENS, VISA, WIDE_CARD

TODAY = date(2026, 11, 24)


def reading(text: str, today: date = TODAY) -> Reading:
    found = read(text, today=today)
    assert isinstance(found, Reading), found
    return found


@pytest.mark.parametrize("kind", SPECIMENS)
def test_each_kind_of_zone_is_told_apart_and_consistent(kind: str) -> None:
    found = reading(SPECIMENS[kind])
    assert found.format == kind
    assert found.is_consistent
    assert (found.family_name, found.given_names, found.sex) == ("ERIKSSON", "ANNA MARIA", "F")
    assert found.issuer.code == "UTO"
    assert not found.is_name_cut


@pytest.mark.parametrize(
    ("zone", "number", "born", "expires", "nationality"),
    [
        (PASSPORT, "L898902C3", "1974-08-12", date(2012, 4, 15), "UTO"),
        (CARD, "D23145890", "1974-08-12", date(2012, 4, 15), "UTO"),
        (WIDE_CARD, "D23145890", "1974-08-12", date(2012, 4, 15), "UTO"),
        (LONG_NUMBER, "D23145890734", "1934-07-12", date(1995, 7, 12), "UTO"),
        (LONG_NUMBER_WIDE, "D23145890734", "1934-07-12", date(1995, 7, 12), "UTO"),
        (VISA, "L8988901C", "1940-09-07", date(1996, 12, 10), "XXX"),
        (SMALL_VISA, "L8988901C", "1940-09-07", date(1996, 12, 10), "XXX"),
    ],
)
def test_numbers_and_dates_are_those_of_the_specimen(
    zone: str, number: str, born: str, expires: date, nationality: str
) -> None:
    found = reading(zone)
    assert found.is_consistent
    assert (found.number, found.born.edtf, found.expires) == (number, born, expires)
    assert found.nationality.code == nationality


def test_the_verdict_says_which_fields_have_a_check_digit() -> None:
    verdicts = {field.part: field.verdict for field in reading(PASSPORT).fields}
    checked = {part for part, verdict in verdicts.items() if verdict is Verdict.RIGHT}
    assert checked == {Part.NUMBER, Part.BORN, Part.EXPIRES, Part.OPTIONAL, Part.COMPOSITE}
    assert verdicts[Part.NAME] is Verdict.UNCHECKED
    assert verdicts[Part.NATIONALITY] is Verdict.UNCHECKED


@pytest.mark.parametrize("zone", SPECIMENS.values(), ids=SPECIMENS)
def test_every_reading_says_that_it_proves_nothing_and_that_the_name_is_unchecked(zone: str) -> None:
    assert {NOT_AUTHENTIC, NAME_UNCHECKED} <= set(reading(zone).notes)


def test_a_visa_has_no_composite_check_digit_and_says_so() -> None:
    found = reading(VISA)
    assert Part.COMPOSITE not in {field.part for field in found.fields}
    assert NO_COMPOSITE in found.notes
    assert NO_COMPOSITE not in reading(PASSPORT).notes


@pytest.mark.parametrize(("text", "digit"), [("520727", "3"), ("AB2134<<<", "5"), ("", "0"), ("12Ж", None)])
def test_check_digits_are_those_of_the_standards_examples(text: str, digit: str | None) -> None:
    assert check_digit(text) == digit


@pytest.mark.parametrize(
    ("code", "alpha2"), [("KEN", "KE"), ("D", "DE"), ("GBN", "GB"), ("UNO", ""), ("XXA", ""), ("QQQ", ""), ("", "")]
)
def test_codes_of_three_letters_become_those_of_two_where_there_is_one(code: str, alpha2: str) -> None:
    assert state_of(code).alpha2 == alpha2
    assert state_of(code).is_known is (code not in ("QQQ", ""))


@pytest.mark.parametrize("code", FOR_NO_STATE)
def test_codes_that_are_no_state_say_what_they_are(code: str) -> None:
    assert state_of(code).words
    assert not state_of(code).alpha2
