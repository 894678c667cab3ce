"""Zones as people paste and type them: untidy, misread, cut off, or no zones at all."""

from datetime import date
from typing import NamedTuple

import pytest

from nationals.passport.lines import CUT
from nationals.passport.reading import NAME_CUT, NOTHING, Reading, Unread, read
from nationals.passport.words import Part, Verdict
from tests.nationals.zones import LONG_NUMBER, PASSPORT, WIDE_CARD, passport

TODAY = date(2026, 11, 24)
FIRST, SECOND = PASSPORT.split("\n")


class Misread(NamedTuple):
    """A zone with one sign wrong, and what would put it right."""

    zone: str
    part: Part
    value: str


def reading(text: str, today: date = TODAY) -> Reading:
    found = read(text, today=today)
    assert isinstance(found, Reading), found
    return found


@pytest.mark.parametrize(
    "text",
    [
        PASSPORT.lower(),
        PASSPORT.replace("\n", "\r\n\r\n"),
        PASSPORT.replace("\n", ""),
        PASSPORT.replace("\n", " "),
        PASSPORT.replace("\n", "\u2028"),
        PASSPORT.replace("<", "‹"),
        PASSPORT.replace("<", "＜"),
        PASSPORT.replace("<", "«"),
        PASSPORT.replace("<<", "«"),
        " ".join(PASSPORT),
        f"The passport of the man:\n\n{PASSPORT}\n\nSeen on Tuesday.",
        f"\ufeff{PASSPORT}\u200b\n",
    ],
)
def test_spaces_breaks_case_and_angles_do_not_matter(text: str) -> None:
    assert reading(text).lines == (FIRST, SECOND)
    assert reading(text).remarks == ()


def test_fillers_that_were_miscounted_are_said_and_put_right() -> None:
    typed = f"{FIRST.rstrip('<')}<<\n{SECOND.replace('<<<<<', '<<<')}"
    found = reading(typed)
    assert found.lines == (FIRST, SECOND)
    assert [str(remark) for remark in found.remarks] == [
        "Line 1 has 27 signs instead of 44: fillers were added or left out.",
        "Line 2 has 42 signs instead of 44: fillers were added or left out.",
    ]
    assert reading(f"{FIRST}<<<<\n{SECOND}").lines == (FIRST, SECOND)


@pytest.mark.parametrize("text", ["", "   \n\t", "\u200b\u202e"])
def test_an_empty_text_is_no_zone(text: str) -> None:
    assert read(text, today=TODAY) == Unread(NOTHING)


@pytest.mark.parametrize(
    "text", ["Daniel Kiprono Cheboi", FIRST, SECOND, f"{SECOND}\n{SECOND}", f"{FIRST}\n{SECOND[:30]}", "<" * 44]
)
def test_what_has_not_the_shape_of_a_zone_says_what_was_expected(text: str) -> None:
    found = read(text, today=TODAY)
    assert isinstance(found, Unread) or not found.is_consistent
    if isinstance(found, Unread):
        assert "two lines of 44" in str(found.why)


def test_only_a_bounded_part_of_a_text_is_looked_at() -> None:
    assert isinstance(read("A\n" * 500_000, today=TODAY), Unread)
    assert CUT in reading(PASSPORT + "\n" + "x" * 2000).remarks


@pytest.mark.parametrize(
    "misread",
    [
        Misread(PASSPORT.replace("L898902C3", "L8989O2C3"), Part.NUMBER, "L898902C3"),
        Misread(PASSPORT.replace("L898902C3", "LB98902C3"), Part.NUMBER, "L898902C3"),
        Misread(PASSPORT.replace("7408122", "74O8122"), Part.BORN, "740812"),
        Misread(PASSPORT.replace("7408122", "740812Z"), Part.BORN, "740812"),
        Misread(PASSPORT.replace("1204159", "I204159"), Part.EXPIRES, "120415"),
        Misread(PASSPORT.replace("1204159", "12041S9"), Part.EXPIRES, "120415"),
        Misread(PASSPORT.replace("ZE184226B", "2E184226B"), Part.OPTIONAL, "ZE184226B<<<<<"),
        Misread(PASSPORT.replace("36UTO", "36UT0"), Part.NATIONALITY, "UTO"),
        Misread(PASSPORT.replace("P<UTO", "P<UT0"), Part.ISSUER, "UTO"),
        Misread(PASSPORT.replace("ERIKSSON", "ERIKS5ON"), Part.NAME, FIRST[5:]),
        Misread(PASSPORT.replace("L898902C3", "L898902С3"), Part.NUMBER, "L898902C3"),  # a Cyrillic letter
        Misread(passport(number="AK1021091").replace("AK10", "АK10"), Part.NUMBER, "AK1021091"),
        Misread(passport(born="980416").replace("980416", "98041G"), Part.BORN, "980416"),
    ],
    ids=lambda misread: str(misread.part),
)
def test_the_usual_misreadings_are_suggested_and_not_put_right(misread: Misread) -> None:
    found = reading(misread.zone)
    field = found.field(misread.part)
    assert field.verdict is Verdict.WRONG
    assert misread.value in [suggestion.value for suggestion in field.suggestions]
    assert field.written != misread.value or field.suggestions[0].in_digit
    assert not found.is_consistent


