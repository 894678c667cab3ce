"""What words in a register mean, and what is left to a person."""

from datetime import date

import pytest

from cases.choices import Status
from cases.register.countries import aliases, codes_of_three, names, read_country, towns
from cases.register.dates import read_age, read_birth, read_date, read_report
from cases.register.documents import read_national_id, read_passport
from cases.register.names import read_name
from cases.register.phones import read_phones
from cases.register.statuses import read_status
from cases.register.text import Cell, clean, fold, hides_characters
from cases.register.values import read_county, read_sex
from cases.register.words import table
from tests.register.layouts import TODAY

STATUSES = [
    ("captured", "captured", "exact"),
    ("In_transit", "in_transit", "exact"),
    ("safe abroad", "safe_abroad", "exact"),
    ("P.O.W.", "captured", "synonym"),
    ("wounded, hospital", "hospitalised", "synonym"),
    ("décédé", "deceased", "synonym"),
    ("amefungwa", "detained", "synonym"),
    ("released from detention", "released", "synonym"),
    ("died in custody of police", "deceased", "contains"),
    ("captured by a brigade near a town", "captured", "contains"),
    ("RETURNED TO KENYA", "repatriated", "contains"),
    ("held in a prison abroad", "detained", "contains"),
    ("in prision", "detained", "similar"),
    ("Reutrned to Kenya", "repatriated", "similar"),
    ("", "reported", "blank"),
    ("N/A", "reported", "blank"),
    ("deported to Russia", None, "unknown"),
    ("detained in hospital", None, "unknown"),
    ("not captured", None, "unknown"),
    ("feared dead", None, "unknown"),
    ("home guard", None, "unknown"),
    ("blah", None, "unknown"),
]
COUNTRIES = [
    ("Russia", "RU", "exact"),
    ("Arabie Saoudite", "SA", "exact"),
    ("Urusi", "RU", "exact"),
    ("Cote D'Ivoire", "CI", "exact"),
    ("South Sudan", "SS", "exact"),
    ("Niger", "NE", "exact"),
    ("the UAE", "AE", "synonym"),
    ("U.A.E", "AE", "synonym"),
    ("Burma", "MM", "synonym"),
    ("uk", "GB", "synonym"),
    ("ua", "UA", "code"),
    ("GBR", "GB", "code"),
    ("Doha", "QA", "town"),
    ("Moscow, Russia", "RU", "contains"),
    ("Saudi Arabia (Riyadh)", "SA", "contains"),
    ("Mynmar", "MM", "similar"),
    ("Thialand", "TH", "similar"),
    ("-", "", "blank"),
    ("Congo", None, "unknown"),
    ("Korea", None, "unknown"),
    ("Ukraine/Russia", None, "unknown"),
    ("Atlantis", None, "unknown"),
]
SEXES = [
    ("f", "F", "exact"),
    ("MALE", "M", "synonym"),
    ("Mwanamke", "F", "synonym"),
    ("femal", "F", "similar"),
    ("", "", "blank"),
    ("other", None, "unknown"),
]
COUNTIES = [
    ("BOMET County", "Bomet", "exact"),
    ("Muranga", "Murang'a", "exact"),
    ("Nairobi City County", "Nairobi", "exact"),
    ("Tharaka-Nithi", "Tharaka Nithi", "exact"),
    ("Homabay", "Homa Bay", "similar"),
    ("Ebu", "Embu", "similar"),
    ("n/a", "", "blank"),
    ("Elsewhere", None, "unknown"),
]


@pytest.mark.parametrize(("written", "value", "how"), STATUSES)
def test_status_words(written: str, value: str | None, how: str) -> None:
    assert read_status(written) == (value, how)


@pytest.mark.parametrize(("written", "value", "how"), COUNTRIES)
def test_country_words(written: str, value: str | None, how: str) -> None:
    assert read_country(written) == (value, how)


@pytest.mark.parametrize(("written", "value", "how"), SEXES)
def test_sex_words(written: str, value: str | None, how: str) -> None:
    assert read_sex(written) == (value, how)


@pytest.mark.parametrize(("written", "value", "how"), COUNTIES)
def test_county_words(written: str, value: str | None, how: str) -> None:
    assert read_county(written) == (value, how)


def test_the_home_country_decides_what_a_homecoming_is() -> None:
    assert read_status("returned to Uganda", "UG").value == "repatriated"
    assert read_status("returned to Kenya", "UG").value is None


def test_every_status_has_words_and_every_word_a_status() -> None:
    assert set(table("statuses")["phrases"]) == set(Status.values)


@pytest.mark.parametrize("group", ["headings.fields", "statuses.phrases", "countries.aliases", "countries.towns"])
def test_each_phrase_stands_once_and_folded(group: str) -> None:
    file, part = group.split(".")
    phrases = [phrase for phrases in table(file)[part].values() for phrase in phrases]
    assert [phrase for phrase in set(phrases) if phrases.count(phrase) > 1] == []
    assert [phrase for phrase in phrases if fold(phrase) != phrase] == []


