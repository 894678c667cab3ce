"""The sample register and list of tests/data as persons to compare, with who is who."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from openpyxl import load_workbook

from core.dates import PartialDate
from nationals.matching.keys import keys
from nationals.matching.normalise import document
from nationals.matching.person import Person
from nationals.matching.score import compare

DATA = Path(__file__).parent.parent / "tests" / "data"
LISTED_PERSON, LISTED_BIRTH, LISTED_PASSPORT = 1, 2, 4


class NamePair(NamedTuple):
    """Two spellings of name-pairs.csv; ``half`` is "seen", or "unseen" while the matching was tuned."""

    half: str
    language: str
    is_same: bool
    score: float
    shares_a_key: bool


def name_pairs() -> list[NamePair]:
    return [
        NamePair(
            pair["set"],
            pair["language"],
            pair["same"] == "1",
            compare(Person((pair["left"],)), Person((pair["right"],))).score,
            bool(keys(pair["left"]) & keys(pair["right"])),
        )
        for pair in _truth("name-pairs.csv")
    ]


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
