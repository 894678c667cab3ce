"""Lines: mapping, errors, notes, and that nothing in a cell breaks the reader."""

import io
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cases.register.lines import Line, Skipped
from cases.register.mapping import Mapping, parse_mapping
from cases.register.problems import Problem, SheetError
from cases.register.propose import propose
from cases.register.reader import Reader, read_lines
from cases.register.row_kinds import reason_to_skip
from cases.register.rows import Row
from cases.register.sheet import open_book
from cases.register.text import Cell
from tests.register.layouts import TODAY, text, workbook

HEADINGS = [
    "Name",
    "Status",
    "Country",
    "Sex",
    "DOB",
    "Phone",
    "Passport",
    "ID No",
    "Date reported",
    "Remarks",
    "County",
]
GOOD: list[object] = ["Amina Noor", "missing", "Qatar", "F", "1990", None, None, None, "1 May 2026", None, None]


def line_of(**cells: object) -> Line:
    """One line with GOOD's cells, the named ones changed."""
    row = [cells.get(heading.split()[0].lower(), value) for heading, value in zip(HEADINGS, GOOD, strict=True)]
    with open_book(io.BytesIO(workbook(HEADINGS, row))) as book:
        (line,) = read_lines(book, propose(book, today=TODAY).mapping, today=TODAY)
    assert isinstance(line, Line)
    return line


def errors(line: Line) -> list[str]:
    return [str(problem) for problem in line.errors]


