"""The register of 240 lines against its truth."""

import csv
from pathlib import Path

import pytest
from babel import Locale

from cases.register.lines import Line, Skipped
from cases.register.propose import propose
from cases.register.reader import read_lines
from cases.register.sheet import open_book
from tests.register.layouts import TODAY

DATA = Path(__file__).parent.parent / "data"
COUNTRIES = {name: code for code, name in Locale("en").territories.items()} | {"Myanmar": "MM"}


@pytest.fixture(scope="module")
def read() -> list[Line | Skipped]:
    with open_book(DATA / "register-sample.xlsx") as book:
        return list(read_lines(book, propose(book, today=TODAY).mapping, today=TODAY))


@pytest.fixture(scope="module")
def truth() -> list[dict[str, str]]:
    with (DATA / "register-sample-truth.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_every_line_is_read_right(read: list[Line | Skipped], truth: list[dict[str, str]]) -> None:
    found = [
        {
            "sheet_row": str(line.row),
            "sex": line.sex,
            "born": line.born.iso,
            "born_precision": line.born.precision,
            "passport": line.passport,
            "id_number": line.national_id,
            "county": line.county,
            "country": line.country,
            "status": line.status,
            "phone": line.phone,
            "reported_on": line.reported_on.iso,
        }
        for line in read
        if isinstance(line, Line) and not line.errors
    ]
    wanted = [{name: row[name] for name in found[0]} | {"country": COUNTRIES[row["country"]]} for row in truth]
    assert found == wanted


def test_what_is_no_person_is_skipped_with_its_reason(read: list[Line | Skipped]) -> None:
    skipped = {line.row: str(line.reason) for line in read if isinstance(line, Skipped)}
    assert skipped == {245: "The row is empty.", 246: "The row holds totals."}


def test_formulas_stay_text(read: list[Line | Skipped]) -> None:
    remarks = {line.remarks for line in read if isinstance(line, Line) and line.remarks.startswith("=")}
    assert remarks == {'=HYPERLINK("http://example.invalid","see")'}


def test_a_lost_passport_has_a_state_and_no_number(read: list[Line | Skipped]) -> None:
    states = {line.passport_state: line.passport for line in read if isinstance(line, Line) and line.passport_state}
    assert states == {"lost": ""}


def test_names_are_shown_given_names_first_and_kept_as_written(read: list[Line | Skipped]) -> None:
    names = {line.row: (line.name, line.name_as_written) for line in read if isinstance(line, Line)}
    assert names[26] == ("Mary Ayieko KARIUKI", "Mr KARIUKI, Mary Ayieko")
    assert names[20] == ("JOSPHINE MWANGI MAROA", "JOSPHINE MWANGI MAROA")
