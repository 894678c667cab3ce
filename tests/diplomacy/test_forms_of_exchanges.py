"""Promises and engagements, as the browser sends them."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Post, User
from cases.models import Case
from diplomacy.choices import CommitmentState
from diplomacy.models import Authority, Commitment, Engagement
from tests.diplomacy.sending import errors, new, send
from tests.factories import (
    CaseFactory,
    CommitmentFactory,
    ContactFactory,
    EngagementFactory,
    RequestFactory,
)


def test_a_promise_is_noted_with_who_spoke_and_for_whom(
    desk: Client, ministry: Authority, post: Post, case: Case, today: date
) -> None:
    contact = ContactFactory.create(authority=ministry)
    send(
        desk, new("commitment", ministry), side="theirs", words="He will be seen.", said_by=contact.pk,
        promised_on=today, due_on=today, post=post.pk, ticked=[case.reference],
    )  # fmt: skip
    made = Commitment.objects.get()
    assert (made.said_by, list(made.cases.all()), made.state) == (contact, [case], CommitmentState.OPEN)
    assert "He will be seen." in case.events.get().text


def test_a_promise_that_answers_a_request_starts_from_it(desk: Client, post: Post, case: Case) -> None:
    asked = RequestFactory.create(post=post, on=[case])
    form = desk.get(f"{reverse('diplomacy:commitment-new')}?answers={asked.reference}").context["form"]
    assert (form["answers"].value(), form["ticked"].value()) == (asked.pk, [case.reference])


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"state": "kept", "evidence": " "}, "evidence"),
        ({"state": "kept", "evidence": "seen", "judged_on": "2020-01-01"}, "judged_on"),
        ({"state": "broken", "evidence": "seen", "judged_on": "2999-01-01"}, "judged_on"),
        ({"state": "open", "evidence": "seen"}, "state"),
    ],
)
def test_a_wrong_judgement_comes_back_beside_its_field(
    desk: Client, post: Post, today: date, sent: dict[str, str], field: str
) -> None:
    promise = CommitmentFactory.create(post=post)
    address = reverse("diplomacy:commitment-judge", args=[promise.pk])
    assert errors(send(desk, address, **{"version_seen": 1, "judged_on": today} | sent))[field]
    promise.refresh_from_db()
    assert promise.state == CommitmentState.OPEN


def test_a_promise_is_judged_on_evidence(desk: Client, officer: User, post: Post, today: date) -> None:
    promise = CommitmentFactory.create(post=post)
    address = reverse("diplomacy:commitment-judge", args=[promise.pk])
    send(desk, address, version_seen=1, state="kept", judged_on=today, evidence="The visit was held.")
    promise.refresh_from_db()
    assert (promise.state, promise.judged_by) == (CommitmentState.KEPT, officer)


def test_a_promise_is_edited(desk: Client, post: Post, case: Case, today: date) -> None:
    promise = CommitmentFactory.create(post=post, on=[case])
    address = reverse("diplomacy:commitment-edit", args=[promise.pk])
    send(
        desk, address, version_seen=1, side="theirs", words="He will be seen twice.", promised_on=today,
        ticked=[case.reference], before=case.reference,
    )  # fmt: skip
    promise.refresh_from_db()
    assert (promise.words, promise.due_on, list(promise.cases.all())) == ("He will be seen twice.", None, [case])


def test_a_meeting_is_recorded_with_who_said_what(
    desk: Client, ministry: Authority, post: Post, case: Case, today: date
) -> None:
    contact = ContactFactory.create(authority=ministry)
    send(
        desk, new("engagement", ministry), kind="meeting", held_on=today, subject="Our nationals", post=post.pk,
        we_said="Access at once.", they_said="It is being looked into.", contacts=[contact.pk],
        references=case.reference,
    )  # fmt: skip
    made = Engagement.objects.get()
    assert (made.they_said, list(made.contacts.all()), list(made.cases.all())) == (
        "It is being looked into.",
        [contact],
        [case],
    )


def test_a_meeting_that_was_not_held_yet_is_not_recorded(
    desk: Client, ministry: Authority, post: Post, in_a_week: date
) -> None:
    answer = send(desk, new("engagement", ministry), kind="meeting", held_on=in_a_week, subject="Soon", post=post.pk)
    assert errors(answer)["held_on"]


def test_the_contacts_of_another_authority_cannot_be_ticked(
    desk: Client, ministry: Authority, post: Post, today: date
) -> None:
    elsewhere = ContactFactory.create()
    answer = send(
        desk, new("engagement", ministry), kind="meeting", held_on=today, subject="Talks", post=post.pk,
        contacts=[elsewhere.pk],
    )  # fmt: skip
    assert errors(answer)["contacts"]


def test_a_case_added_by_somebody_else_meanwhile_stays(desk: Client, post: Post, case: Case, today: date) -> None:
    meeting = EngagementFactory.create(post=post, on=[case])
    added = CaseFactory.create(post=post)
    meeting.cases.add(added)  # after the page was opened, as ``before`` tells
    address = reverse("diplomacy:engagement-edit", args=[meeting.pk])
    send(
        desk, address, version_seen=1, kind="call", held_on=today, subject="Talks", before=case.reference,
        ticked=[case.reference],
    )  # fmt: skip
    assert set(meeting.cases.all()) == {case, added}


def test_a_stale_edit_of_a_meeting_comes_back_with_what_changed(desk: Client, post: Post, today: date) -> None:
    meeting = EngagementFactory.create(post=post, subject="Talks")
    address = reverse("diplomacy:engagement-edit", args=[meeting.pk])
    sent = {"version_seen": 1, "kind": "call", "held_on": today}
    send(desk, address, subject="First", **sent)
    second = send(desk, address, subject="Second", **sent)
    assert second.status_code == 409
    assert "First" in second.content.decode()
    assert "Second" in second.content.decode()
