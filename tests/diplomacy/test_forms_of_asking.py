"""Asking, by reference or by ticking, and consular access in two clicks, as the browser sends it."""

import uuid
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Post
from cases.models import Case
from diplomacy.choices import RequestKind
from diplomacy.models import Authority, Request
from tests.diplomacy.sending import errors, new, send
from tests.factories import (
    AuthorityFactory,
    CaseFactory,
    PostFactory,
    RequestFactory,
)


def test_a_new_request_starts_from_with_whom(desk: Client, ministry: Authority, case: Case) -> None:
    address = f"{reverse('diplomacy:request-new')}?case={case.reference}&country=UA"
    page = desk.get(address, follow=True)
    (href,) = [link for link in page.content.decode().split('"') if f"?authority={ministry.pk}" in link]
    form = desk.get(href.replace("&amp;", "&")).context["form"]
    assert form["ticked"].value() == [case.reference]


def test_a_request_is_recorded_for_what_is_ticked_and_what_is_written(
    desk: Client, ministry: Authority, post: Post, case: Case, today: date
) -> None:
    other = CaseFactory.create(post=post)
    answer = send(
        desk, new("request", ministry), kind="access", post=post.pk, asked_on=today, due_on=today,
        ticked=[case.reference], references=f"  {other.reference.lower()}, {case.reference} ",
    )  # fmt: skip
    made = Request.objects.get()
    assert answer.url == made.get_absolute_url()
    assert set(made.cases.all()) == {case, other}


@pytest.mark.parametrize("reference", ["C-1999-000001", "nonsense", "C-2026-' OR 1=1"])
def test_a_case_reference_that_does_not_exist_is_named(
    desk: Client, ministry: Authority, post: Post, today: date, reference: str
) -> None:
    answer = send(
        desk, new("request", ministry), kind="access", post=post.pk, asked_on=today, due_on=today,
        references=reference, text="kept as typed",
    )  # fmt: skip
    assert reference.split(maxsplit=1)[0].upper() in errors(answer)["references"][0]
    assert "kept as typed" in answer.content.decode()
    assert not Request.objects.exists()


def test_a_case_that_the_person_may_not_see_is_answered_as_one_that_does_not_exist(
    desk: Client, ministry: Authority, post: Post, today: date, restricted_case: Case
) -> None:
    sentences = []
    for reference in (restricted_case.reference, "C-1999-000001"):
        sent = {"kind": "access", "post": post.pk, "asked_on": today, "due_on": today, "ticked": [reference]}
        answer = send(desk, new("request", ministry), **sent)
        sentences.append(errors(answer)["references"][0].replace(reference, "…"))
    assert sentences[0] == sentences[1]
    assert not Request.objects.exists()


def test_an_answer_due_before_the_asking_comes_back_beside_its_field(
    desk: Client, ministry: Authority, post: Post, today: date
) -> None:
    answer = send(
        desk, new("request", ministry), kind="access", post=post.pk, asked_on=today,
        due_on=today - timedelta(days=1),
    )  # fmt: skip
    assert "before the request" in errors(answer)["due_on"][0]


def test_the_post_of_others_cannot_be_chosen(desk: Client, ministry: Authority, today: date) -> None:
    elsewhere = PostFactory.create()
    answer = send(desk, new("request", ministry), kind="access", post=elsewhere.pk, asked_on=today, due_on=today)
    assert errors(answer)["post"]


def test_a_double_click_asks_once(desk: Client, ministry: Authority, post: Post, today: date) -> None:
    key = str(uuid.uuid4())
    sent = {"kind": "access", "post": post.pk, "asked_on": today, "due_on": today, "submission": key}
    first, second = (desk.post(new("request", ministry), sent) for _click in range(2))
    assert first["Location"] == second["Location"]
    assert Request.objects.count() == 1


def test_a_form_without_its_key_is_refused(desk: Client, ministry: Authority, today: date) -> None:
    assert desk.post(new("request", ministry), {"kind": "access"}).status_code == 400


def test_consular_access_is_asked_for_in_two_clicks(
    desk: Client, ministry: Authority, post: Post, case: Case, in_a_week: date
) -> None:
    panel = desk.get(reverse("diplomacy:case-panel", args=[case.reference])).content.decode()
    address = reverse("diplomacy:request-access", args=[case.reference])
    assert f'href="{address}"' in panel
    form = desk.get(address).context["form"]
    proposed = {name: form[name].value() for name in ("authority", "due_on", "post")}
    assert proposed == {"authority": ministry.pk, "due_on": in_a_week, "post": post.pk}
    answer = send(desk, address, authority=ministry.pk, due_on=in_a_week, post=post.pk)
    assert answer.url == case.get_absolute_url()
    made = Request.objects.get()
    assert (made.kind, made.authority, list(made.cases.all())) == (RequestKind.ACCESS, ministry, [case])


def test_whom_we_asked_last_is_proposed_first(desk: Client, ministry: Authority, post: Post, case: Case) -> None:
    brigade = AuthorityFactory.create(name="Assault brigade", kind="military")
    RequestFactory.create(authority=brigade, post=post)
    form = desk.get(reverse("diplomacy:request-access", args=[case.reference])).context["form"]
    assert form["authority"].value() == brigade.pk


def test_access_can_be_asked_of_an_authority_that_is_not_in_the_register(
    desk: Client, post: Post, case: Case, in_a_week: date
) -> None:
    address = reverse("diplomacy:request-access", args=[case.reference])
    send(desk, address, other="Border guard command", due_on=in_a_week, post=post.pk)
    asked = Request.objects.get()
    assert (asked.authority.name, asked.authority.country.code) == ("Border guard command", "UA")


def test_access_needs_somebody_to_ask(desk: Client, post: Post, case: Case, in_a_week: date) -> None:
    address = reverse("diplomacy:request-access", args=[case.reference])
    assert errors(send(desk, address, due_on=in_a_week, post=post.pk))["authority"]


def test_access_to_a_closed_case_is_refused_in_words(
    desk: Client, ministry: Authority, post: Post, in_a_week: date
) -> None:
    closed = CaseFactory.create(post=post, closed=True)
    address = reverse("diplomacy:request-access", args=[closed.reference])
    answer = send(desk, address, authority=ministry.pk, due_on=in_a_week, post=post.pk)
    assert "Reopen" in str(errors(answer))


def test_a_reference_with_a_nul_byte_is_answered_in_words(
    desk: Client, ministry: Authority, post: Post, today: date
) -> None:
    sent = {"kind": "access", "post": post.pk, "asked_on": today, "due_on": today}
    assert errors(send(desk, new("request", ministry), references="C-2026\0", **sent))["references"]
    assert errors(send(desk, new("request", ministry), ticked=["C-2026\0"], **sent))["references"]


@pytest.mark.parametrize("page", ["authorities", "contacts", "engagements", "commitments"])
def test_a_number_beyond_all_numbers_is_404(desk: Client, page: str) -> None:
    assert desk.get(f"/diplomacy/{page}/{10**30}/").status_code == 404
