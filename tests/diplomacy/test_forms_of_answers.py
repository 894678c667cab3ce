"""Answers and asking again, as the browser sends them."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Post
from cases.models import Case
from diplomacy.choices import RequestState
from diplomacy.models import Request
from tests.diplomacy.sending import errors, send
from tests.factories import (
    CaseFactory,
    RequestFactory,
)


def test_an_answer_is_recorded_for_each_case(desk: Client, post: Post, case: Case, today: date) -> None:
    other = CaseFactory.create(post=post)
    asked = RequestFactory.create(post=post, on=[case, other])
    send(
        desk, reverse("diplomacy:request-answer", args=[asked.reference]), version_seen=1, state="granted",
        answered_on=today, text="For one of them.", **{f"case_{other.pk}": "refused"},
    )  # fmt: skip
    assert dict(asked.request_cases.values_list("case", "state")) == {
        case.pk: RequestState.GRANTED,
        other.pk: RequestState.REFUSED,
    }


def test_a_case_that_is_answered_already_keeps_its_answer_unless_another_is_chosen(
    desk: Client, post: Post, case: Case, today: date
) -> None:
    other = CaseFactory.create(post=post)
    asked = RequestFactory.create(post=post, on=[case, other])
    asked.request_cases.filter(case=other).update(state=RequestState.GRANTED, answered_on=today)
    form = desk.get(reverse("diplomacy:request-answer", args=[asked.reference])).context["form"]
    assert form[f"case_{other.pk}"].value() == "none"


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"state": "refused"}, "text"),
        ({"state": "granted", "answered_on": "2020-01-01"}, "answered_on"),
        ({"state": "granted", "answered_on": "2999-01-01"}, "answered_on"),
        ({"state": "made"}, "state"),
        ({"state": ""}, "state"),
        ({"state": "granted", "text": "\u202e"}, "text"),
        ({"state": "granted", "text": "\0"}, "text"),
    ],
)
def test_a_wrong_answer_comes_back_beside_its_field(
    desk: Client, post: Post, case: Case, today: date, sent: dict[str, str], field: str
) -> None:
    asked = RequestFactory.create(post=post, on=[case])
    address = reverse("diplomacy:request-answer", args=[asked.reference])
    assert errors(send(desk, address, **{"version_seen": 1, "answered_on": today} | sent))[field]
    assert asked.request_cases.get().state == RequestState.MADE


def test_the_second_to_answer_sees_what_changed_and_loses_nothing(
    desk: Client, post: Post, case: Case, today: date
) -> None:
    asked = RequestFactory.create(post=post, on=[case])
    address = reverse("diplomacy:request-answer", args=[asked.reference])
    send(desk, address, version_seen=1, state="acknowledged", answered_on=today)
    second = send(desk, address, version_seen=1, state="granted", answered_on=today, text="Next Monday.")
    assert second.status_code == 409
    assert "Next Monday." in second.content.decode()
    assert asked.request_cases.get().state == RequestState.ACKNOWLEDGED
    again = send(desk, address, version_seen=2, state="granted", answered_on=today, text="Next Monday.")
    assert again.status_code == 302


def test_asking_again_leads_to_the_new_request(desk: Client, post: Post, case: Case, in_a_week: date) -> None:
    asked = RequestFactory.create(post=post, on=[case], late=True)
    address = reverse("diplomacy:request-again", args=[asked.reference])
    form = desk.get(address).context["form"]
    assert form["cases"].value() == [case.reference]
    send(desk, address, version_seen=1, authority=asked.authority_id, cases=[case.reference], due_on=in_a_week)
    again = Request.objects.get(again_for=asked)
    page = desk.get(again.get_absolute_url()).content.decode()
    assert asked.reference in page
    assert again.reference in desk.get(asked.get_absolute_url()).content.decode()


def test_a_request_is_edited_with_what_may_still_change(desk: Client, post: Post, case: Case, in_a_week: date) -> None:
    asked = RequestFactory.create(post=post, on=[case])
    address = reverse("diplomacy:request-edit", args=[asked.reference])
    assert set(desk.get(address).context["form"].fields) == {"version_seen", "due_on", "text", "engagement"}
    send(desk, address, version_seen=1, due_on=in_a_week, text="In writing.")
    asked.refresh_from_db()
    assert (asked.text, asked.due_on) == ("In writing.", in_a_week)
