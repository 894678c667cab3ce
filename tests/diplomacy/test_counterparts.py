"""Authorities as a tree, and everything that there is with one of them on one page."""

import threading
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Post, User
from cases.models import Case
from diplomacy.choices import CommitmentState, RequestState, Side
from diplomacy.measures.record import record_of
from diplomacy.models import Authority
from diplomacy.services import overview
from diplomacy.services.registers import keep_authority
from tests.conftest import SignedIn
from tests.diplomacy.sending import errors, send
from tests.factories import (
    AuthorityFactory,
    CaseFactory,
    CommitmentFactory,
    ContactFactory,
    EngagementFactory,
    NoteVerbaleFactory,
    PostFactory,
    RequestFactory,
    StatementFactory,
    UserFactory,
)


def page(client: Client, authority: Authority) -> str:
    return client.get(authority.get_absolute_url()).content.decode()


def panel(client: Client, authority: Authority) -> Any:
    return client.get(reverse("diplomacy:authority-panel", args=[authority.pk]))


def test_a_circle_is_refused_at_any_depth_with_a_clear_sentence(desk: Client, ministry: Authority) -> None:
    department = AuthorityFactory.create(parent=ministry, name="Consular department")
    section = AuthorityFactory.create(parent=department, name="Section of prisons")
    address = reverse("diplomacy:authority-edit", args=[ministry.pk])
    answer = send(desk, address, version_seen=1, name=ministry.name, kind="ministry", country="UA", parent=section.pk)
    assert errors(answer)["parent"] == ["Section of prisons is part of this authority itself."]
    ministry.refresh_from_db()
    assert ministry.parent is None


def test_a_circle_cannot_be_imported_either(officer: User, ministry: Authority) -> None:
    department = AuthorityFactory.create(parent=ministry)
    for parent in (ministry, department):
        with pytest.raises(ValidationError):
            keep_authority({"parent": parent}, by=officer, authority=ministry)


@pytest.mark.django_db(transaction=True)
def test_two_people_cannot_close_a_circle_together() -> None:
    """Each makes the other's authority the whole of his own, at the same moment."""
    officer = UserFactory.create(caseworker=PostFactory.create())
    first, second = AuthorityFactory.create(), AuthorityFactory.create()
    refused: list[str] = []
    ready = threading.Barrier(2)

    def put(authority: Authority, parent: Authority) -> None:
        ready.wait()
        try:
            keep_authority({"parent": parent}, by=officer, authority=authority)
        except ValidationError as error:
            refused.append(error.messages[0])
        finally:
            connection.close()

    pairs = ((first, second), (second, first))
    both = [threading.Thread(target=put, args=pair) for pair in pairs]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert len(refused) == 1
    assert "part of this authority itself" in refused[0]
    assert Authority.objects.exclude(parent=None).count() == 1


def test_the_page_has_what_there_is_with_its_parts_and_not_with_what_it_is_part_of(
    desk: Client, post: Post, ministry: Authority, case: Case
) -> None:
    department = AuthorityFactory.create(parent=ministry, name="Consular department")
    section = AuthorityFactory.create(parent=department, name="Section of prisons")
    asked = RequestFactory.create(authority=section, post=post, on=[case])
    above = RequestFactory.create(authority=ministry, post=post, on=[case])
    contact = ContactFactory.create(authority=section)
    whole, part = page(desk, ministry), page(desk, department)
    for shown in (asked.reference, contact.name, "Section of prisons"):
        assert shown in whole
        assert shown in part
    assert above.reference not in part
    assert f'href="{ministry.get_absolute_url()}"' in part


