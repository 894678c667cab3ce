"""The board: every number is that of its list, nothing unseen is counted, few cases make no figure."""

import random
import statistics
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Post, User
from cases.models import Case
from diplomacy.choices import BoardBy, CommitmentState, EngagementKind, RequestState, Side
from diplomacy.measures import board as boards
from diplomacy.measures.board import Number, board
from diplomacy.measures.record import LEAST, Record, _median, record_of, records
from diplomacy.models import Authority
from diplomacy.services.answers import Answer, answer_request
from diplomacy.services.reminders import remind
from diplomacy.services.requests import make_request
from tests.conftest import SignedIn
from tests.factories import AuthorityFactory, CaseFactory, CommitmentFactory, RequestFactory, UserFactory

BOARD = reverse("diplomacy:board")


@pytest.fixture
def scene(post: Post, officer: User, today: date, restricted_case: Case) -> list[Authority]:
    """Two counterparts with everything in every state and age, mixed with what may not be seen."""
    authorities = [AuthorityFactory.create(), AuthorityFactory.create(country="RU")]
    cases = CaseFactory.create_batch(4, post=post, captured=True)
    for number, authority in enumerate(authorities):
        common: dict[str, Any] = {"post": post, "authority": authority}
        for days, kind in ((2, "access"), (20, "access"), (60, "release"), (200, "remains")):
            asked = today - timedelta(days=days)
            made = RequestFactory.create(
                **common, kind=kind, asked_on=asked, due_on=asked + timedelta(days=7), on=[*cases, restricted_case]
            )
            answer_request(made, Answer(RequestState.GRANTED, today, "x"), by=officer, only=[cases[0].pk])
            for side in Side:
                due = asked + timedelta(days=30)
                CommitmentFactory.create(**common, kind=kind, side=side, promised_on=asked, due_on=due, on=cases[:2])
                CommitmentFactory.create(**common, kind="migration", side=side, promised_on=asked, due_on=None)
                CommitmentFactory.create(**common, side=side, late=True, on=[restricted_case])
        RequestFactory.create(**common, kind="information")
        done = RequestFactory.create(**common, on=cases)
        answer_request(done, Answer(RequestState.REFUSED, today, "x"), by=officer)
        for state in (
            CommitmentState.KEPT,
            CommitmentState.PARTLY_KEPT,
            CommitmentState.BROKEN,
            CommitmentState.OVERTAKEN,
        ):
            CommitmentFactory.create_batch(3 - number, **common, kept=True, state=state, on=cases[:1])
        CommitmentFactory.create_batch(3, **common, kept=True, side="ours")
        CommitmentFactory.create_batch(3, **common, kept=True, on=[restricted_case])
    return authorities


def listed(client: Client, number: Number) -> int:
    """How many the list behind it shows."""
    context = client.get(number.address).context
    assert not context["problems"], number.address
    return int(context["board"].size if "board" in context else context["total"])


def numbers_of(record: Record) -> list[Number]:
    sides = [record.theirs, record.ours]
    return [
        record.answered,
        *(number for side in sides for number in (side.judged, side.kept, side.partly, side.broken)),
    ]


@pytest.mark.parametrize("by", BoardBy)
def test_every_number_is_that_of_the_list_it_leads_to(desk: Client, scene: list[Authority], by: BoardBy) -> None:
    context = desk.get(f"{BOARD}?by={by.value}").context
    rows = [*context["board"].rows, *([context["board"].total] if context["board"].total else [])]
    walked = 0
    for row in rows:
        for name, number in row.numbers.items():
            if number.count:
                assert listed(desk, number) == number.count, (by, row.label, name)
                walked += 1
    assert walked >= 12
    for record in context["records"]:
        for number in numbers_of(record):
            if number.count:
                assert listed(desk, number) == number.count, (record.label, number.address)


