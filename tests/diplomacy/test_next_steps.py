"""An answer moves nothing; it offers the next step of the case, with what is known filled in."""

from datetime import date
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Post, User
from cases.choices import Status
from cases.models import Case
from diplomacy.choices import RequestState
from diplomacy.models import RequestCase
from diplomacy.services.answers import Answer, answer_request
from diplomacy.services.next_steps import next_step
from tests.conftest import SignedIn
from tests.factories import CaseFactory, RequestFactory


def answered(post: Post, officer: User, kind: str, state: RequestState, today: date, **case: object) -> RequestCase:
    asked = RequestFactory.create(post=post, kind=kind, on=[CaseFactory.create(post=post, **case)])
    answer_request(asked, Answer(state, today, "as they said"), by=officer)
    row: RequestCase = asked.request_cases.select_related("case").get()
    return row


@pytest.mark.parametrize(
    ("kind", "status", "label", "name"),
    [
        ("access", Status.CAPTURED, "Plan the visit", "cases:add-task"),
        ("repatriation", Status.RELEASED, "Record departure", "cases:move"),
        ("repatriation", Status.DETAINED, "Record release", "cases:move"),
        ("release", Status.DETAINED, "Record release", "cases:move"),
        ("medical", Status.CAPTURED, "Ask how the treatment goes", "cases:add-task"),
        ("medical", Status.DETAINED, "Record hospital", "cases:move"),
        ("information", Status.MISSING, "Record what they said", "cases:add-claim"),
        ("capture_card", Status.CAPTURED, "Keep the card with the case", "cases:add-document"),
        ("remains", Status.DECEASED, "Arrange the transport of the remains", "cases:add-task"),
    ],
)
def test_what_is_granted_offers_the_step_that_follows(
    desk: Client, post: Post, officer: User, today: date, kind: str, status: Status, label: str, name: str
) -> None:
    row = answered(post, officer, kind, RequestState.GRANTED, today)
    Case.objects.filter(pk=row.case_id).update(status=status)
    row.case.refresh_from_db()
    if (kind, status) == ("medical", Status.CAPTURED):
        Case.objects.filter(pk=row.case_id).update(status=Status.HOSPITALISED)
        row.case.refresh_from_db()
    step = next_step(row.request, row)
    assert step is not None
    assert step.label == label
    more = [step.address.split("/")[-2]] if name == "cases:move" else []
    assert urlsplit(step.address).path == reverse(name, args=[row.case.reference, *more])
    page = desk.get(step.address).content.decode()
    if name in {"cases:add-task", "cases:add-claim"} or "release" in step.address:
        assert row.request.reference in page
    assert step.label in desk.get(row.request.get_absolute_url()).content.decode()


def test_an_answer_moves_nothing_by_itself(post: Post, officer: User, today: date) -> None:
    row = answered(post, officer, "repatriation", RequestState.GRANTED, today, captured=True)
    row.case.refresh_from_db()
    assert row.case.status == Status.CAPTURED


def test_a_refusal_offers_to_ask_again(post: Post, officer: User, today: date) -> None:
    row = answered(post, officer, "access", RequestState.REFUSED, today, captured=True)
    step = next_step(row.request, row)
    assert step is not None
    assert step.address == reverse("diplomacy:request-again", args=[row.request.reference])


def test_what_waits_lapsed_or_is_closed_offers_nothing(post: Post, officer: User, today: date) -> None:
    waits = RequestFactory.create(post=post, on=[CaseFactory.create(post=post)]).request_cases.get()
    lapsed = answered(post, officer, "access", RequestState.LAPSED, today)
    closed = answered(post, officer, "access", RequestState.GRANTED, today, closed=True)
    assert [next_step(row.request, row) for row in (waits, lapsed, closed)] == [None, None, None]


def test_an_auditor_is_offered_nothing(
    signed_in: SignedIn, auditor: User, officer: User, post: Post, today: date
) -> None:
    row = answered(post, officer, "access", RequestState.GRANTED, today, captured=True)
    assert "Plan the visit" not in signed_in(auditor).get(row.request.get_absolute_url()).content.decode()


def test_what_an_address_brings_to_a_form_is_cut_and_escaped(desk: Client, case: Case) -> None:
    for name, more, field in (("cases:add-task", (), "title"), ("cases:move", ("record_release",), "source")):
        address = reverse(name, args=[case.reference, *more])
        page = desk.get(address, {field: "<script>alert(1)</script>" + "x" * 5000})
        assert page.status_code == 200
        assert "<script>alert" not in page.content.decode()
        assert "x" * 400 not in page.content.decode()