def test_every_list_behind_the_page_is_of_the_counterpart_and_its_parts(
    desk: Client, post: Post, ministry: Authority, case: Case
) -> None:
    part = AuthorityFactory.create(parent=ministry)
    for authority in (ministry, part, AuthorityFactory.create()):
        RequestFactory.create(authority=authority, post=post, on=[case])
        CommitmentFactory.create(authority=authority, post=post)
        EngagementFactory.create(authority=authority, post=post)
        ContactFactory.create(authority=authority)
    for name in ("requests", "commitments", "engagements", "contacts"):
        assert desk.get(f"{reverse(f'diplomacy:{name}')}?within={ministry.pk}").context["total"] == 2


def test_the_numbers_of_cases_are_those_of_the_lists_they_lead_to(
    desk: Client, post: Post, ministry: Authority, restricted_case: Case
) -> None:
    part = AuthorityFactory.create(parent=ministry)
    captured = CaseFactory.create_batch(3, post=post, captured=True)
    reported = CaseFactory.create_batch(2, post=post)
    RequestFactory.create(authority=part, post=post, on=[*captured, restricted_case])
    CommitmentFactory.create(authority=ministry, post=post, on=reported)
    EngagementFactory.create(authority=ministry, post=post, on=captured[:1])
    statuses = panel(desk, ministry).context["statuses"]
    assert {counted.status: counted.cases for counted in statuses} == {"captured": 3, "reported": 2}
    address = reverse("diplomacy:authority-cases", args=[ministry.pk])
    for counted in statuses:
        assert desk.get(f"{address}?status={counted.status}").context["total"] == counted.cases
    assert restricted_case.reference not in desk.get(address).content.decode()


def test_notes_and_statements_of_all_its_parts_stand_on_the_page(
    desk: Client, post: Post, ministry: Authority, case: Case, restricted_case: Case
) -> None:
    part = AuthorityFactory.create(parent=ministry)
    NoteVerbaleFactory.create(authority=part, post=post, on=[case], subject="Access to Ward 4")
    NoteVerbaleFactory.create(authority=part, post=post, on=[case, restricted_case], subject="Whom nobody names")
    statement = StatementFactory.create(authority=part, subject="No foreigners serve")
    StatementFactory.create(subject="Of somebody else")
    shown = page(desk, ministry)
    assert "Access to Ward 4" in shown
    assert "No foreigners serve" in shown
    assert "Whom nobody names" not in shown
    assert "Of somebody else" not in shown
    every = desk.get(reverse("diplomacy:statements"), {"within": ministry.pk}).context["page"].rows
    assert list(every) == [statement]


def test_nothing_is_concluded_from_one_or_two(desk: Client, post: Post, ministry: Authority, today: date) -> None:
    for _time in range(2):
        RequestFactory.create(authority=ministry, post=post, granted=True)
        CommitmentFactory.create(authority=ministry, post=post, kept=True)
    summary = panel(desk, ministry).context["summary"]
    assert (summary.answered.count, summary.days) == (2, None)
    assert (summary.theirs.judged.count, summary.theirs.share) == (2, None)
    assert "too few to say" in panel(desk, ministry).content.decode()
    assert reverse("diplomacy:authority-panel", args=[ministry.pk]) in page(desk, ministry)


def test_the_summary_says_in_how_many_days_and_whose_promises_are_kept(
    officer: User, post: Post, ministry: Authority, today: date, case: Case, restricted_case: Case
) -> None:
    for days in (2, 3, 4, 30, 31):
        RequestFactory.create(
            authority=ministry, post=post, on=[case, restricted_case], asked_on=today - timedelta(days=days),
            due_on=today, granted=True,
        )  # fmt: skip
    RequestFactory.create(authority=ministry, post=post, on=[case])  # waits
    RequestFactory.create(
        authority=ministry, post=post, on=[restricted_case], granted=True, asked_on=today - timedelta(days=400)
    )
    CommitmentFactory.create_batch(3, authority=ministry, post=post, kept=True)
    CommitmentFactory.create_batch(2, authority=ministry, post=post, kept=True, state=CommitmentState.BROKEN)
    CommitmentFactory.create(authority=ministry, post=post, kept=True, state=CommitmentState.WITHDRAWN)
    CommitmentFactory.create(authority=ministry, post=post, side=Side.OURS, kept=True)
    summary = record_of(ministry, [ministry.pk], officer)
    assert (summary.answered.count, summary.days) == (5, 4)
    assert (summary.theirs.judged.count, summary.theirs.kept.count, summary.theirs.share) == (5, 3, 60)
    assert (summary.ours.judged.count, summary.ours.share) == (1, None)