def test_an_error_that_no_usual_misreading_explains_has_no_suggestion() -> None:
    field = reading(PASSPORT.replace("L898902C3", "L898977C3")).field(Part.NUMBER)
    assert field.verdict is Verdict.WRONG
    assert field.suggestions == ()


def test_a_right_check_digit_is_suggested_for_itself_when_it_was_misread() -> None:
    zone = passport(expires="300612")
    digit = zone.split("\n")[1][27]
    mistaken = {"0": "O", "1": "I", "2": "Z", "5": "S", "6": "G", "8": "B"}
    assert digit in mistaken
    field = reading(zone.replace(f"300612{digit}", f"300612{mistaken[digit]}")).field(Part.EXPIRES)
    assert [(one.found, one.instead, one.in_digit) for one in field.suggestions] == [(mistaken[digit], digit, True)]


def test_optional_data_without_a_check_digit_are_suspected_when_only_the_composite_fails() -> None:
    zone = "I<UTOD231458907A1B2<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<{}\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
    right = next(found for digit in range(10) if (found := reading(zone.format(digit))).is_consistent)
    wrong = reading("\n".join(right.lines).replace("A1B2", "A182"))
    assert [field.part for field in wrong.fields if field.verdict is Verdict.WRONG] == [Part.COMPOSITE]
    assert "A1B2<<<<<<<<<<<" in [one.value for one in wrong.field(Part.COMPOSITE).suggestions]


def test_g_and_6_look_the_same_to_a_check_digit_so_the_reader_is_told() -> None:
    found = reading(passport(number="AG1021091").replace("AG1021091", "A61021091"))
    assert found.field(Part.NUMBER).verdict is Verdict.RIGHT
    assert any("cannot tell G from 6" in str(note) for note in found.notes)


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("980412", "1998-04-12"),
        ("261124", "2026-11-24"),
        ("261125", "1926-11-25"),
        ("9804<<", "1998-04"),
        ("98<<<<", "1998"),
        ("<<<<<<", ""),
        ("27<<<<", "1927"),
    ],
)
def test_a_birth_is_not_in_the_future_and_known_as_far_as_it_is_written(written: str, edtf: str) -> None:
    found = reading(passport(born=written))
    assert found.is_consistent
    assert found.born.edtf == edtf


@pytest.mark.parametrize("written", ["981332", "980230", "98<<12", "000000"])
def test_a_day_that_does_not_exist_is_wrong_whatever_its_check_digit(written: str) -> None:
    found = reading(passport(born=written))
    assert found.field(Part.BORN).verdict is Verdict.WRONG
    assert found.born.edtf == ""


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("300615", date(2030, 6, 15)),
        ("991231", date(1999, 12, 31)),
        ("761231", date(2076, 12, 31)),
        ("770101", date(1977, 1, 1)),
        ("<<<<<<", None),
    ],
)
def test_an_expiry_lies_in_the_year_nearest_to_today(written: str, day: date | None) -> None:
    found = reading(passport(expires=written))
    assert found.is_consistent
    assert found.expires == day


def test_an_expiry_that_is_no_day_is_wrong() -> None:
    assert reading(passport(expires="300631")).field(Part.EXPIRES).verdict is Verdict.WRONG


def test_a_name_that_fills_its_field_is_said_to_be_cut_off() -> None:
    found = reading(passport(name="NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<KRASUANG"))
    assert found.is_name_cut
    assert NAME_CUT in found.notes
    assert found.family_name == "NILAVADHANANANDA"


def test_a_name_of_one_part_has_no_given_names() -> None:
    found = reading(passport(name="ARKFREITH"))
    assert (found.family_name, found.given_names) == ("ARKFREITH", "")


def test_a_name_of_digits_and_a_code_of_none_are_wrong() -> None:
    found = reading(passport(name="4711", code="77"))
    assert found.field(Part.NAME).verdict is Verdict.WRONG
    assert found.field(Part.CODE).verdict is Verdict.WRONG


@pytest.mark.parametrize(("sex", "read_as"), [("F", "F"), ("M", "M"), ("<", "X"), ("K", "")])
def test_sex_is_what_the_document_says_or_open(sex: str, read_as: str) -> None:
    assert reading(passport(sex=sex)).sex == read_as


def test_german_codes_are_shorter_than_three_letters() -> None:
    assert reading(passport(state="D")).issuer.alpha2 == "DE"


def test_a_number_that_does_not_fit_its_field_is_read_with_the_rest_of_it() -> None:
    field = reading(LONG_NUMBER).field(Part.NUMBER)
    assert (field.written, field.digit, field.verdict) == ("D23145890734", "9", Verdict.RIGHT)
    assert reading(LONG_NUMBER).field(Part.OPTIONAL).verdict is Verdict.EMPTY
    wrong = reading(LONG_NUMBER.replace("7349", "7B49")).field(Part.NUMBER)
    assert wrong.verdict is Verdict.WRONG


def test_a_check_digit_that_is_missing_is_wrong() -> None:
    assert reading(WIDE_CARD.replace("D231458907", "D23145890<")).field(Part.NUMBER).verdict is Verdict.WRONG


def test_a_sign_that_no_zone_has_is_named() -> None:
    field = reading(PASSPORT.replace("L898902C3", "L89890&C3")).field(Part.NUMBER)
    assert field.problem is not None
    assert "“&”" in str(field.problem)
