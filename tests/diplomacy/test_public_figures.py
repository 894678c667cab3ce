"""Figures given in public stand beside our own count, each with what it counts; former counts are kept."""

import uuid
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import Post, User
from diplomacy.choices import FigureManner
from diplomacy.models import OwnCount, PublicFigure, Statement
from diplomacy.services.public_figures import amend_figure, count_ours, record_figure
from tests.conftest import SignedIn
from tests.factories import CaseFactory, PostFactory, PublicFigureFactory, StatementFactory, UserFactory

pytestmark = pytest.mark.django_db
OVER: dict[str, Any] = {
    "manner": FigureManner.AT_LEAST,
    "low": 200,
    "high": None,
    "counted": "foreigners",
    "as_of": None,
}


@pytest.fixture
def post() -> Post:
    return PostFactory.create()


@pytest.fixture
def officer(post: Post) -> User:
    return UserFactory.create(caseworker=post)


@pytest.fixture
def headquarters() -> User:
    return UserFactory.create(supervisor=PostFactory.create(headquarters=True))


@pytest.fixture
def statement(post: Post) -> Statement:
    return StatementFactory.create(post=post)


@pytest.fixture
def figure(statement: Statement) -> PublicFigure:
    return PublicFigureFactory.create(statement=statement)


def counted(figure: PublicFigure, by: User, query: str = "country=RU") -> OwnCount:
    return count_ours(figure, definition="our nationals there", query=query, by=by)


@pytest.mark.parametrize(
    ("manner", "low", "high", "number", "agrees"),
    [
        ("exact", 200, None, 200, True), ("exact", 200, None, 201, False), ("at_least", 200, None, 214, True),
        ("at_least", 200, None, 199, False), ("at_most", 200, None, 214, False), ("about", 200, None, 214, True),
        ("about", 200, None, 260, False), ("between", 150, 200, 170, True), ("between", 150, 200, 214, False),
    ],
)  # fmt: skip
def test_a_number_fits_what_was_said_or_not(manner: str, low: int, high: int | None, number: int, agrees: bool) -> None:
    figure = PublicFigure(manner=manner, low=low, high=high, counted="foreigners")
    assert figure.agrees_with(number) is agrees
    assert str(low) in figure.in_words


def test_the_own_count_is_frozen_and_the_former_one_stays(figure: PublicFigure, post: Post, officer: User) -> None:
    CaseFactory.create(post=post, country="RU")
    first = counted(figure, officer)
    CaseFactory.create(post=post, country="RU")
    second = counted(figure, officer)
    first.refresh_from_db()
    assert (first.number, second.number) == (1, 2)


def test_it_counts_what_the_counter_sees_without_restricted_cases(
    figure: PublicFigure, post: Post, officer: User
) -> None:
    CaseFactory.create(post=post, country="RU")
    CaseFactory.create(post=post, country="UA")
    CaseFactory.create(country="RU")
    CaseFactory.create(post=post, country="RU", restricted=True, named=[officer])
    assert counted(figure, officer).number == 1


def test_nobody_learns_a_number_of_cases_that_he_cannot_see(
    figure: PublicFigure, officer: User, headquarters: User, signed_in: SignedIn
) -> None:
    count_ours(figure, definition="seen by headquarters", query="country=RU", by=headquarters)
    count_ours(figure, definition="seen at the post", query="country=RU", by=officer)
    colleague = UserFactory.create(caseworker=figure.statement.post)
    told = {
        user: [words in page for words in ("seen by headquarters", "seen at the post")]
        for user in (headquarters, officer, colleague)
        for page in [signed_in(user).get(figure.get_absolute_url()).content.decode()]
    }
    assert told == {headquarters: [True, True], officer: [False, True], colleague: [False, False]}


def test_it_is_recorded_and_put_right(statement: Statement, officer: User) -> None:
    figure: Any = record_figure(statement, values=OVER, by=officer)
    amend_figure(figure, version=figure.version, values=OVER | {"low": 300}, by=officer)
    figure.refresh_from_db()
    assert (figure.low, figure.history.count()) == (300, 2)


@pytest.mark.parametrize(
    "bad",
    [
        {"manner": FigureManner.BETWEEN}, {"high": 300}, {"manner": FigureManner.BETWEEN, "high": 100},
        {"counted": ""}, {"low": -1}, {"as_of": date(2100, 1, 1)}, {"counted": "as in C-2026-000001"},
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(statement: Statement, officer: User, bad: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        record_figure(statement, values=OVER | bad, by=officer)


@pytest.mark.parametrize(("definition", "query"), [(" ", ""), ("ours", "country=XX"), ("ours", "status=lost")])
def test_a_count_without_a_meaning_is_refused(figure: PublicFigure, officer: User, definition: str, query: str) -> None:
    with pytest.raises(ValidationError):
        count_ours(figure, definition=definition, query=query, by=officer)


def test_another_post_neither_notes_nor_counts(figure: PublicFigure) -> None:
    stranger = UserFactory.create(caseworker=PostFactory.create())
    with pytest.raises(PermissionDenied):
        record_figure(figure.statement, values=OVER, by=stranger)
    with pytest.raises(PermissionDenied):
        counted(figure, stranger)


def test_it_is_noted_and_counted_by_clicking(
    statement: Statement, post: Post, officer: User, signed_in: SignedIn
) -> None:
    CaseFactory.create(post=post, country="RU", status="captured")
    client = signed_in(officer)
    sent: dict[str, Any] = {
        "manner": "at_least",
        "low": "200",
        "counted": "foreigners",
        "submission": str(uuid.uuid4()),
    }
    assert client.post(f"/diplomacy/statements/{statement.pk}/figures/new/", sent).status_code == 302
    figure = PublicFigure.objects.get()
    sent |= {
        "definition": "our nationals", "country": ["RU"], "status": ["captured"], "open": "all",
        "submission": str(uuid.uuid4()),
    }  # fmt: skip
    assert client.post(f"/diplomacy/statements/figures/{figure.pk}/count/", sent).status_code == 302
    assert OwnCount.objects.get().number == 1
    words = client.get("/contradictions/figures/").content.decode()
    assert "over or at least 200" in words
    assert "/cases/?country=RU&amp;status=captured&amp;open=all" in words


@pytest.mark.parametrize("count", [2, 25])
def test_the_list_costs_the_same_queries_whatever_its_length(
    statement: Statement, officer: User, signed_in: SignedIn, count: int, django_assert_num_queries: Any
) -> None:
    client = signed_in(officer)
    for _number in range(count):
        counted(PublicFigureFactory.create(statement=statement), officer)
    with django_assert_num_queries(11):
        assert client.get("/contradictions/figures/").status_code == 200
