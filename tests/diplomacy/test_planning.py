"""Meetings are planned, held, cancelled and planned again; what gathers for them; who is there."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from accounts.models import Post, User
from cases.models import Case
from core.models import StaleError
from diplomacy.choices import EngagementState, RecordKind
from diplomacy.models import Authority, Engagement
from diplomacy.services.engagements import cancel_engagement, hold_engagement, plan_again
from tests.conftest import SignedIn
from tests.diplomacy.sending import errors, new, send
from tests.factories import (
    AuthorityFactory,
    CommitmentFactory,
    ContactFactory,
    EngagementFactory,
    PointFactory,
    RequestFactory,
    UserFactory,
)


def plan(ministry: Authority) -> str:
    return f"{new('engagement', ministry)}&plan=1"


def page(client: Client, engagement: Engagement) -> str:
    return client.get(engagement.get_absolute_url()).content.decode()


def test_a_meeting_is_planned_with_both_delegations_and_an_agenda(
    desk: Client, officer: User, ministry: Authority, post: Post, case: Case, in_a_week: date
) -> None:
    contact = ContactFactory.create(authority=AuthorityFactory.create(parent=ministry))
    send(
        desk, plan(ministry), kind="meeting", held_on=in_a_week, starts_at="10:30", subject="Access and return",
        post=post.pk, agenda="1. Access\n2. Return", contacts=[contact.pk], their_side="An interpreter",
        officers=[officer.pk], our_side="The legal adviser", references=case.reference,
    )  # fmt: skip
    made = Engagement.objects.get()
    assert (made.state, list(made.contacts.all()), list(made.officers.all())) == ("planned", [contact], [officer])
    assert list(made.cases.all()) == [case]
    assert not case.events.exists()  # nothing has happened yet
    shown = page(desk, made)
    for text in ("10:30", "1. Access", contact.name, "An interpreter", str(officer), "The legal adviser"):
        assert text in shown


@pytest.mark.parametrize(("days", "planned"), [(-1, True), (1, False)])
def test_what_has_passed_is_not_planned_and_what_is_to_come_was_not_held(
    desk: Client, ministry: Authority, post: Post, today: date, days: int, planned: bool
) -> None:
    address = plan(ministry) if planned else new("engagement", ministry)
    answer = send(desk, address, kind="meeting", held_on=today + timedelta(days=days), subject="Access", post=post.pk)
    assert errors(answer)["held_on"]


def test_a_planned_meeting_is_held_corrected_and_each_case_learns_of_it(
    desk: Client, post: Post, case: Case, today: date
) -> None:
    planned = EngagementFactory.create(post=post, planned=True, on=[case])
    contact = ContactFactory.create(authority=planned.authority)
    answer = send(
        desk, reverse("diplomacy:engagement-held", args=[planned.pk]), version_seen=1, held_on=today,
        contacts=[contact.pk], record="agreed",
    )  # fmt: skip
    assert answer.url == reverse("diplomacy:points", args=[planned.pk])
    planned.refresh_from_db()
    assert (planned.state, planned.held_on, planned.record) == ("held", today, RecordKind.AGREED)
    assert planned.subject in case.events.get().text


def test_a_meeting_is_not_held_before_its_day(desk: Client, post: Post, in_a_week: date) -> None:
    planned = EngagementFactory.create(post=post, planned=True)
    answer = send(
        desk, reverse("diplomacy:engagement-held", args=[planned.pk]), version_seen=1, held_on=in_a_week, record="ours"
    )
    assert errors(answer)["held_on"]
    planned.refresh_from_db()
    assert planned.is_planned


def test_a_meeting_is_cancelled_with_the_reason_and_planned_again(desk: Client, post: Post, in_a_week: date) -> None:
    planned = EngagementFactory.create(post=post, planned=True)
    address = reverse("diplomacy:engagement-cancel", args=[planned.pk])
    assert errors(send(desk, address, version_seen=1, reason=" "))["reason"]
    send(desk, address, version_seen=1, reason="The minister is abroad.")
    assert "The minister is abroad." in page(desk, planned)
    send(
        desk, reverse("diplomacy:engagement-plan-again", args=[planned.pk]), version_seen=2,
        held_on=in_a_week + timedelta(days=7),
    )  # fmt: skip
    planned.refresh_from_db()
    assert (planned.state, planned.cancelled_because) == (EngagementState.PLANNED, "")


def test_what_somebody_else_has_done_meanwhile_is_said(officer: User, post: Post, today: date) -> None:
    planned = EngagementFactory.create(post=post, planned=True, held_on=today)
    cancel_engagement(planned, version=1, reason="Snow.", by=officer)
    with pytest.raises(StaleError):
        cancel_engagement(planned, version=1, reason="Snow.", by=officer)
    with pytest.raises(ValidationError, match="cancelled"):
        hold_engagement(planned, version=2, changes={}, by=officer, contacts=[], officers=[])
    with pytest.raises(ValidationError):
        plan_again(EngagementFactory.create(post=post, planned=True), version=1, held_on=today, by=officer)


def test_what_was_taken_for_held_is_planned_again_while_it_has_no_points(
    officer: User, post: Post, in_a_week: date
) -> None:
    held = EngagementFactory.create(post=post)
    assert plan_again(held, version=1, held_on=in_a_week, by=officer).is_planned
    with_points = PointFactory.create(engagement__post=post).engagement
    with pytest.raises(ValidationError, match="points"):
        plan_again(with_points, version=1, held_on=in_a_week, by=officer)


def test_who_does_not_work_at_the_post_moves_nothing(post: Post, today: date) -> None:
    stranger = UserFactory.create()
    planned = EngagementFactory.create(post=post, planned=True, held_on=today)
    with pytest.raises(PermissionDenied):
        hold_engagement(planned, version=1, changes={}, by=stranger, contacts=[], officers=[])
    with pytest.raises(PermissionDenied):
        cancel_engagement(planned, version=1, reason="x", by=stranger)
    with pytest.raises(PermissionDenied):
        plan_again(planned, version=1, held_on=today, by=stranger)


def test_for_a_planned_meeting_what_is_open_gathers(
    desk: Client, post: Post, ministry: Authority, case: Case, restricted_case: Case, today: date
) -> None:
    part = AuthorityFactory.create(parent=ministry)
    common = {"authority": part, "post": post}
    planned = EngagementFactory.create(authority=ministry, post=post, planned=True)
    asked = RequestFactory.create(**common, on=[case])
    theirs = CommitmentFactory.create(**common, words="A visit in the month.")
    ours = CommitmentFactory.create(**common, words="A list of names.", side="ours")
    before = EngagementFactory.create(**common, subject="The talks in spring", held_on=today - timedelta(days=90))
    wish = PointFactory.create(engagement=before, asked_of_us=True, text="Support for their candidate.")
    settled = PointFactory.create(engagement=before, asked_of_us=True, text="Visas for two doctors.")
    PointFactory.create(engagement=before, speaker="ours", kind="answered", answers=settled)
    hidden = RequestFactory.create(**common, on=[restricted_case])
    secret = PointFactory.create(engagement=before, asked_of_us=True, text="His silence.", on=[restricted_case])
    shown = page(desk, planned)
    for text in (asked.reference, theirs.words, ours.words, before.subject, wish.text):
        assert text in shown
    for text in (hidden.reference, secret.text, settled.text):
        assert text not in shown


def test_somebody_in_two_places_on_one_day_is_allowed_and_said(
    desk: Client, post: Post, ministry: Authority, in_a_week: date
) -> None:
    first = ContactFactory.create(authority=ministry)
    other_office = ContactFactory.create(same_as=first)
    geneva = EngagementFactory.create(post=post, planned=True, held_on=in_a_week, subject="Talks in Geneva")
    geneva.contacts.add(other_office)
    answer = desk.post(
        plan(ministry),
        {
            "submission": "6d0a9f0e-6b9b-4c59-9a1e-9a7f0f1f0002", "kind": "meeting", "held_on": in_a_week,
            "subject": "Access", "post": post.pk, "contacts": [first.pk],
        },
        follow=True,
    )  # fmt: skip
    assert "also at “Talks in Geneva” on that day" in answer.content.decode()
    made = Engagement.objects.get(subject="Access")
    assert "Talks in Geneva" in page(desk, made)
    assert "Access" in page(desk, geneva)


def test_of_a_meeting_that_the_reader_may_not_see_that_day_says_nothing(
    desk: Client, post: Post, ministry: Authority, restricted_case: Case, in_a_week: date
) -> None:
    contact = ContactFactory.create(authority=ministry)
    hidden = EngagementFactory.create(planned=True, held_on=in_a_week, subject="Hidden talks", on=[restricted_case])
    seen = EngagementFactory.create(post=post, planned=True, held_on=in_a_week)
    for meeting in (hidden, seen):
        meeting.contacts.add(contact)
    shown = page(desk, seen)
    assert "Hidden talks" not in shown
    assert "also here on that day" not in shown


def test_who_was_not_in_office_on_the_day_is_marked(desk: Client, post: Post, ministry: Authority, today: date) -> None:
    left = ContactFactory.create(authority=ministry, until_on=today - timedelta(days=10))
    meeting = EngagementFactory.create(post=post, authority=ministry, held_on=today - timedelta(days=20))
    meeting.contacts.add(left)
    assert "not in this office on that day" not in page(desk, meeting)
    meeting.held_on = today
    meeting.save()
    assert "not in this office on that day" in page(desk, meeting)
    form = desk.get(reverse("diplomacy:engagement-edit", args=[meeting.pk])).content.decode()
    assert "(left " in form


def test_a_planned_day_on_which_nobody_works_there_is_said(desk: Client, post: Post) -> None:
    embassy = AuthorityFactory.create(country="KE", located_in="DE")
    meeting = EngagementFactory.create(post=post, authority=embassy, planned=True, held_on=date(2031, 12, 12))
    assert "On that day nobody works there: Jamhuri Day." in page(desk, meeting)


def test_a_meeting_whose_day_has_passed_asks_whether_it_was_held(
    signed_in: SignedIn, officer: User, post: Post, today: date
) -> None:
    EngagementFactory.create(post=post, planned=True, held_on=today - timedelta(days=1))
    home = signed_in(officer).get(reverse("diplomacy:home")).content.decode()
    assert "was it held?" in home


def test_the_register_tells_planned_from_held(desk: Client, post: Post) -> None:
    for trait in ({}, {"planned": True}, {"cancelled": True}):
        EngagementFactory.create(post=post, **trait)
    address = reverse("diplomacy:engagements")
    for state, count in (("planned", 1), ("held", 1), ("cancelled", 1), ("", 3)):
        query = f"?state={state}" if state else ""
        assert desk.get(address + query).context["total"] == count