def test_a_request_for_no_case_counts_by_its_own_answer(officer: User, post: Post, ministry: Authority) -> None:
    RequestFactory.create_batch(3, authority=ministry, post=post, granted=True)
    RequestFactory.create(
        authority=ministry,
        post=post,
        state=RequestState.LAPSED,
        answer="-",
        answered_on=date.today(),  # noqa: DTZ011
    )
    assert record_of(ministry, [ministry.pk], officer).answered.count == 3


def test_the_page_costs_the_same_with_few_parts_and_with_many(desk: Client, post: Post, ministry: Authority) -> None:
    def grow(count: int) -> int:
        for _time in range(count):
            part = AuthorityFactory.create(parent=AuthorityFactory.create(parent=ministry))
            case = CaseFactory.create(post=post)
            ContactFactory.create(authority=part)
            RequestFactory.create(authority=part, post=post, on=[case], granted=True)
            CommitmentFactory.create(authority=part, post=post, on=[case])
            EngagementFactory.create(authority=part, post=post, on=[case])
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(ministry.get_absolute_url()).status_code == 200
        return len(queries)

    desk.get(ministry.get_absolute_url())
    assert grow(2) == grow(12) <= 22


def test_a_country_without_a_post_shows_who_covers_it(desk: Client, ministry: Authority) -> None:
    assert "None, and none covers it." in page(desk, AuthorityFactory.create(country="BY"))
    PostFactory.create(name="Moscow", country="RU", covers=["BY", "UA"])
    there = PostFactory.create(name="Minsk", country="BY")
    authority = AuthorityFactory.create(country="BY")
    assert [post.name for post in overview.presence("BY")] == ["Minsk", "Moscow"]
    assert "covers it from elsewhere" in page(desk, authority)
    assert there.name in page(desk, authority)


@time_machine.travel("2026-08-24T22:30:00+00:00", tick=False)
def test_the_page_tells_their_time_and_why_nobody_works_there(desk: Client) -> None:
    embassy = AuthorityFactory.create(country="KE", located_in="SA", time_zone="Asia/Riyadh", name="Embassy in Riyadh")
    assert "Tue 01:30" in page(desk, embassy)
    assert not embassy.free_today
    embassy.time_zone = "America/New_York"
    assert embassy.local_now is not None
    assert embassy.local_now.hour == 18
    assert embassy.works_by == ["SA", "KE"]


def test_names_in_their_own_script_carry_language_and_direction(desk: Client) -> None:
    authority = AuthorityFactory.create(own_name="وزارة الخارجية", own_language="ar")
    assert '<bdi lang="ar" dir="auto">وزارة الخارجية</bdi>' in page(desk, authority)


@pytest.mark.parametrize(
    ("field", "value"), [("time_zone", "Mars/Olympus"), ("own_language", "Arabic"), ("located_in", "XX")]
)
def test_what_is_no_zone_language_or_country_comes_back_beside_its_field(desk: Client, field: str, value: str) -> None:
    sent: dict[str, Any] = {"name": "Prison", "kind": "prison", "country": "UA", field: value}
    assert errors(send(desk, reverse("diplomacy:authority-new"), **sent))[field]


def test_who_of_ours_deals_is_shown(signed_in: SignedIn, officer: User, post: Post) -> None:
    authority = AuthorityFactory.create(officer=officer, post=post)
    assert f"{officer}, {post}" in page(signed_in(officer), authority)
