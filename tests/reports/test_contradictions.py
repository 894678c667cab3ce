"""What is disputed, counted and listed; one question with all its answers; a restricted case leaves no trace."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Post, User
from cases.choices import ContradictionState, Topic
from cases.models import Case
from cases.services.claims import correct_claim, record_claim
from cases.services.contradictions import resolve
from core.choices import SourceKind
from tests.conftest import SignedIn
from tests.factories import (
    CaseFactory,
    ClaimFactory,
    CommitmentFactory,
    ContradictionFactory,
    PostFactory,
    StatementLinkFactory,
    UserFactory,
)
from tests.reports.walking import count_in_heading, figures

pytestmark = pytest.mark.django_db
OVERVIEW, LIST = "/contradictions/", "/contradictions/cases/"


@pytest.fixture
def post() -> Post:
    return PostFactory.create()


@pytest.fixture
def officer(post: Post) -> User:
    return UserFactory.create(caseworker=post)


@pytest.fixture
def screen(officer: User, signed_in: SignedIn) -> Client:
    return signed_in(officer)


def disputed(post: Post, by: User, *, topic: Topic = Topic.HELD_BY, **fields: Any) -> Case:
    case = CaseFactory.create(post=post, **fields)
    record_claim(case, topic=topic, value="a brigade", source_kind=SourceKind.HOST, by=by)
    record_claim(case, topic=topic, value="a prison", source_kind=SourceKind.FAMILY, by=by)
    return case


def settle(case: Case, by: User) -> None:
    contradiction = case.contradictions.get()
    claims = list(case.claims.order_by("pk"))
    resolve(contradiction, held=claims[0], reason="the note says so", shown=[one.pk for one in claims], by=by)


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_promise_that_is_denied_is_disputed_until_it_is_judged(
    screen: Client, signed_in: SignedIn, post: Post
) -> None:
    assert "Was it promised?" not in page(screen, OVERVIEW)
    for words, judged in (("A visit in May.", {}), ("A list of names.", {"kept": True})):
        promise = CommitmentFactory.create(post=post, words=words, **judged)
        StatementLinkFactory.create(commitment=promise, manner="denies")
    StatementLinkFactory.create(commitment=CommitmentFactory.create(post=post, words="Repeated."), manner="repeats")
    assert "Was it promised?" in page(screen, OVERVIEW)
    shown = list(figures(page(screen, OVERVIEW)))
    assert sum(number.count for number in shown if "denied=on" in number.address) == 2
    assert all(count_in_heading(screen, number.address) == number.count for number in shown)
    assert "A visit in May." in page(screen, "/diplomacy/commitments/?denied=on&state=open")
    for words in ("A list of names.", "Repeated."):
        assert words not in page(screen, "/diplomacy/commitments/?denied=on&state=open")
    stranger = signed_in(UserFactory.create(caseworker=PostFactory.create()))
    assert "Was it promised?" not in page(stranger, OVERVIEW)


def test_every_number_is_that_of_the_list_it_leads_to(screen: Client, post: Post, officer: User) -> None:
    for _number in range(3):
        disputed(post, officer)
    settle(disputed(post, officer), officer)
    settle(disputed(post, officer, topic=Topic.ALIVE), officer)
    disputed(post, officer, closed=True)
    shown = list(figures(page(screen, OVERVIEW)))
    assert sorted(number.count for number in shown) == [0, 0, 0, 0, 1, 1, 3]
    assert all(count_in_heading(screen, number.address) == number.count for number in shown)


def test_of_what_one_may_not_see_there_is_no_trace(screen: Client, post: Post, officer: User) -> None:
    other = PostFactory.create()
    hidden = [
        disputed(post, officer, restricted=True),
        disputed(other, UserFactory.create(caseworker=other)),
    ]
    assert {number.count for number in figures(page(screen, OVERVIEW))} == {0}
    words = page(screen, LIST)
    assert all(case.reference not in words and case.national.name not in words for case in hidden)
    assert all(screen.get(f"{LIST}{case.reference}/held_by/").status_code == 404 for case in hidden)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("topic=held_by", 1), ("topic=alive", 1), ("state=resolved", 1), ("state=disputed", 1), ("who=family", 2),
        ("who=press", 0), ("country=UA", 1), ("country=RU", 1), ("closed=on", 3), ("since=2026-01-01", 2),
        ("since=2100-01-01", 0), ("q=nobody-of-this-name", 0), ("within=999999", 0), ("post=999999", 2),
    ],
)  # fmt: skip
def test_the_list_is_narrowed(screen: Client, post: Post, officer: User, query: str, count: int) -> None:
    disputed(post, officer)
    settle(disputed(post, officer, topic=Topic.ALIVE, country="RU"), officer)
    disputed(post, officer, closed=True)
    assert count_in_heading(screen, f"{LIST}?{query}") == count


@pytest.mark.parametrize("query", ["topic=xx", "state=%00", "since=yesterday", "post=x", "country=QQ", "within=-1"])
def test_what_cannot_be_read_is_said_and_left_out(screen: Client, post: Post, officer: User, query: str) -> None:
    disputed(post, officer)
    assert "note warning" in page(screen, f"{LIST}?{query}")


def test_pages_neither_skip_nor_repeat_a_row(screen: Client, post: Post) -> None:
    now = timezone.now()
    for number in range(60):
        ContradictionFactory.create(case__post=post, disputed_since=now - timedelta(days=number // 7))
    seen: list[int] = []
    address = LIST
    while address:
        answer = screen.get(address)
        seen += [row.pk for row, _claims in answer.context["rows"]]
        address = f"{LIST}?{answer.context['page'].next}" if answer.context["page"].next else ""
    assert len(seen) == len(set(seen)) == 60


@pytest.mark.parametrize("count", [3, 25])
def test_a_list_costs_the_same_queries_whatever_its_length(
    screen: Client, post: Post, officer: User, count: int, django_assert_num_queries: Any
) -> None:
    for _number in range(count):
        disputed(post, officer)
    with django_assert_num_queries(12):
        page(screen, LIST)


def test_one_question_shows_every_answer_of_past_periods_too(screen: Client, post: Post, officer: User) -> None:
    case = disputed(post, officer)
    correct_claim(case.claims.get(value="a prison"), value="the prison of K.", reason="named", by=officer)
    record_claim(
        case, topic=Topic.HELD_BY, value="a hospital", source_kind=SourceKind.PRESS, opens_period=True, by=officer
    )
    words = page(screen, f"{LIST}{case.reference}/held_by/")
    assert all(told in words for told in ("a brigade", "a prison", "the prison of K.", "a hospital", "named"))
    assert 'tag info">No longer disputed' in words


def test_what_is_said_otherwise_since_the_resolution_is_said(screen: Client, post: Post, officer: User) -> None:
    case = disputed(post, officer)
    settle(case, officer)
    record_claim(case, topic=Topic.HELD_BY, value="a hospital", source_kind=SourceKind.PRESS, by=officer)
    words = page(screen, f"{LIST}{case.reference}/held_by/")
    assert "Since the resolution of" in words
    assert "the note says so" in words


def test_it_costs_a_bounded_number_of_queries(
    screen: Client, post: Post, officer: User, django_assert_max_num_queries: Any
) -> None:
    case = disputed(post, officer)
    for number in range(20):
        ClaimFactory.create(case=case, value=f"place {number}")
    with django_assert_max_num_queries(14):
        page(screen, f"{LIST}{case.reference}/held_by/")


@pytest.mark.parametrize("topic", ["alive", "no-such-topic", "%00"])
def test_what_nobody_has_spoken_of_is_no_question(screen: Client, post: Post, officer: User, topic: str) -> None:
    case = disputed(post, officer)
    assert screen.get(f"{LIST}{case.reference}/{topic}/").status_code == 404


def test_it_is_resolved_on_a_form_and_shown_on_the_case(screen: Client, post: Post, officer: User) -> None:
    case = disputed(post, officer)
    address = f"/cases/{case.reference}/contradictions/held_by/resolve/"
    form = screen.get(address)
    held, shown = case.claims.get(value="a prison"), form.context["form"]["shown"].value()
    sent = {"held": str(held.pk), "reason": "", "shown": shown, "submission": str(uuid.uuid4())}
    assert screen.post(address, sent).status_code == 422
    sent |= {"submission": str(uuid.uuid4()), "reason": "our consul was there"}
    assert screen.post(address, sent).status_code == 302
    words = page(screen, f"/cases/{case.reference}/")
    assert "because: our consul was there" in words
    assert "a brigade" in words
    assert case.contradictions.get().state == ContradictionState.RESOLVED


@pytest.mark.parametrize("bad", [{"held": "999999"}, {"held": ""}, {"shown": "x"}, {"shown": ""}, {"reason": "\u202e"}])
def test_a_hostile_form_decides_nothing(screen: Client, post: Post, officer: User, bad: dict[str, str]) -> None:
    case = disputed(post, officer)
    address = f"/cases/{case.reference}/contradictions/held_by/resolve/"
    form = screen.get(address)
    good = {
        "held": "none",
        "reason": "rumours",
        "shown": form.context["form"]["shown"].value(),
        "submission": str(uuid.uuid4()),
    }
    assert screen.post(address, good | bad).status_code == 422
    assert case.contradictions.get().state == ContradictionState.DISPUTED