def test_country_words_are_of_real_countries_and_contradict_no_name() -> None:
    assert set(aliases().values()) | set(towns().values()) <= set(codes_of_three().values())
    both = {phrase: (names()[phrase], code) for phrase, code in aliases().items() if phrase in names()}
    assert {phrase: pair for phrase, pair in both.items() if pair[0] != pair[1]} == {}


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("0712 345678 / 0733 123456", ["+254712345678", "+254733123456"]),
        (712345678, ["+254712345678"]),
        (254712345678.0, ["+254712345678"]),
        ("254 794 702 205", ["+254794702205"]),
        ("+254 (0)740-836558", ["+254740836558"]),
        ("00254712345678", ["+254712345678"]),
        ("tel: 0712345678 (mother)", ["+254712345678"]),
        ("+7 916 123-45-67", ["+79161234567"]),
        ("0044 20 7946 0958", ["+442079460958"]),
        ("none", []),
        (None, []),
    ],
)
def test_phone_numbers(cell: Cell, numbers: list[str]) -> None:
    assert read_phones(cell, region="KE") == (numbers, None)


@pytest.mark.parametrize("cell", ["071234567", "2.54712E+11", "nine", "+254 12", "0712345678 / 07"])
def test_what_is_no_phone_number_is_told(cell: str) -> None:
    assert read_phones(cell, region="KE").problem


@pytest.mark.parametrize(
    ("cell", "number", "state"),
    [
        ("A1234567 (lost)", "A1234567", "lost"),
        ("AK 123 4567", "AK1234567", ""),
        ("c0046172", "C0046172", ""),
        ("Passport No. A1234567", "A1234567", ""),
        (12345678, "12345678", ""),
        ("lost", "", "lost"),
        ("taken by employer", "", "confiscated"),
        ("expired", "", "expired"),
        ("-", "", ""),
        ("N/A", "", ""),
        (None, "", ""),
    ],
)
def test_passport_numbers_and_states(cell: Cell, number: str, state: str) -> None:
    assert read_passport(cell) == (number, state, None)


def test_what_is_no_document_number_is_told() -> None:
    assert read_passport("pending").problem
    assert read_national_id("see file")[1]
    assert read_national_id("29 453 171") == ("29453171", None)


@pytest.mark.parametrize(
    ("cell", "shown", "surname"),
    [
        ("Mr KARIUKI, Mary Ayieko", "Mary Ayieko KARIUKI", "KARIUKI"),
        ("Hon. Dr. Amina Noor", "Amina Noor", ""),
        ("Dr.Adan Kiptoo", "Adan Kiptoo", ""),
        ("OUMA,", "OUMA", ""),
        ("Otieno, J., Jr", "Otieno, J., Jr", ""),
        ("  x\xa0 y ", "x y", ""),
        ("\u202eevil\u202c na\u200bme\x00", "evil name", ""),
        ("محمد علي", "محمد علي", ""),
    ],
)
def test_names_are_shown_in_one_order(cell: str, shown: str, surname: str) -> None:
    reading = read_name(cell)
    assert (reading.shown, reading.surname, reading.problem) == (shown, surname, None)


@pytest.mark.parametrize("cell", ["", None, "=1+1", "12345", "A" * 201, "\u200b"])
def test_what_is_no_name_is_told(cell: Cell) -> None:
    assert read_name(cell).problem


def test_invisible_characters_go_except_where_a_script_needs_them() -> None:
    assert clean("a\u200bb\x00\u202e") == "ab"
    assert hides_characters("a\u200bb")
    assert clean("می\u200cخواهم") == "می\u200cخواهم"
    assert not hides_characters("Désiré\xa0Mwakio")
    assert clean("e\u0301") == "é"


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        (date(1992, 8, 4), "1992-08-04"),
        (33820, "1992-08-04"),
        (33820.0, "1992-08-04"),
        ("33820", "1992-08-04"),
        (1996, "1996"),
        (19960704, "1996-07-04"),
        ("age 25", "2001~"),
        ("25 years", "2001~"),
        ("umri: 25", "2001~"),
        (None, ""),
        ("N/A", ""),
    ],
)
def test_dates_of_birth(cell: Cell, edtf: str) -> None:
    assert read_birth(cell, today=TODAY) == (read_birth(cell, today=TODAY).date, None)
    assert read_birth(cell, today=TODAY).date.edtf == edtf


@pytest.mark.parametrize("cell", ["2027", "1850", "soon", 25, 500, "12/13/14/15", date(2027, 1, 1)])
def test_births_that_cannot_be_are_told(cell: Cell) -> None:
    assert read_birth(cell, today=TODAY).problem


def test_an_age_counts_from_the_report() -> None:
    assert read_age(25, reported=date(2024, 1, 1)).date.edtf == "1999~"
    assert read_age("200", reported=TODAY).problem
    assert read_birth("age 25", today=TODAY, reported=date(2024, 1, 1)).date.edtf == "1999~"


def test_a_report_from_the_future_is_told() -> None:
    assert read_report("1 Dec 2026", today=TODAY).problem
    assert read_report("02-Jun-26", today=TODAY).date.edtf == "2026-06-02"
    assert read_date("02-Jun-27", latest=TODAY).date.edtf == "1927-06-02"
