"""Lists that are nothing but names, one a line, with or without a number before and a birth behind."""

import io

import pytest

from cases.register.lines import Line
from cases.register.names import apart
from cases.register.problems import SheetError
from cases.register.propose import propose
from cases.register.reader import read_lines
from cases.register.sheet import open_book
from tests.register.layouts import TODAY


def read(text: str) -> list[Line]:
    with open_book(io.BytesIO(text.encode())) as book:
        mapping = propose(book, today=TODAY, names_alone=True).mapping
        return [line for line in read_lines(book, mapping, today=TODAY) if isinstance(line, Line)]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ванджиру Нджороге\nОтиено Хассан\n", [("Ванджиру Нджороге", ""), ("Отиено Хассан", "")]),
        ("1. Ванджиру Нджороге\n2. Отиено Хассан 1990 г.р.\n", [("Ванджиру Нджороге", ""), ("Отиено Хассан", "1990")]),
        ("1) Kamau Peter, born 12.3.1990\n2) Otieno Hassan\n", [("Kamau Peter", "1990-03-12"), ("Otieno Hassan", "")]),
        ("1 Іванов Іван (1990)\n2 Петренко Іван\n", [("Іванов Іван", "1990"), ("Петренко Іван", "")]),
        ("أحمد محمد علي مواليد 1990\nحسن عمر\n", [("أحمد محمد علي", "1990"), ("حسن عمر", "")]),
        ("Мванги Пётр", [("Мванги Пётр", "")]),
    ],
)
def test_names_are_read_with_the_birth_behind_them(text: str, people: list[tuple[str, str]]) -> None:
    assert [(line.name, line.born.edtf) for line in read(text)] == people


def test_another_number_before_the_name_makes_no_other_line() -> None:
    first, second = read("1. Ванджиру Нджороге\n2. Отиено Хассан"), read("1. Отиено Хассан\n2. Ванджиру Нджороге")
    assert {line.fingerprint for line in first} == {line.fingerprint for line in second}


@pytest.mark.parametrize("text", ["1\n2\n3\n", "?!\n...\n", "same\nsame\nsame\n", "0712000111\n0712000112\n"])
def test_what_holds_no_names_is_refused(text: str) -> None:
    with pytest.raises(SheetError, match="No column of names"):
        read(text)


@pytest.mark.parametrize("cell", ["", "7", "Camp 2", "(1990)", None, 1990, "A" * 5000 + "1"])
def test_taking_name_and_birth_apart_loses_nothing_of_a_name(cell: str | int | None) -> None:
    name, birth = apart(cell)
    assert len(name) + len(birth) <= len(str(cell or ""))
