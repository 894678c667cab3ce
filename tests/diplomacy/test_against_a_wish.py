"""Asking for somebody what he objects to needs a reason, which stands with his case."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Post, User
from cases.choices import AgainstWish, EventKind
from cases.models import Case
from diplomacy.choices import RequestKind
from diplomacy.models import Authority, Request
from diplomacy.services.requests import ask_again, ask_for_access, make_request
from nationals.models import Consent
from tests.diplomacy.sending import errors, new, send
from tests.factories import CaseFactory, ConsentFactory, RequestFactory

Ask = Callable[..., Request]


@pytest.fixture
def ask(officer: User, ministry: Authority, post: Post, case: Case, in_a_week: date) -> Ask:
    def do(kind: RequestKind = RequestKind.ACCESS, **more: Any) -> Request:
        facts: dict[str, Any] = {
            "by": officer,
            "authority": ministry,
            "post": post,
            "cases": [case],
            "due_on": in_a_week,
        } | more
        return make_request(kind=kind, **facts)

    return do


@pytest.fixture
def no_help(case: Case) -> Consent:
    return ConsentFactory.create(national=case.national, topic="contact", answer="objects")


def test_a_request_against_an_objection_needs_a_reason(case: Case, no_help: Consent, ask: Ask, officer: User) -> None:
    with pytest.raises(ValidationError, match=f"{case.reference}: consular help: objects"):
        ask(override_reason=" ")
    assert not Request.objects.exists()
    ask(override_reason="Said before his guards.")
    override = case.overrides.get()
    assert (override.step, override.objection, override.by) == (AgainstWish.REQUEST, no_help, officer)
    assert override.event == case.events.get(kind=EventKind.REQUEST)


@pytest.mark.parametrize(
    ("topic", "kind", "stands"),
    [
        ("contact", RequestKind.ACCESS, True),
        ("contact", RequestKind.LEGAL_AID, True),
        ("contact", RequestKind.REPATRIATION, True),
        ("return", RequestKind.REPATRIATION, True),
        ("return", RequestKind.ACCESS, False),
        ("contact", RequestKind.CAPTURE_CARD, False),
        ("contact", RequestKind.INFORMATION, False),
        ("family", RequestKind.REPATRIATION, False),
    ],
)
def test_only_what_is_asked_for_counts(case: Case, ask: Ask, topic: str, kind: RequestKind, stands: bool) -> None:
    ConsentFactory.create(national=case.national, topic=topic, answer="refused")
    if stands:
        with pytest.raises(ValidationError):
            ask(kind)
    else:
        ask(kind, override_reason="not asked for")
        assert not case.overrides.exists()


def test_of_many_cases_those_who_object_are_answered_for(case: Case, no_help: Consent, post: Post, ask: Ask) -> None:
    willing = CaseFactory.create(post=post)
    ConsentFactory.create(national=willing.national, topic="contact", answer="given")
    ask(cases=[case, willing], override_reason="Said before his guards.")
    assert case.overrides.count() == 1
    assert not willing.overrides.exists()


def test_what_is_asked_again_is_asked_against_the_wish_again(
    case: Case, no_help: Consent, ministry: Authority, post: Post, officer: User, in_a_week: date
) -> None:
    former = RequestFactory.create(authority=ministry, post=post, on=[case])
    with pytest.raises(ValidationError):
        ask_again(former, by=officer, cases=[case], due_on=in_a_week)
    ask_again(former, by=officer, cases=[case], due_on=in_a_week, override_reason="Said before his guards.")
    assert case.overrides.count() == 1


def test_asking_for_access_from_the_case_too(
    case: Case, no_help: Consent, ministry: Authority, post: Post, officer: User, in_a_week: date
) -> None:
    with pytest.raises(ValidationError):
        ask_for_access(by=officer, case=case, authority=ministry, post=post, due_on=in_a_week)


def test_the_form_of_access_names_the_objection(
    desk: Client, case: Case, ministry: Authority, post: Post, in_a_week: date
) -> None:
    address = reverse("diplomacy:request-access", args=[case.reference])
    assert '<textarea name="override_reason"' not in desk.get(address).content.decode()
    ConsentFactory.create(national=case.national, topic="contact", answer="objects", how="He wants no help of ours.")
    page = desk.get(address).content.decode()
    assert "He wants no help of ours." in page
    assert '<textarea name="override_reason"' in page
    sent = {"authority": ministry.pk, "due_on": in_a_week, "post": post.pk}
    assert "override_reason" in errors(send(desk, address, **sent))
    assert send(desk, address, **sent, override_reason="Said before\r\nhis guards.").status_code == 302


def test_the_form_of_a_request_asks_once_somebody_objects(
    desk: Client, case: Case, no_help: Consent, ministry: Authority, post: Post, today: date
) -> None:
    address = new("request", ministry)
    assert '<textarea name="override_reason"' not in desk.get(address).content.decode()
    sent = {"kind": "access", "post": post.pk, "asked_on": today, "due_on": today, "ticked": [case.reference]}
    refused = send(desk, address, **sent)
    assert case.reference in errors(refused)["override_reason"][0]
    assert '<textarea name="override_reason"' in refused.content.decode()
    assert send(desk, address, **sent, override_reason="\u202ehidden").context["form"].errors
    assert send(desk, address, **sent, override_reason="Said before his guards.").status_code == 302
    assert case.overrides.get().reason == "Said before his guards."


def test_an_edit_asks_for_no_reason(desk: Client, case: Case, no_help: Consent, post: Post) -> None:
    made = RequestFactory.create(post=post, on=[case])
    assert "override_reason" not in desk.get(reverse("diplomacy:request-edit", args=[made.reference])).content.decode()


def test_looking_for_objections_costs_one_query_however_many_cases(post: Post, ask: Ask) -> None:
    counts = []
    for number in (2, 8):
        cases = CaseFactory.create_batch(number, post=post)
        for one in cases:
            ConsentFactory.create(national=one.national, topic="contact", answer="given")
        with CaptureQueriesContext(connection) as queries:
            ask(RequestKind.MEDICAL, cases=cases)
        counts.append(sum("nationals_consent" in query["sql"] for query in queries))
    assert counts == [1, 1]
