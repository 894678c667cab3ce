"""Where very many may be chosen the newest are offered, and an earlier one is told by its reference or its address."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Post
from cases.models import Case
from diplomacy.choices import PointKind, Speaker
from diplomacy.forms.earlier import OFFERED
from diplomacy.models import Authority, Commitment, Engagement, Point, Request
from tests.diplomacy.sending import errors, new, send
from tests.factories import EngagementFactory, PointFactory, PostFactory, RequestFactory

PROMISE = {"words": "You will have the list.", "side": "theirs", "promised_on": "2026-06-01"}
_BEGUN = date(2026, 1, 1)


def meetings(many: int, post: Post, ministry: Authority, **more: Any) -> list[Engagement]:
    """From the oldest."""
    return [
        EngagementFactory.create(post=post, authority=ministry, held_on=_BEGUN + timedelta(days=day), **more)
        for day in range(many)
    ]


def requests(many: int, post: Post, ministry: Authority) -> list[Request]:
    return [
        RequestFactory.create(
            post=post, authority=ministry, asked_on=_BEGUN + timedelta(days=day), due_on=_BEGUN + timedelta(days=90)
        )
        for day in range(many)
    ]


def offered(form: Any, name: str) -> list[str]:
    return [str(value) for value, _label in form.fields[name].choices if value]


def test_few_are_offered_all_and_nothing_else_is_asked(desk: Client, post: Post, ministry: Authority) -> None:
    meetings(3, post, ministry)
    form = desk.get(new("commitment", ministry)).context["form"]
    assert len(offered(form, "engagement")) == 3
    assert "engagement_earlier" not in form.fields


def test_of_many_the_newest_are_offered_and_a_field_is_there_for_the_others(
    desk: Client, post: Post, ministry: Authority
) -> None:
    held = meetings(OFFERED + 2, post, ministry)
    form = desk.get(new("commitment", ministry)).context["form"]
    assert offered(form, "engagement") == [str(meeting.pk) for meeting in reversed(held[2:])]
    assert "engagement_earlier" in form.fields


def test_an_earlier_one_is_told_by_the_address_of_its_page_or_by_its_reference(
    desk: Client, post: Post, ministry: Authority
) -> None:
    oldest, asked = meetings(OFFERED + 1, post, ministry)[0], requests(OFFERED + 1, post, ministry)[0]
    address = f"https://ubalozi.example{oldest.get_absolute_url()}?from=list"
    sent = {
        **PROMISE, "post": post.pk, "engagement_earlier": address, "answers_earlier": f" {asked.reference.lower()} ",
    }  # fmt: skip
    assert send(desk, new("commitment", ministry), **sent).status_code == 302
    promise = Commitment.objects.get()
    assert (promise.engagement, promise.answers) == (oldest, asked)


def test_a_chosen_one_stays_offered_when_others_have_come(desk: Client, post: Post, ministry: Authority) -> None:
    oldest = meetings(1, post, ministry)[0]
    send(desk, new("commitment", ministry), **PROMISE, post=post.pk, engagement=oldest.pk)
    meetings(OFFERED + 1, post, ministry)
    promise = Commitment.objects.get()
    page = reverse("diplomacy:commitment-edit", args=[promise.pk])
    form = desk.get(page).context["form"]
    assert str(oldest.pk) in offered(form, "engagement")
    changed = {**PROMISE, "words": "Soon.", "engagement": oldest.pk, "version_seen": promise.version}
    assert send(desk, page, **changed).status_code == 302
    promise.refresh_from_db()
    assert (promise.words, promise.engagement) == ("Soon.", oldest)


@pytest.mark.parametrize(
    "told", ["17", "C-2026-000001", "/diplomacy/engagements/", "javascript:alert(1)", "9" * 200, "/"]
)
def test_what_names_none_is_refused(desk: Client, post: Post, ministry: Authority, told: str) -> None:
    meetings(OFFERED + 1, post, ministry)
    answer = send(desk, new("commitment", ministry), **PROMISE, post=post.pk, engagement_earlier=told)
    assert errors(answer)["engagement_earlier"] == ["There is none such that you may see."]
    assert not Commitment.objects.exists()


def test_neither_what_one_may_not_see_nor_another_kind_of_thing_is_taken(
    desk: Client, post: Post, ministry: Authority, restricted_case: Case
) -> None:
    held = meetings(OFFERED + 1, post, ministry)
    hidden = EngagementFactory.create(post=post, authority=ministry, on=[restricted_case])
    elsewhere = EngagementFactory.create(post=PostFactory.create(), authority=ministry)
    others = [hidden.get_absolute_url(), elsewhere.get_absolute_url(), f"/diplomacy/commitments/{held[0].pk}/"]
    for told in others:
        answer = send(desk, new("commitment", ministry), **PROMISE, post=post.pk, engagement_earlier=told)
        assert errors(answer)["engagement_earlier"] == ["There is none such that you may see."]


def test_unseen_ones_leave_no_trace_in_what_is_offered(
    desk: Client, post: Post, ministry: Authority, restricted_case: Case
) -> None:
    meetings(OFFERED + 5, post, ministry, on=[restricted_case])
    form = desk.get(new("commitment", ministry)).context["form"]
    assert offered(form, "engagement") == []
    assert "engagement_earlier" not in form.fields


def _answer(post: Post, ministry: Authority, many: int) -> tuple[Point, list[Point]]:
    """An answer that was given last, and what they had asked before, from the oldest."""
    asked = [
        PointFactory.create(engagement=meeting, speaker=Speaker.THEIRS, kind=PointKind.ASKED, text=f"Question {number}")
        for number, meeting in enumerate(meetings(many, post, ministry))
    ]
    answer = PointFactory.create(engagement=asked[-1].engagement, speaker=Speaker.OURS, kind=PointKind.ANSWERED)
    return answer, asked


def test_a_point_answers_an_earlier_question_by_the_address_of_it(
    desk: Client, post: Post, ministry: Authority
) -> None:
    answer, asked = _answer(post, ministry, OFFERED + 3)
    page = reverse("diplomacy:point-edit", args=[answer.pk])
    form = desk.get(page).context["form"]
    assert offered(form, "answers") == [str(point.pk) for point in reversed(asked[3:])]
    sent = {
        "turn": "ours-answered", "text": "No.", "subject": "general", "version_seen": answer.version,
        "answers_earlier": asked[0].get_absolute_url(),
    }  # fmt: skip
    assert send(desk, page, **sent).status_code == 302
    answer.refresh_from_db()
    assert answer.answers == asked[0]


def test_a_form_costs_the_same_queries_however_many_there_are(desk: Client, post: Post, ministry: Authority) -> None:
    answer, _asked = _answer(post, ministry, OFFERED + 2)
    requests(OFFERED + 2, post, ministry)
    page, counts = reverse("diplomacy:point-edit", args=[answer.pk]), []
    for _time in range(2):
        desk.get(page)
        with CaptureQueriesContext(connection) as queries:
            desk.get(page)
        counts.append(len(queries))
        _answer(post, ministry, 2 * OFFERED)
        requests(OFFERED, post, ministry)
    assert counts[0] == counts[1] <= 30