def test_a_counterparts_page_says_of_it_what_the_board_says(
    desk: Client, officer: User, scene: list[Authority]
) -> None:
    told = {record.label: record for record in records(officer, BoardBy.COUNTERPART, {})}
    for authority in scene:
        page, row = record_of(authority, [authority.pk], officer), told[str(authority)]
        assert (page.days, page.theirs.share, page.ours.share) == (row.days, row.theirs.share, row.ours.share)
        assert [number.count for number in numbers_of(page)] == [number.count for number in numbers_of(row)]
        assert desk.get(reverse("diplomacy:authority-panel", args=[authority.pk])).context["summary"] == page


def test_of_a_counterpart_with_parts_every_number_is_that_of_its_list(
    desk: Client, officer: User, scene: list[Authority]
) -> None:
    whole = AuthorityFactory.create(country="RU")
    Authority.objects.filter(pk__in=[each.pk for each in scene]).update(parent=whole)
    summary = desk.get(reverse("diplomacy:authority-panel", args=[whole.pk])).context["summary"]
    parts = [record_of(each, [each.pk], officer) for each in scene]
    for number, *of_parts in zip(numbers_of(summary), *map(numbers_of, parts), strict=True):
        assert number.count == sum(part.count for part in of_parts)
        assert listed(desk, number) == number.count, number.address


@pytest.mark.parametrize(
    "query", ["country=RU", "kind=access", "age=quarter", "kind=access&age=week", "kind=migration"]
)
def test_narrowed_every_number_is_still_that_of_its_list(desk: Client, scene: list[Authority], query: str) -> None:
    found = desk.get(f"{BOARD}?{query}").context["board"]
    for row in [*found.rows, found.total]:
        for number in row.numbers.values():
            assert not number.count or listed(desk, number) == number.count, number.address


@pytest.mark.parametrize("by", BoardBy)
def test_what_the_reader_may_not_see_is_in_no_number(
    officer: User, post: Post, restricted_case: Case, today: date, by: BoardBy
) -> None:
    named = UserFactory.create(caseworker=post)
    RequestFactory.create(post=post, on=[restricted_case], late=True)
    CommitmentFactory.create(post=post, on=[restricted_case], late=True)
    CommitmentFactory.create_batch(LEAST, post=post, on=[restricted_case], kept=True)
    mixed = RequestFactory.create(post=post, on=[restricted_case, CaseFactory.create(post=post)], late=True)
    answer_request(mixed, Answer(RequestState.GRANTED, today), by=named)
    assert (board(officer, by, {}).rows, board(officer, by, {}).size) == ([], 0)
    told = records(officer, BoardBy.COUNTERPART, {})
    assert [(record.answered.count, record.theirs.judged.count) for record in told] == [(1, 0)]


def test_another_posts_matters_are_on_no_board(signed_in: SignedIn, stranger: User, scene: list[Authority]) -> None:
    context = signed_in(stranger).get(BOARD).context
    assert (context["board"].rows, context["records"]) == ([], [])


def test_who_is_latest_stands_first_and_ours_counts_as_theirs(officer: User, post: Post) -> None:
    ours, theirs = AuthorityFactory.create(name="B"), AuthorityFactory.create(name="A")
    CommitmentFactory.create_batch(2, post=post, authority=ours, side="ours", late=True)
    CommitmentFactory.create(post=post, authority=theirs, late=True)
    assert [(row.label, row.late) for row in board(officer, BoardBy.COUNTERPART, {}).rows] == [("B", 2), ("A", 1)]


@pytest.mark.parametrize("by", BoardBy)
def test_the_board_costs_the_same_queries_however_much_there_is(
    desk: Client, post: Post, scene: list[Authority], by: BoardBy
) -> None:
    address = f"{BOARD}?by={by.value}"
    desk.get(address)
    with CaptureQueriesContext(connection) as few:
        desk.get(address)
    for case in CaseFactory.create_batch(60, post=post):
        RequestFactory.create(post=post, on=[case], late=True)
        CommitmentFactory.create(post=post, on=[case], late=True)
    with CaptureQueriesContext(connection) as many:
        assert desk.get(address).status_code == 200
    assert len(many) == len(few)
    assert len(many) <= 16


