"""Diplomacy's parts of the case page and of Today."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Post, User
from cases.models import Case
from tests.conftest import SignedIn
from tests.factories import CaseFactory, CommitmentFactory, EngagementFactory, RequestFactory

PART = {"HX-Request": "true"}


def panel(case: Case) -> str:
    return reverse("diplomacy:case-panel", args=[case.reference])


def test_the_panel_shows_what_was_asked_promised_and_said_late_in_red(
    signed_in: SignedIn, officer: User, post: Post, case: Case
) -> None:
    asked = RequestFactory.create(post=post, on=[case], late=True)
    promised = CommitmentFactory.create(post=post, on=[case], late=True)
    meeting = EngagementFactory.create(post=post, on=[case])
    page = signed_in(officer).get(panel(case), headers=PART).content.decode()
    for thing in (asked, promised, meeting):
        assert thing.get_absolute_url() in page
    assert '<span class="tag danger">3 days late</span>' in page
    assert '<span class="tag danger">1 day late</span>' in page


def test_the_panel_is_a_part_for_htmx_and_a_page_without(signed_in: SignedIn, officer: User, case: Case) -> None:
    client = signed_in(officer)
    part, page = client.get(panel(case), headers=PART), client.get(panel(case))
    assert "<html" not in part.content.decode()
    assert "<html" in page.content.decode()
    assert "HX-Request" in part["Vary"]


def test_a_page_restored_from_history_is_whole(signed_in: SignedIn, officer: User, case: Case) -> None:
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in signed_in(officer).get(panel(case), headers=headers).content.decode()


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_the_panel_of_somebody_elses_case_is_404(
    signed_in: SignedIn, stranger: User, officer: User, case: Case, restricted_case: Case, headers: dict[str, str]
) -> None:
    assert signed_in(stranger).get(panel(case), headers=headers).status_code == 404
    assert signed_in(officer).get(panel(restricted_case), headers=headers).status_code == 404
    assert signed_in(officer).get("/diplomacy/cases/nonsense/", headers=headers).status_code == 404


def test_access_is_offered_for_who_is_held_and_to_who_may_ask(
    signed_in: SignedIn, officer: User, auditor: User, post: Post, case: Case
) -> None:
    free = CaseFactory.create(post=post)
    offered = "Ask for consular access"
    assert offered in signed_in(officer).get(panel(case), headers=PART).content.decode()
    assert offered not in signed_in(officer).get(panel(free), headers=PART).content.decode()
    assert offered not in signed_in(auditor).get(panel(case), headers=PART).content.decode()


def test_the_panel_costs_the_same_however_much_was_said(
    signed_in: SignedIn, officer: User, post: Post, case: Case
) -> None:
    client, counts = signed_in(officer), []
    for many in (1, 9):
        for factory in (RequestFactory, CommitmentFactory, EngagementFactory):
            factory.create_batch(many, post=post, on=[case])
        client.get(panel(case), headers=PART)
        with CaptureQueriesContext(connection) as queries:
            client.get(panel(case), headers=PART)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 10


def test_today_shows_late_answers_and_overdue_promises_and_nothing_else(
    signed_in: SignedIn, officer: User, post: Post
) -> None:
    late: list[Any] = [RequestFactory.create(post=post, late=True), CommitmentFactory.create(post=post, late=True)]
    timely: list[Any] = [
        RequestFactory.create(post=post),
        CommitmentFactory.create(post=post),
        RequestFactory.create(late=True),
    ]
    page = signed_in(officer).get(reverse("diplomacy:today-panel"), headers=PART).content.decode()
    assert all(thing.get_absolute_url() in page for thing in late)
    assert not any(thing.get_absolute_url() in page for thing in timely)
