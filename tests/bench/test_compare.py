"""Two runs beside each other, on runs that are made up."""

import json
from pathlib import Path
from typing import Any

import pytest

from bench.compare import compare, main


def run(cases: int, **pages: tuple[float, float | None, int]) -> dict[str, Any]:
    """Each page: its median, how many times its floor, its queries."""
    rows = [
        {"name": name.replace("_", ": "), "median": median, "times_floor": floor, "queries": queries}
        for name, (median, floor, queries) in pages.items()
    ]
    return {"cases": cases, "pages": rows}


BEFORE = run(10_000, floor_rows=(10, None, 4), list=(30, 3, 7), case=(50, 5, 11), gone=(1, 1, 1))
AFTER = run(1_000_000, floor_rows=(20, None, 4), list=(90, 4.5, 8), case=(60, 3, 11), fresh=(1, 1, 1))


def test_the_worst_stands_first() -> None:
    pairs = compare(BEFORE, AFTER).pairs
    assert [(pair.name, pair.medians, pair.floors) for pair in pairs] == [
        ("list", 3.0, 1.5),
        ("floor: rows", 2.0, None),
        ("case", 1.2, 0.6),
    ]


def test_what_grows_more_than_the_goal_is_named_but_never_a_floor() -> None:
    found = compare(BEFORE, AFTER)
    assert [pair.name for pair in found.over] == ["list"]
    assert "Over it: 1 of 2." in found.table


def test_other_numbers_of_queries_are_shown() -> None:
    found = compare(BEFORE, AFTER)
    assert {pair.name: pair.queries for pair in found.pairs} == {"list": 1, "floor: rows": 0, "case": 0}
    assert "7 > 8" in found.table


def test_pages_of_one_run_alone_are_named() -> None:
    found = compare(BEFORE, AFTER)
    assert (found.gone, found.new) == (["gone"], ["fresh"])


def test_a_page_that_took_no_time_is_not_divided_by() -> None:
    assert compare(run(1, list=(0, None, 1)), run(1, list=(5, None, 1))).pairs[0].medians == 1.0


def test_the_command_reads_two_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, data in (("a.json", BEFORE), ("b.json", AFTER)):
        (tmp_path / name).write_text(json.dumps(data))
    main([str(tmp_path / "a.json"), str(tmp_path / "b.json")])
    assert capsys.readouterr().out.startswith("10,000 cases, then 1,000,000")
