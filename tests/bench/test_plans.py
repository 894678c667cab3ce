"""What is wrong with a plan, told from what the planner says."""

from pathlib import Path
from typing import Any

import pytest

from bench.planning import _why
from bench.plans import LARGE, MOST_SORTED, Fault, Notebook, faults_of, is_read
from bench.suffered import SUFFERED
from bench.visits import PARTS

CASES = {"cases_case": 10.0 * LARGE}


def node(kind: str, *parts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"Node Type": kind, "Plan Rows": 1, **more, "Plans": list(parts)}


def of(table: str) -> dict[str, Any]:
    return node("Seq Scan", **{"Relation Name": table})


def test_a_large_table_read_from_end_to_end_is_a_fault_wherever_it_stands() -> None:
    plan = node("Limit", node("Nested Loop", node("Index Scan"), of("cases_case")))
    assert list(faults_of(plan, CASES)) == ["reads all of cases_case"]
    assert not list(faults_of(plan, {"cases_task": 10.0 * LARGE}))


def below(limit: int, *between: str) -> dict[str, Any]:
    """A table of cases, read until so many rows are found."""
    plan = of("cases_case") | {"Plan Rows": 10 * LARGE}
    for kind in reversed(between):
        plan = node(kind, plan | {"Parent Relationship": "Outer"}, **{"Plan Rows": 10 * LARGE})
    return node("Aggregate", node("Limit", plan | {"Parent Relationship": "Outer"}, **{"Plan Rows": limit}))


def test_a_large_table_may_be_read_until_a_limit_is_reached() -> None:
    assert not list(faults_of(below(LARGE - 1), CASES))
    assert not list(faults_of(below(LARGE - 1, "Nested Loop"), CASES))
    assert list(faults_of(below(LARGE), CASES)) == ["reads all of cases_case"]


def test_groups_are_sorted_until_a_limit_is_reached() -> None:
    groups = node("Incremental Sort", **{"Plan Rows": 10 * LARGE, "Sort Key": ["due_at", "id"]})
    assert list(faults_of(groups, {})) == ["sorts by due_at, id"]
    page = node("Limit", groups | {"Parent Relationship": "Outer"}, **{"Plan Rows": 26})
    assert not list(faults_of(page, {}))
    whole = node("Limit", groups | {"Parent Relationship": "Outer", "Node Type": "Sort"}, **{"Plan Rows": 26})
    assert list(faults_of(whole, {})) == ["sorts by due_at, id"]


@pytest.mark.parametrize("between", ["Hash", "Aggregate", "Materialize"])
def test_what_must_have_all_first_is_not_stopped_by_a_limit(between: str) -> None:
    assert list(faults_of(below(1, "Hash Join", between), CASES)) == ["reads all of cases_case"]


def test_a_page_may_be_sorted_and_no_more() -> None:
    def sort(rows: int) -> dict[str, Any]:
        return node("Sort", **{"Plan Rows": rows, "Sort Key": ["opened_at DESC", "id"]})

    assert not list(faults_of(sort(MOST_SORTED), {}))
    assert list(faults_of(sort(MOST_SORTED + 1), {})) == ["sorts by opened_at DESC, id"]


@pytest.mark.parametrize(
    ("sql", "is_one"),
    [
        ("SELECT 1", True),
        ("(SELECT 1) UNION (SELECT 2)", True),
        ("WITH a AS (SELECT 1) SELECT", True),
        ("UPDATE a", False),
    ],
)
def test_only_what_reads_is_explained(sql: str, *, is_one: bool) -> None:
    assert is_read(sql) is is_one


def test_what_is_suffered_is_suffered_of_that_page_alone_and_for_a_reason() -> None:
    reads = Fault("nationals:expiring, window=out (large post)", "reads all of nationals_traveldocument", "")
    assert _why(reads)
    assert not _why(Fault("nationals:list", reads.what, ""))
    assert _why(Fault("networks:home, by name (large post)", "sorts by what is alike", ""))
    assert not _why(Fault("networks:home, contested (large post)", "sorts by what is alike", ""))
    assert not _why(Fault(reads.page, "reads all of nationals_national", ""))
    assert all(len(why) > 40 for why in SUFFERED.values())
    every = [visit for visits in PARTS.values() for visit in visits()]
    named = {visit.address for visit in every} | {f"{visit.address}, {visit.words}" for visit in every}
    assert {page for page, _what in SUFFERED} <= named


def test_a_page_is_told_only_its_own_faults(tmp_path: Path) -> None:
    server, reader = (Notebook(tmp_path / "plans.jsonl") for _end in range(2))
    assert reader.new() == []
    server.write([("reads all of cases_case", "SELECT 1")])
    assert reader.new() == [("reads all of cases_case", "SELECT 1")]
    server.write([])
    assert reader.new() == []
