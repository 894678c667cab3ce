"""What the pages of a case and the lists show, to whom, and with how many queries."""

import uuid
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.dateformat import format as date_format
from pytest_django import DjangoAssertNumQueries

from accounts.models import Post, User
from audit.services import reads_of
from cases.choices import EventKind, Status
from cases.models import Case
from cases.views.queue import WAITING
from core.models import Submission
from tests.cases.facts import facts_for
from tests.conftest import SignedIn
from tests.factories.accounts import UserFactory
from tests.factories.cases import CaseFactory, ClaimFactory, ConfirmationFactory, EventFactory, TaskFactory
from tests.factories.nationals import NationalFactory, NextOfKinFactory

pytestmark = pytest.mark.django_db


def post_form(client: Client, address: str, data: dict[str, Any], key: str = "") -> Any:
    return client.post(address, {"submission": key or str(uuid.uuid4()), **data})


def test_opening_a_case_is_recorded_with_who_and_from_where(case: Case, caseworker: User, signed_in: SignedIn) -> None:
    signed_in(caseworker).get(case.get_absolute_url())
    [read] = reads_of("cases.case", case.reference)
    assert (read.actor_id, read.actor_name, read.address) == (caseworker.pk, caseworker.full_name, "127.0.0.1")


@pytest.mark.parametrize(
    "part",
    [
        "timeline/",
        "related/",
        "family/",
        "print/",
        "edit/",
        "assign/",
        "status/",
        "status/record_capture/",
        "claims/new/",
    ],
)
def test_every_page_that_shows_some_of_a_case_is_a_read(
    case: Case, caseworker: User, signed_in: SignedIn, part: str
) -> None:
    assert signed_in(caseworker).get(case.get_absolute_url() + part).status_code == 200
    assert reads_of("cases.case", case.reference).count() == 1


def test_parts_that_a_recorded_page_loads_are_no_read_of_their_own(
    case: Case, caseworker: User, signed_in: SignedIn
) -> None:
    for part in ("place/", "related/"):
        signed_in(caseworker).get(case.get_absolute_url() + part, headers={"HX-Request": "true"})
    assert not reads_of("cases.case", case.reference).exists()