@pytest.mark.parametrize(
    ("cells", "error"),
    [
        ({"name": None}, "The name is missing."),
        ({"name": "A" * 250}, "The name is longer than 200 characters."),
        ({"status": "lost in thought"}, "The status “lost in thought” is not known. Say which status it means."),
        ({"country": "Atlantis"}, "The country “Atlantis” is not known. Say which country it means."),
        ({"country": None}, "The country is missing."),
        ({"sex": "sometimes"}, "The sex “sometimes” is not known. Say what it means."),
        ({"dob": "sometime"}, "“sometime” is not a date that can be read."),
        ({"dob": "2 Jun 2026"}, "The date of birth, 2026-06-02, is after the report of 2026-05-01."),
        ({"phone": "0712"}, "“0712” is not a valid phone number."),
        ({"date": "1 May 2036"}, "The date of the report, 2036-05-01, is in the future."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(cells: dict[str, object], error: str) -> None:
    assert errors(line_of(**cells)) == [error]


def test_a_good_line_has_no_errors_and_keeps_its_cells() -> None:
    line = line_of()
    assert (line.errors, line.notes) == ([], [])
    assert line.raw == {"A": "Amina Noor", "B": "missing", "C": "Qatar", "D": "F", "E": "1990", "I": "1 May 2026"}


def test_what_is_odd_but_harmless_is_a_note() -> None:
    line = line_of(name="Ami\u200bna Noor", passport="pending", remarks="x" * 6_000)
    assert errors(line) == []
    assert [str(note) for note in line.notes] == [
        "Invisible characters were taken out of the name.",
        "“pending” is not a passport number.",
        "“remarks” was cut at 5000 characters.",
    ]


def test_words_that_a_person_decided_are_read_so_and_undecided_ones_are_errors() -> None:
    content = workbook(["Name", "Status", "Country"], ["A B", "gone", "Qatar"], ["C D", "jailed", "Qatar"])
    with open_book(io.BytesIO(content)) as book:
        proposed = propose(book, today=TODAY).mapping
        assert proposed.values["status"] == {"gone": None, "jailed": "detained"}
        decided = proposed.updated({"values": {"status": {"GONE": "missing", "jailed": None}}})
        lines = [line for line in read_lines(book, decided, today=TODAY) if isinstance(line, Line)]
    assert [(line.status, len(line.errors)) for line in lines] == [("missing", 0), ("", 1)]


def test_a_sheet_about_one_country_needs_no_column_for_it() -> None:
    content = workbook(["Name", "Status", "Sex"], ["A B", "jailed", "F"])
    with open_book(io.BytesIO(content)) as book:
        mapping = propose(book, today=TODAY).mapping.updated({"defaults": {"country": "RU"}})
        (line,) = read_lines(book, mapping, today=TODAY)
    assert isinstance(line, Line)
    assert (line.country, line.errors) == ("RU", [])


def test_one_column_may_hold_either_document() -> None:
    rows = [["Name", "Country", "ID/Passport No."], ["A B", "Qatar", "29453171"], ["C D", "Qatar", "AK4613029"]]
    with open_book(io.BytesIO(workbook(*rows))) as book:
        lines = list(read_lines(book, propose(book, today=TODAY).mapping, today=TODAY))
    found = [(line.national_id, line.passport) for line in lines if isinstance(line, Line)]
    assert found == [("29453171", ""), ("", "AK4613029")]


def test_day_or_month_first_is_for_a_person_to_say() -> None:
    content = text(
        ["Name", "Country", "Date of birth"], ["A B", "Qatar", "05/04/1975"], separator=",", encoding="utf-8"
    )
    with open_book(io.BytesIO(content)) as book:
        mapping = propose(book, today=TODAY).mapping
        (day_first,) = read_lines(book, mapping, today=TODAY)
        (month_first,) = read_lines(book, mapping.updated({"day_first": False}), today=TODAY)
    assert isinstance(day_first, Line)
    assert isinstance(month_first, Line)
    assert (day_first.born.edtf, month_first.born.edtf) == ("1975-04-05", "1975-05-04")


@pytest.mark.parametrize(
    ("others", "read"),
    [
        (["12/31/1990", "02/25/1985"], "1985-03-04"),
        (["31/12/1990", "02/25/1985"], "1985-04-03"),
        (["1990", "about 1988"], "1985-04-03"),
    ],
)
def test_a_column_that_can_only_be_month_first_is_read_so(others: list[str], read: str) -> None:
    rows = [["Name", "Country", "DOB"], *(["A B", "Qatar", other] for other in others), ["C D", "Qatar", "03/04/1985"]]
    with open_book(io.BytesIO(workbook(*rows))) as book:
        *_others, last = read_lines(book, propose(book, today=TODAY).mapping, today=TODAY)
    assert isinstance(last, Line)
    assert last.born.edtf == read


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ((), "The row is empty."),
        ((7,), "The row is empty."),
        ((None, "TOTAL: 240"), "The row holds totals."),
        (("Jumla", None, 12), "The row holds totals."),
        (("No", "Name", "Country"), "The headings are repeated."),
        (("1", "2", "3"), "The row numbers the columns."),
        ((None, None, "RUSSIA"), "The row is a note, not a person."),
        ((None, "Prepared by the desk"), "The row is a note, not a person."),
        ((None, "Amina Noor"), None),
        ((3, "Total Mwangi", "Qatar", "missing"), None),
    ],
)
def test_rows_that_are_no_person_are_skipped_and_why(cells: tuple[Cell, ...], reason: str | None) -> None:
    mapping = Mapping(header_row=1, columns={"number": "A", "name": "B", "country": "C", "status": "D"})
    skipped = reason_to_skip(Row(9, cells), mapping, frozenset({"no", "name", "country", "status"}))
    assert (str(skipped) if skipped else None) == reason


def test_a_mapping_survives_json() -> None:
    mapping = Mapping("S", 4, 2, {"name": "B"}, {"status": {"gone": None}}, {"country": "RU"}, day_first=False)
    assert Mapping.from_json(mapping.to_json()) == mapping


@pytest.mark.parametrize(
    "written",
    [
        "{", "[]", '{"colums": {}}', '{"columns": []}', '{"columns": {"name": 2}}', '{"values": {"status": []}}',
        '{"header_row": "4"}',
    ],
)  # fmt: skip
def test_a_mapping_file_that_cannot_be_read_is_refused(written: str) -> None:
    with pytest.raises(SheetError, match="The mapping cannot be read"):
        parse_mapping(written)


@pytest.mark.parametrize("columns", [{"nam": "A"}, {"name": "1"}, {"name": "ABCD"}, {"name": ""}])
def test_a_mapping_of_what_does_not_exist_is_refused(columns: dict[str, str]) -> None:
    with pytest.raises(SheetError, match="The mapping cannot be read"):
        Mapping(columns=columns)


def test_problems_are_kept_as_words_and_values() -> None:
    problem = Problem("“%(word)s” is wrong.", {"word": "50 %"})
    assert Problem.from_json(problem.to_json()) == problem
    assert str(problem) == "“50 %” is wrong."


ANY_CELL: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.text(max_size=40),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(["=1+1", "\x00", "\u202e", "\ud800", "9" * 400, "1/1/1", "e" * 5_000, "+", "%s", "%(word)s"]),
)
ALL_COLUMNS = {
    "number": "A", "name": "B", "surname": "C", "given_names": "D", "national_id": "E", "passport": "F",
    "identity": "G",
    "born": "H", "age": "I", "sex": "J", "county": "K", "country": "L", "place": "M", "status": "N", "reported_by": "O",
    "phone": "P", "kin_phone": "Q", "kin_name": "R", "reported_on": "S", "remarks": "T",
}  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(ANY_CELL, min_size=20, max_size=20))
def test_no_cell_breaks_the_reader(cells: list[Cell]) -> None:
    line = Reader(Mapping(columns=ALL_COLUMNS), TODAY).line(Row(1, tuple(cells)))
    assert all(str(problem) for problem in line.errors + line.notes)
    assert line.fingerprint.encode("utf-8")
    assert "\x00" not in repr(line.raw)
    str(line.raw).encode("utf-8")


