"""Requests for many cases: chosen by a list, answered several at once, in as many queries as for a few."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pghistory
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Post, User
from cases.choices import EventKind
from cases.models import Case, Event
from diplomacy.choices import RequestState
from diplomacy.models import Authority, Request, RequestCase
from diplomacy.services.answers import Answer, answer_request
from diplomacy.services.requests import make_request
from tests.conftest import SignedIn
from tests.database import forget_that_tables_were_empty
from tests.diplomacy.sending import errors, new, send
from tests.factories import CaseFactory, ConsentFactory, NationalFactory, PostFactory, RequestFactory, UserFactory


@pytest.fixture
def forty(post: Post) -> list[Case]:
    return CaseFactory.create_batch(40, post=post, captured=True, country="UA")


def thousands(post: Post, officer: User, count: int) -> list[Case]:
    """Written past the factories: they would take a minute."""
    forget_that_tables_were_empty()
    national = NationalFactory.create(post=post)
    first = CaseFactory.create(post=post, national=national, captured=True)
    fields = {
        field.attname: getattr(first, field.attname)
        for field in Case._meta.concrete_fields
        if field.attname not in {"id", "reference"}
    }
    made = Case.objects.bulk_create(
        [Case(**fields, reference=f"C-2025-{number:06d}") for number in range(1, count + 1)], batch_size=1000
    )
    counted("cases_case")
    return made


def counted(*tables: str) -> None:
    """As the database does by itself within a minute."""
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(tables)}")


def listed(client: Client, ministry: Authority, address: str) -> str:
    """The value of the list that the form offers first."""
    form = client.get(f"{new('request', ministry)}&list={address}").context["form"]
    return str(form["list"].value())


def ask(client: Client, ministry: Authority, post: Post, in_a_week: date, **more: Any) -> Any:
    sent = {"kind": "access", "asked_on": "2026-01-01", "due_on": in_a_week, "post": post.pk} | more
    return send(client, new("request", ministry), **sent)


def test_the_list_of_cases_leads_to_a_request_for_all_that_it_shows(
    desk: Client, ministry: Authority, post: Post, forty: list[Case], in_a_week: date
) -> None:
    CaseFactory.create(post=post, country="UA")
    page = desk.get(f"{reverse('cases:list')}?status=captured").content.decode()
    assert f"{reverse('diplomacy:counterpart', args=['request'])}?list=status%3Dcaptured" in page
    sent = ask(desk, ministry, post, in_a_week, list=listed(desk, ministry, "status%3Dcaptured"))
    assert sent.status_code == 302
    assert set(Request.objects.get().cases.all()) == set(forty)


def test_the_list_is_kept_while_the_counterpart_is_chosen(desk: Client, ministry: Authority) -> None:
    page = desk.get(f"{reverse('diplomacy:counterpart', args=['request'])}?list=status%3Dcaptured%26country%3DUA")
    assert f"authority={ministry.pk}" in page.content.decode()
    assert "list=status%3Dcaptured%26country%3DUA" in page.content.decode()


def test_the_open_cases_in_their_country_are_offered_by_status(
    desk: Client, ministry: Authority, forty: list[Case], post: Post
) -> None:
    CaseFactory.create_batch(2, post=post, country="UA")
    CaseFactory.create_batch(2, post=post, country="RU")
    labels = [str(label) for _value, label in desk.get(new("request", ministry)).context["form"].fields["list"].choices]
    assert labels[1:] == ["all open cases in Ukraine (42)", "Reported: Ukraine (2)", "Captured: Ukraine (40)"]


def test_who_joins_the_list_later_is_not_part_of_the_request(
    desk: Client, ministry: Authority, post: Post, forty: list[Case], in_a_week: date
) -> None:
    ask(desk, ministry, post, in_a_week, list=listed(desk, ministry, "status%3Dcaptured"))
    CaseFactory.create(post=post, captured=True, country="UA")
    assert Request.objects.get().cases.count() == 40


def test_a_list_that_has_changed_since_it_was_read_is_shown_again(
    desk: Client, ministry: Authority, post: Post, forty: list[Case], in_a_week: date
) -> None:
    seen = listed(desk, ministry, "status%3Dcaptured")
    CaseFactory.create(post=post, captured=True, country="UA")
    back = ask(desk, ministry, post, in_a_week, list=seen)
    assert "41 cases now" in errors(back)["list"][0]
    assert not Request.objects.exists()
    again = back.context["form"]["list"].value()
    assert ask(desk, ministry, post, in_a_week, list=again).status_code == 302
    assert Request.objects.get().cases.count() == 41


@pytest.mark.parametrize("value", ["40-1:status=nonsense", "x", "1-1:post=x", ":status=captured\0", "1:" + "q" * 3000])
def test_a_list_made_up_by_hand_asks_for_nothing(
    desk: Client, ministry: Authority, post: Post, in_a_week: date, forty: list[Case], value: str
) -> None:
    assert ask(desk, ministry, post, in_a_week, list=value).status_code in {200, 302}
    assert not RequestCase.objects.exists()


def test_a_list_holds_nothing_that_the_person_may_not_see(
    desk: Client, ministry: Authority, post: Post, forty: list[Case], restricted_case: Case, in_a_week: date
) -> None:
    elsewhere = CaseFactory.create(captured=True, country="UA")
    page = desk.get(f"{new('request', ministry)}&list=status%3Dcaptured").content.decode()
    assert "(40)" in page
    assert restricted_case.reference not in page
    ask(desk, ministry, post, in_a_week, list=listed(desk, ministry, "status%3Dcaptured"))
    assert not {restricted_case, elsewhere} & set(Request.objects.get().cases.all())


def test_a_case_that_one_may_not_see_is_refused_in_the_words_of_an_unknown_one(
    desk: Client, ministry: Authority, post: Post, restricted_case: Case, in_a_week: date
) -> None:
    told = [
        errors(ask(desk, ministry, post, in_a_week, references=reference))["references"][0].replace(reference, "X")
        for reference in (restricted_case.reference, "C-2019-000001")
    ]
    assert told[0] == told[1]
    assert not Request.objects.exists()


def queries_of(verb: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        verb()
    return len(queries)


def test_five_thousand_cases_are_asked_for_and_answered_in_bounded_queries(
    officer: User, ministry: Authority, post: Post, in_a_week: date, today: date
) -> None:
    cases = thousands(post, officer, 5000)
    facts: dict[str, Any] = {"by": officer, "authority": ministry, "post": post, "due_on": in_a_week}
    with pghistory.context(user=officer.pk):  # as every request has it
        assert queries_of(lambda: make_request(kind="access", cases=cases, **facts)) <= 60
        made = Request.objects.get()
        assert made.request_cases.count() == 5000
        assert Event.objects.filter(kind=EventKind.REQUEST).count() == 5000
        counted("cases_event", "cases_task", "diplomacy_requestcase")
        assert queries_of(lambda: answer_request(made, Answer(RequestState.GRANTED, today), by=officer)) <= 60
    assert set(made.request_cases.values_list("state", flat=True)) == {RequestState.GRANTED}


def test_the_pages_of_a_request_for_thousands_cost_what_those_of_a_few_cost(
    desk: Client, officer: User, ministry: Authority, post: Post, in_a_week: date
) -> None:
    def cost(cases: list[Case]) -> list[int]:
        made = make_request(by=officer, kind="access", authority=ministry, post=post, cases=cases, due_on=in_a_week)
        addresses = [
            made.get_absolute_url(),
            reverse("diplomacy:request-answer-many", args=[made.reference]),
            reverse("diplomacy:request-again", args=[made.reference]),
            f"{reverse('diplomacy:commitment-new')}?answers={made.reference}",
        ]
        for address in addresses:
            page = desk.get(address)
            assert page.status_code == 200
            assert len(page.content) < 400_000, address
        return [queries_of(lambda address=address: desk.get(address)) for address in addresses]  # type: ignore[misc]

    many = cost(thousands(post, officer, 1500))
    few = cost(CaseFactory.create_batch(30, post=post, captured=True))
    assert all(dear <= cheap + 2 for dear, cheap in zip(many, few, strict=True))


def test_twenty_five_of_forty_are_answered_in_one_go(desk: Client, post: Post, forty: list[Case], today: date) -> None:
    asked = RequestFactory.create(post=post, on=forty)
    address = reverse("diplomacy:request-answer-many", args=[asked.reference])
    assert desk.get(reverse("diplomacy:request-answer", args=[asked.reference])).headers["Location"] == address
    answered = [case.reference for case in forty[:25]]
    sent = send(
        desk, address, version_seen=1, state="partly_granted", answered_on=today, text="A visit, without a doctor.",
        which="ticked", ticked=answered[:20], references="\n".join(answered[20:]),
    )  # fmt: skip
    assert sent.status_code == 302
    states = asked.request_cases.filter(state=RequestState.PARTLY_GRANTED).values_list("case__reference", flat=True)
    assert sorted(states) == sorted(answered)
    assert asked.request_cases.filter(state=RequestState.MADE).count() == 15
    page = desk.get(asked.get_absolute_url()).content.decode()
    assert "25 cases answered. 15 still wait." in page
    shown = desk.get(f"{asked.get_absolute_url()}?answer=made").context
    assert {row.state for row, _step in shown["rows"]} == {RequestState.MADE}
    assert dict(shown["counts"]) == {RequestState.MADE: 15, RequestState.PARTLY_GRANTED: 25}


def test_all_that_still_wait_are_answered_together(desk: Client, post: Post, forty: list[Case], today: date) -> None:
    asked = RequestFactory.create(post=post, on=forty)
    asked.request_cases.filter(case__in=forty[:25]).update(state=RequestState.GRANTED, answered_on=today)
    address = reverse("diplomacy:request-answer-many", args=[asked.reference])
    send(desk, address, version_seen=1, state="refused", answered_on=today, text="Too late.", which="waiting")
    assert asked.request_cases.filter(state=RequestState.GRANTED).count() == 25
    assert asked.request_cases.filter(state=RequestState.REFUSED).count() == 15


def test_one_answer_for_several_names_cases_of_this_request_only(
    desk: Client, post: Post, forty: list[Case], restricted_case: Case, today: date
) -> None:
    asked, other = RequestFactory.create(post=post, on=[*forty, restricted_case]), CaseFactory.create(post=post)
    address = reverse("diplomacy:request-answer-many", args=[asked.reference])
    sent = {"version_seen": 1, "state": "granted", "answered_on": today, "which": "ticked"}
    foreign = errors(send(desk, address, **sent, references=other.reference))["references"][0]
    assert "not part of this request" in foreign
    hidden = errors(send(desk, address, **sent, references=restricted_case.reference))["references"][0]
    unknown = errors(send(desk, address, **sent, references="C-2019-000001"))["references"][0]
    assert hidden.replace(restricted_case.reference, "X") == unknown.replace("C-2019-000001", "X")
    assert "which" in errors(send(desk, address, **sent))
    assert set(asked.request_cases.values_list("state", flat=True)) == {RequestState.MADE}


def test_a_case_that_nobody_here_may_see_is_in_no_number_of_the_request(
    signed_in: SignedIn, post: Post, forty: list[Case], restricted_case: Case, officer: User, today: date
) -> None:
    asked = RequestFactory.create(post=post, on=[*forty, restricted_case])
    client = signed_in(officer)
    context = client.get(asked.get_absolute_url()).context
    assert (context["total"], dict(context["counts"])) == (40, {RequestState.MADE: 40})
    address = reverse("diplomacy:request-answer-many", args=[asked.reference])
    assert client.get(address).context["waiting"] == 40
    send(client, address, version_seen=1, state="granted", answered_on=today, which="waiting")
    assert asked.request_cases.get(case=restricted_case).state == RequestState.MADE
    assert client.get(f"{asked.get_absolute_url()}?answer=made").context["rows"] == []


def test_only_who_may_negotiate_answers_many(signed_in: SignedIn, auditor: User, post: Post, forty: list[Case]) -> None:
    asked = RequestFactory.create(post=post, on=forty)
    address = reverse("diplomacy:request-answer-many", args=[asked.reference])
    assert signed_in(auditor).get(address).status_code == 403
    elsewhere = UserFactory.create(caseworker=PostFactory.create())
    assert signed_in(elsewhere).get(address).status_code == 404


def test_a_refusal_that_names_thousands_stays_a_sentence(
    officer: User, ministry: Authority, post: Post, in_a_week: date
) -> None:
    cases = CaseFactory.create_batch(15, post=post, captured=True)
    for case in cases:
        ConsentFactory.create(national=case.national, topic="contact", answer="objects")
    facts: dict[str, Any] = {"by": officer, "authority": ministry, "post": post, "due_on": in_a_week}
    with pytest.raises(ValidationError) as refused:
        make_request(kind="access", cases=cases, **facts)
    assert "and 5 more" in refused.value.message_dict["override_reason"][0]