def test_a_case_page_takes_the_same_queries_with_much_on_it(
    case: Case, caseworker: User, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(caseworker)
    client.get(case.get_absolute_url())
    for number in (1, 20):
        EventFactory.create_batch(number, case=case)
        ClaimFactory.create_batch(number, case=case)
        TaskFactory.create_batch(number, case=case, owner=caseworker)
        NextOfKinFactory.create_batch(number, national=case.national)
        with django_assert_num_queries(
            13
        ):  # two of them the savepoint of ATOMIC_REQUESTS, which is BEGIN outside tests
            assert client.get(case.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("address", ["/", "/cases/", "/cases/?sort=due&status=reported&q=C-2026"])
def test_a_list_takes_the_same_queries_with_ten_rows_as_with_a_hundred(
    post: Post, caseworker: User, signed_in: SignedIn, django_assert_max_num_queries: Any, address: str
) -> None:
    client = signed_in(caseworker)
    client.get(address)  # the session's first request notes the time
    counts = []
    for number in (10, 90):
        for case in CaseFactory.create_batch(number, post=post, assignee=caseworker):
            TaskFactory.create(case=case, owner=caseworker)
        with django_assert_max_num_queries(9) as queries:
            client.get(address)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_count_in_the_heading_is_that_of_the_rows(post: Post, caseworker: User, signed_in: SignedIn) -> None:
    CaseFactory.create_batch(3, post=post)
    CaseFactory.create(post=post, captured=True, overdue=True)
    CaseFactory.create(post=post, closed=True)
    CaseFactory.create()
    for query, total in (("", 4), ("status=captured", 1), ("open=all", 5), ("view=late", 1), ("view=no-access", 1)):
        page = signed_in(caseworker).get(f"/cases/?{query}")
        assert page.context["total"] == len(page.context["page"].rows) == total, query


def test_pages_neither_skip_nor_repeat_a_case(post: Post, caseworker: User, signed_in: SignedIn) -> None:
    made = {case.pk for case in CaseFactory.create_batch(60, post=post)}
    client = signed_in(caseworker)
    for sort in ("opened", "-opened", "due", "name", "-status", "assignee"):
        seen: list[int] = []
        place: str | None = ""
        while place is not None:
            page = client.get(f"/cases/?sort={sort}&{place}").context["page"]
            seen += [case.pk for case in page.rows]
            place = page.next
        assert len(seen) == 60, sort
        assert set(seen) == made


@pytest.mark.parametrize(
    "query",
    [
        "sort=password",
        "sort=-",
        "after=xyz",
        "after=WyIyMDI2IiwgLTFd",
        "before=bnVsbA",
        "sort=due&after=WzEsMV0",
        "after=%00",
    ],
)
def test_a_damaged_address_is_refused_in_words(caseworker: User, signed_in: SignedIn, query: str) -> None:
    response = signed_in(caseworker).get(f"/cases/?{query}")
    assert response.status_code == 400
    assert "list" in response.content.decode()


@pytest.mark.parametrize(
    "query",
    ["status=nonsense", "post=abc", "post=9999999", "opened_from=31/31/31", "incident=-1", "q=%00", "assignee=9e9"],
)
def test_a_filter_that_cannot_be_read_is_said(caseworker: User, signed_in: SignedIn, query: str) -> None:
    page = signed_in(caseworker).get(f"/cases/?{query}")
    assert page.status_code == 200
    assert page.context["filter"].problems or page.context["total"] == 0


def test_a_status_that_may_not_follow_is_told(case: Case, caseworker: User, signed_in: SignedIn) -> None:
    response = post_form(
        signed_in(caseworker), f"/cases/{case.reference}/status/record_arrival/", facts_for(case, "record_arrival")
    )
    assert response.status_code == 422
    assert "is not possible" in response.content.decode()
    case.refresh_from_db()
    assert case.status == Status.REPORTED


def test_a_form_sent_twice_does_one_thing(case: Case, caseworker: User, signed_in: SignedIn) -> None:
    client, key = signed_in(caseworker), str(uuid.uuid4())
    data = {"kind": "note", "text": "Wrote to the desk."}
    answers = [post_form(client, f"/cases/{case.reference}/entries/new/", data, key) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0].url == answers[1].url == case.get_absolute_url()
    assert case.events.filter(kind=EventKind.NOTE).count() == 1


def test_a_form_with_errors_may_be_sent_again_with_the_same_key(
    case: Case, caseworker: User, signed_in: SignedIn
) -> None:
    client, key = signed_in(caseworker), str(uuid.uuid4())
    address = f"/cases/{case.reference}/entries/new/"
    assert post_form(client, address, {"kind": "note", "text": ""}, key).status_code == 422
    assert not Submission.objects.exists()
    assert post_form(client, address, {"kind": "note", "text": "Now."}, key).status_code == 302


@pytest.mark.parametrize("text", ["\u202egnp.exe", "zero\u200bwidth", "a\x07bell"])
def test_hidden_characters_are_named(case: Case, caseworker: User, signed_in: SignedIn, text: str) -> None:
    response = post_form(signed_in(caseworker), f"/cases/{case.reference}/entries/new/", {"kind": "note", "text": text})
    assert response.status_code == 422
    assert "is invisible" in response.content.decode()


def test_two_who_edit_see_each_others_changes(
    case: Case, caseworker: User, supervisor: User, signed_in: SignedIn
) -> None:
    data = {"version_seen": 1, "country": "UA", "source_kind": "family", "source": case.source, "priority": "normal"}
    address = f"/cases/{case.reference}/edit/"
    assert post_form(signed_in(supervisor), address, data | {"place": "Vovchansk"}).status_code == 302
    late = post_form(signed_in(caseworker), address, data | {"place": "Kupiansk", "summary": "typed"})
    assert late.status_code == 409
    page = late.content.decode()
    assert "Vovchansk" in page
    assert "Kupiansk" in page
    assert "typed" in page
    case.refresh_from_db()
    assert case.place == "Vovchansk"


def test_the_next_and_the_previous_case_of_a_list_are_offered(
    post: Post, caseworker: User, signed_in: SignedIn
) -> None:
    first, second, third = (
        CaseFactory.create(post=post, opened_at=timezone.now() - timedelta(days=day)) for day in (3, 2, 1)
    )
    page = signed_in(caseworker).get(f"/cases/{second.reference}/place/?list=sort%3Dopened")
    place = page.context["place"]
    assert (place.position, place.total, place.previous, place.next) == (2, 3, first, third)


def test_a_confirmation_is_decided_on_its_page(case: Case, supervisor: User, signed_in: SignedIn) -> None:
    waiting = ConfirmationFactory.create(case=case)
    client = signed_in(supervisor)
    assert "certificate" in client.get("/").content.decode() or client.get("/").context["waiting"]
    assert post_form(client, f"/confirmations/{waiting.pk}/", {"decision": "decline"}).status_code == 422
    answer = post_form(client, f"/confirmations/{waiting.pk}/", {"decision": "confirm"})
    assert answer.status_code == 302
    case.refresh_from_db()
    assert case.status == Status.DECEASED


def test_a_new_case_registers_the_person_and_keeps_the_message(
    post: Post, caseworker: User, signed_in: SignedIn, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    report = {
        "source_kind": "family", "source": "his mother, +254 700 000 000", "message": "Mwanangu amepotea.",
        "name": "Kiptoo arap Sang", "passport": "BK 123 4567", "born": "about 1996", "phone": "0712 345678",
        "country": "RU", "summary": "Not heard of since August.", "priority": "urgent", "post": post.pk, "mine": "on",
    }  # fmt: skip
    answer = post_form(signed_in(caseworker), "/cases/new/", report)
    assert answer.status_code == 302
    case = Case.objects.get()
    assert answer.url == case.get_absolute_url()
    assert (case.national.name, str(case.national.born), case.assignee) == (
        "Kiptoo arap Sang",
        "about 1996",
        caseworker,
    )
    assert case.national.travel_documents.get().number_key == "BK1234567"
    assert case.national.phones == ["+254712345678"]
    assert case.documents.get().file.read().decode() == "Mwanangu amepotea."
    assert case.tasks.count() == 2


def test_a_new_case_is_attached_to_a_person_who_is_known(post: Post, caseworker: User, signed_in: SignedIn) -> None:
    national = NationalFactory.create(post=post)
    report = {
        "source_kind": "family",
        "source": "mother",
        "country": "RU",
        "summary": "x",
        "priority": "normal",
        "post": post.pk,
    }
    answer = post_form(signed_in(caseworker), f"/cases/new/?national={national.reference}", report)
    assert answer.status_code == 302
    assert Case.objects.get().national == national


def test_a_new_case_of_somebody_likely_known_is_asked_about_once(
    post: Post, caseworker: User, signed_in: SignedIn
) -> None:
    known = NationalFactory.create(post=post, name="Kiptoo arap Sang", born="1996-03-12")
    hidden = NationalFactory.create(name="Kiptoo arap Sang", born="1996-03-12")
    report = {
        "source_kind": "family", "source": "m", "name": "Sang Kiptoo", "born": "1996-03-12", "country": "RU",
        "summary": "x", "priority": "normal", "post": post.pk,
    }  # fmt: skip
    client = signed_in(caseworker)
    answer = post_form(client, "/cases/new/", report)
    text = answer.content.decode()
    assert (answer.status_code, Case.objects.count()) == (422, 0)
    assert f"/cases/new/?national={known.reference}" in text
    assert hidden.reference not in text
    assert "None of these: register a new person" in text
    assert post_form(client, "/cases/new/", report | {"is_new": "on"}).status_code == 302
    assert Case.objects.get().national.name == "Sang Kiptoo"


def test_a_name_of_five_thousand_characters_is_refused(post: Post, caseworker: User, signed_in: SignedIn) -> None:
    report = {
        "source_kind": "family",
        "source": "m",
        "name": "x" * 5000,
        "country": "RU",
        "summary": "x",
        "priority": "normal",
        "post": post.pk,
    }
    response = post_form(signed_in(caseworker), "/cases/new/", report)
    assert response.status_code == 422
    assert "at most 200" in response.content.decode()


def test_a_step_that_cannot_follow_shows_no_form_but_says_why(
    case: Case, caseworker: User, signed_in: SignedIn
) -> None:
    page = signed_in(caseworker).get(f"/cases/{case.reference}/status/record_arrival/", follow=True)
    assert page.redirect_chain == [(case.get_absolute_url(), 302)]
    assert "is not possible: meanwhile the case is reported" in page.content.decode()


def test_history_and_reads_are_for_supervisors(
    case: Case, caseworker: User, supervisor: User, signed_in: SignedIn
) -> None:
    address = f"/cases/{case.reference}/record/"
    assert signed_in(caseworker).get(address).status_code == 403
    signed_in(caseworker).get(case.get_absolute_url())
    post_form(
        signed_in(caseworker), f"/cases/{case.reference}/edit/",
        {"version_seen": 1, "country": "UA", "source_kind": "family", "priority": "urgent"},
    )  # fmt: skip
    page = signed_in(supervisor).get(address)
    assert [read.actor_name for read in page.context["reads"]] == [supervisor.full_name, caseworker.full_name]
    edit = page.context["changes"][0]
    assert edit.who == caseworker.full_name
    assert ("priority", "normal", "urgent") in edit.fields


def test_history_names_people_and_posts_and_writes_moments_as_the_reader_does(
    case: Case, caseworker: User, supervisor: User, signed_in: SignedIn
) -> None:
    supervisor.time_zone = "Asia/Tokyo"
    supervisor.save()
    post_form(signed_in(supervisor), f"/cases/{case.reference}/assign/", {"version_seen": 1, "to": caseworker.pk})
    page = signed_in(supervisor).get(f"/cases/{case.reference}/record/")
    fields = [field for change in page.context["changes"] if change.what == "case" for field in change.fields]
    assert ("assignee", None, caseworker.full_name) in fields or ("assignee", "", caseworker.full_name) in fields
    assert ("post", None, case.post.name) in fields
    opened = timezone.localtime(case.opened_at, ZoneInfo("Asia/Tokyo"))
    assert ("opened", None, date_format(opened, "j M Y, H:i")) in fields
    assert not {"ID", "version"} & {label for label, _before, _after in fields}


def test_an_auditor_reads_and_changes_nothing(case: Case, post: Post, signed_in: SignedIn) -> None:
    client = signed_in(UserFactory.create(auditor=post))
    assert client.get(case.get_absolute_url()).status_code == 200
    assert post_form(client, f"/cases/{case.reference}/entries/new/", {"kind": "note", "text": "x"}).status_code == 403


def test_today_tells_who_has_no_casework_where_the_work_is(signed_in: SignedIn) -> None:
    page = signed_in(UserFactory.create(admin=True)).get("/").content.decode()
    assert "Open the admin" in page
    assert "No duty is due" not in page
    page = signed_in(UserFactory.create()).get("/").content.decode()
    assert "You work at no post today" in page


def test_today_shows_what_has_waited_longest_for_a_second_person(
    post: Post, supervisor: User, signed_in: SignedIn
) -> None:
    asked = [ConfirmationFactory.create(case=CaseFactory.create(post=post)) for _each in range(WAITING + 1)]
    page = signed_in(supervisor).get("/")
    assert page.context["waiting"] == sorted(asked, key=lambda one: (one.asked_at, one.pk))[:WAITING]
    assert f"{WAITING}+" in page.content.decode()