@settings(max_examples=50, deadline=None)
@given(st.lists(st.lists(ANY_CELL, max_size=6), min_size=1, max_size=6))
def test_no_sheet_breaks_the_proposal(rows: list[list[Cell]]) -> None:
    class Memory:
        sheets = ["Only"]

        def rows(self, sheet: str) -> Any:
            return iter([Row(number, tuple(cells)) for number, cells in enumerate(rows, 1)])

        def close(self) -> None: ...

    try:
        proposal = propose(Memory(), today=TODAY)
    except SheetError:
        return
    assert all(isinstance(line, Line | Skipped) for line in read_lines(Memory(), proposal.mapping, today=TODAY))


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_no_file_breaks_the_opening(content: bytes) -> None:
    try:
        with open_book(io.BytesIO(content)) as book:
            for name in book.sheets:
                list(book.rows(name))
    except SheetError:
        return


def test_a_line_is_known_again_in_another_file_order_and_row() -> None:
    first = workbook(["No", "Name", "Country", "DOB"], [1, "A B", "Qatar", "1990"], [2, "C D", "Qatar", "1990"])
    again = text(["DOB", "Name", "No", "Country"], ["1990", "C D", "9", "QATAR"], separator=";", encoding="utf-8")
    lines = []
    for content in (first, again):
        with open_book(io.BytesIO(content)) as book:
            lines += list(read_lines(book, propose(book, today=TODAY).mapping, today=TODAY))
    prints = [line.fingerprint for line in lines if isinstance(line, Line)]
    assert prints[0] != prints[1] == prints[2]


def test_a_line_of_a_file_to_repair_is_known_again_in_the_file_it_came_from() -> None:
    whole = text(["S/No", "Name", "Country"], ["7", "A B", "Qatar"], separator=",", encoding="utf-8")
    headings = ["S/No", "Name", "Country", "Row", "Why it was not imported"]
    repaired = text(headings, ["7", "A B", "Qatar", "2", "The country is missing."], separator=",", encoding="utf-8")
    prints = []
    for content in (whole, repaired):
        with open_book(io.BytesIO(content)) as book:
            lines = read_lines(book, propose(book, today=TODAY).mapping, today=TODAY)
            prints += [line.fingerprint for line in lines if isinstance(line, Line)]
    assert len(prints) == 2
    assert prints[0] == prints[1]


def test_a_day_written_as_time_or_span_is_no_date() -> None:
    assert line_of(dob=time(0)).born.edtf == ""
    assert line_of(dob=timedelta(0)).born.edtf == ""
    assert line_of(dob=datetime.combine(date(1990, 5, 1), time(13, 30))).born.edtf == date(1990, 5, 1).isoformat()
