"""What is wrong with a plan, told from what the planner says."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, StreamingHttpResponse
from django.test import RequestFactory

from accounts.models import User
from bench import middleware
from bench.client import Answer, Browser
from bench.page import Page
from bench.planning import _of, _why, unneeded
from bench.plans import LARGE, MOST_SORTED, Fault, Notebook, faults_of, is_read
from bench.suffered import SUFFERED, SUFFERED_OF_WHO_SEES_ALL
from bench.visits import PARTS
from tests import factories as make

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
    assert _why(Fault("reports:export-cases, all, CSV", "reads all of cases_listing", ""))
    assert not _why(Fault("reports:export-cases, open, CSV", "reads all of cases_listing", ""))
    assert not _why(Fault(reads.page, "reads all of nationals_national", ""))
    assert all(len(why) > 40 for why in SUFFERED_OF_WHO_SEES_ALL.values())
    assert all(len(why) > 40 for why in SUFFERED.values())
    every = [visit for visits in PARTS.values() for visit in visits()]
    named = {visit.address for visit in every} | {f"{visit.address}, {visit.words}" for visit in every}
    assert {page for page, _what in (*SUFFERED, *SUFFERED_OF_WHO_SEES_ALL)} <= named


def test_what_is_suffered_of_who_sees_all_is_suffered_of_nobody_else() -> None:
    what = "reads all of diplomacy_commitmentsight"
    assert _why(Fault("diplomacy:board, by=case", what, ""))
    assert not _why(Fault("diplomacy:board, by=case (large post)", what, ""))


def test_what_is_suffered_for_nothing_is_named() -> None:
    reads = Fault("nationals:expiring, window=out (large post)", "reads all of nationals_traveldocument", "")
    assert {*SUFFERED, *SUFFERED_OF_WHO_SEES_ALL} - set(unneeded([reads])) == {("nationals:expiring", reads.what)}


def asked(tmp_path: Path, *statuses: int) -> list[Fault]:
    """Of a page that is answered so, one turn after the other."""
    answers = [Answer(status, 0, 0, 0, "") for status in statuses]
    page = Page("cases:list", "", lambda _browser, turn, _counted: answers[turn], turns=len(answers))
    return _of(page, Browser(0), Notebook(tmp_path / "plans.jsonl"))


def test_a_page_that_was_not_seen_is_a_fault(tmp_path: Path) -> None:
    assert asked(tmp_path, 200) == asked(tmp_path, 500, 200) == []
    assert asked(tmp_path, 500, 403) == [Fault("cases:list", "answers [403, 500]", "")]


@pytest.mark.django_db
def test_what_a_file_asks_while_it_is_read_is_explained_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rf: RequestFactory
) -> None:
    """As it is planned for a cursor, if one takes row after row."""
    make.UserFactory.create()
    monkeypatch.setattr(middleware, "_explained", lambda _sql, _params, in_pieces: [f"in pieces: {in_pieces}"])
    monkeypatch.setenv(middleware.PLANS, str(tmp_path / "plans.jsonl"))

    def sent(request: HttpRequest) -> Any:
        return StreamingHttpResponse(user.email for user in User.objects.iterator())

    response = middleware.count_queries(sent)(rf.get("/", headers={middleware.ASK: "1"}))
    notebook = Notebook(tmp_path / "plans.jsonl")
    assert notebook.new() == []
    assert b"@" in b"".join(response)
    assert [what for what, _sql in notebook.new()] == ["in pieces: True"]
    assert list(User.objects.all())
    assert notebook.new() == []


@pytest.mark.django_db
@pytest.mark.parametrize("in_pieces", [True, False])
def test_a_query_is_explained_with_what_is_asked_for(*, in_pieces: bool) -> None:
    connection.ensure_connection()
    assert middleware._explained("SELECT 1 WHERE 1 = %s", [1], in_pieces) == []


def test_a_page_is_told_only_its_own_faults(tmp_path: Path) -> None:
    server, reader = (Notebook(tmp_path / "plans.jsonl") for _end in range(2))
    assert reader.new() == []
    server.write([("reads all of cases_case", "SELECT 1")])
    assert reader.new() == [("reads all of cases_case", "SELECT 1")]
    server.write([])
    assert reader.new() == []