@pytest.mark.parametrize(("count", "expected"), [(LEAST - 1, None), (LEAST, 9)])
def test_fewer_than_the_least_number_of_answers_makes_no_figure(
    officer: User, post: Post, ministry: Authority, today: date, count: int, expected: int | None
) -> None:
    for days in range(count):
        made = RequestFactory.create(
            post=post, authority=ministry, asked_on=today - timedelta(days=7 + days), due_on=today,
            on=CaseFactory.create_batch(2, post=post),
        )  # fmt: skip
        answer_request(made, Answer(RequestState.GRANTED, today), by=officer)
    (record,) = records(officer, BoardBy.COUNTERPART, {})
    assert (record.answered.count, record.days) == (count, expected)


@pytest.mark.parametrize(("kept", "broken", "share"), [(3, 1, None), (3, 2, 60), (5, 0, 100)])
def test_a_share_has_its_count_behind_it(
    officer: User, post: Post, kept: int, broken: int, share: int | None, ministry: Authority
) -> None:
    for side in Side:
        common: dict[str, Any] = {"post": post, "authority": ministry, "side": side, "kept": True}
        CommitmentFactory.create_batch(kept, **common)
        CommitmentFactory.create_batch(broken, **common, state=CommitmentState.BROKEN)
        CommitmentFactory.create(**common, state=CommitmentState.OVERTAKEN)
    (record,) = records(officer, BoardBy.COUNTERPART, {})
    for side_of in (record.theirs, record.ours):
        assert (side_of.judged.count, side_of.share) == (kept + broken, share)


def test_the_order_is_that_of_the_names_not_of_the_figures(desk: Client, scene: list[Authority]) -> None:
    labels = [record.label for record in desk.get(BOARD).context["records"]]
    assert labels == sorted(labels, key=str.casefold)


@pytest.mark.parametrize(
    "query", ["by=secret", "authority=x", "age=old", "kind=%00", "country=ZZZ", "waiting=on&by=case"]
)
def test_a_damaged_address_of_the_board_is_answered(desk: Client, scene: list[Authority], query: str) -> None:
    assert desk.get(f"{BOARD}?{query}").status_code == 200


def test_of_those_that_were_reminded_the_next_reminder_counts(
    desk: Client, officer: User, stranger: User, post: Post, ministry: Authority, today: date
) -> None:
    week = timedelta(days=7)
    cases = CaseFactory.create_batch(2, post=post)
    asked = [
        make_request(
            by=officer, kind="access", authority=ministry, post=post, cases=cases, asked_on=today - 4 * week,
            due_on=today - 2 * week,
        )
        for _turn in range(3)
    ]  # fmt: skip
    make_request(by=officer, kind="access", authority=ministry, post=post, cases=cases, due_on=today + week)
    remind(asked[0], by=officer, reminded_on=today, way=EngagementKind.CALL)  # the next is due in a week
    remind(asked[1], by=officer, reminded_on=today - 2 * week, way=EngagementKind.CALL)  # and here a week ago
    (row,) = board(officer, BoardBy.COUNTERPART, {}).rows
    assert row.counts["remind"] == 2
    assert listed(desk, row.numbers["remind"]) == 2


@pytest.mark.parametrize("seed", range(5))
def test_the_median_is_the_middle_value(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    days = [chance.randint(-2, 12) for _answer in range(chance.randint(1, 40))]
    assert _median(Counter(days)) == statistics.median(days)


@pytest.mark.parametrize("waiting_only", [False, True])
def test_by_case_the_latest_stand_first_and_all_are_counted(
    officer: User, post: Post, ministry: Authority, waiting_only: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boards, "MOST_CASES", 2)
    quiet, late, latest = CaseFactory.create_batch(3, post=post)
    RequestFactory.create(post=post, authority=ministry, on=[quiet, late, latest])
    CommitmentFactory.create(post=post, authority=ministry, on=[late, latest], late=True)
    CommitmentFactory.create(post=post, authority=ministry, on=[latest], side="ours", late=True)
    CommitmentFactory.create(post=post, on=[CaseFactory.create(post=post)])
    found = board(officer, BoardBy.CASE, {}, waiting_only=waiting_only)
    assert [row.key for row in found.rows] == [latest.reference, late.reference]
    assert [row.late for row in found.rows] == [2, 1]
    assert found.size == (3 if waiting_only else 4)
