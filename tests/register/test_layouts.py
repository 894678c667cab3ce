"""Registers in layouts that nobody agreed on beforehand."""

import io

import pytest

from cases.register.lines import Line
from cases.register.problems import SheetError
from cases.register.propose import propose
from cases.register.reader import read_lines
from cases.register.sheet import open_book
from tests.register.layouts import LAYOUTS, TODAY, TRUTH


def lines_of(content: bytes) -> list[Line]:
    with open_book(io.BytesIO(content)) as book:
        mapping = propose(book, today=TODAY).mapping
        return [line for line in read_lines(book, mapping, today=TODAY) if isinstance(line, Line)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_gives_the_same_people(layout: str) -> None:
    lines = lines_of(LAYOUTS[layout]())
    assert [[str(problem) for problem in line.errors] for line in lines] == [[]] * len(TRUTH)
    assert [
        (
            line.name,
            line.status,
            line.country,
            line.sex,
            line.born.iso,
            line.born.precision,
            line.phone,
            line.passport,
            line.reported_on.iso,
        )
        for line in lines
    ] == TRUTH


@pytest.mark.parametrize(
    ("heading", "is_one"), [("Name", True), ("ФИО", True), ("Amina Noor", False), ("List 7", False)]
)
def test_a_list_of_one_column_needs_a_heading_that_says_names(heading: str, is_one: bool) -> None:
    content = f"\n{heading}\nJuma Kamau\nЧеруйот Кипнгетич\n".encode()
    if is_one:
        assert [line.name for line in lines_of(content)] == ["Juma Kamau", "Черуйот Кипнгетич"]
        return
    with pytest.raises(SheetError, match="No column of names"):
        lines_of(content)
