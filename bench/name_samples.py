"""The sample register and list of tests/data as persons to compare, with who is who."""

import csv
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook

from core.dates import PartialDate
from nationals.matching.normalise import document
from nationals.matching.person import Person

DATA = Path(__file__).parent.parent / "tests" / "data"
LISTED_PERSON, LISTED_BIRTH, LISTED_PASSPORT = 1, 2, 4


def register_sample() -> dict[int, tuple[int | None, Person]]:
    """Names as the sheet has them; the other facts as register-sample-truth.csv reads them."""
    names = dict(_numbered("register-sample.xlsx"))
    return {
        int(truth["row"]): (int(truth["person"]), _person(names[int(truth["row"])][1], truth))
        for truth in _truth("register-sample-truth.csv")
    }


def foreign_list_sample() -> dict[int, tuple[int | None, Person]]:
    people = {
        int(truth["line"]): int(truth["person"]) if truth["person"] else None
        for truth in _truth("foreign-list-sample-truth.csv")
    }
    return {number: (people[number], _listed(cells)) for number, cells in _numbered("foreign-list-sample.xlsx")}


def _person(name: str, truth: dict[str, str]) -> Person:
    return Person(
        names=(name,),
        born=PartialDate(truth["born"] + ("~" if truth["born_precision"] == "about" else "")),
        sex=truth["sex"],
        documents=tuple(document(number) for number in (truth["passport"], truth["id_number"]) if number),
        phones=(truth["phone"],) if truth["phone"] else (),
        county=truth["county"],
        country=truth["country"],
    )


def _listed(cells: tuple[str, ...]) -> Person:
    written = cells[LISTED_BIRTH].removesuffix(" г.р.").split(".")
    return Person(
        names=(cells[LISTED_PERSON],),
        born=PartialDate("-".join(reversed(written))),
        documents=tuple(filter(None, [document(cells[LISTED_PASSPORT])])),
    )


def _numbered(file: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    for cells in load_workbook(DATA / file).worksheets[0].iter_rows(values_only=True):
        if isinstance(cells[0], int):
            yield cells[0], tuple("" if cell is None else str(cell) for cell in cells)


def _truth(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
