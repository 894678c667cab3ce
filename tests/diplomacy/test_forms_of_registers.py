"""Authorities and contacts, as the browser sends them; and who gets no form at all."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Post, User
from cases.models import Case
from diplomacy.models import Authority, Contact
from tests.conftest import SignedIn
from tests.diplomacy.sending import errors, send
from tests.factories import (
    AuthorityFactory,
    RequestFactory,
    UserFactory,
)


def test_authorities_and_contacts_are_kept_by_any_post(desk: Client) -> None:
    send(desk, reverse("diplomacy:authority-new"), name="Red Cross delegation", kind="red_cross", country="CH")
    authority = Authority.objects.get()
    send(desk, reverse("diplomacy:contact-new", args=[authority.pk]), name="A. Delegate", office="Head")
    contact = Contact.objects.get()
    assert (authority.name, contact.authority) == ("Red Cross delegation", authority)
    send(
        desk, reverse("diplomacy:authority-edit", args=[authority.pk]), version_seen=1, name="ICRC delegation",
        kind="red_cross", country="CH",
    )  # fmt: skip
    send(
        desk, reverse("diplomacy:contact-edit", args=[contact.pk]), version_seen=1, name="A. Delegate",
        office="Deputy head",
    )  # fmt: skip
    authority.refresh_from_db()
    contact.refresh_from_db()
    assert (authority.name, contact.office) == ("ICRC delegation", "Deputy head")


def test_an_authority_stands_once_in_its_country(desk: Client, ministry: Authority) -> None:
    answer = send(
        desk, reverse("diplomacy:authority-new"), name=ministry.name, kind="ministry", country=ministry.country.code
    )
    assert errors(answer)["__all__"]


def test_an_authority_is_not_part_of_its_own_part(desk: Client, ministry: Authority) -> None:
    department = AuthorityFactory.create(parent=ministry)
    answer = send(
        desk, reverse("diplomacy:authority-edit", args=[ministry.pk]), version_seen=1, name=ministry.name,
        kind="ministry", country="UA", parent=department.pk,
    )  # fmt: skip
    assert "part of this authority" in errors(answer)["parent"][0]


def test_nobody_leaves_an_office_before_arriving(desk: Client, ministry: Authority) -> None:
    answer = send(
        desk, reverse("diplomacy:contact-new", args=[ministry.pk]), name="A. Consul", office="Consul",
        from_on="2026-05-01", until_on="2026-04-01",
    )  # fmt: skip
    assert "arriving" in str(errors(answer))


def test_names_are_limited_and_hide_nothing(desk: Client) -> None:
    for name in ("x" * 5000, "Ministry\u202e", "Minis\u200btry", "Ministry\0"):
        answer = send(desk, reverse("diplomacy:authority-new"), name=name, kind="ministry", country="UA")
        assert errors(answer)["name"]


FORMS_FOR_ALL = ["authority-new", "request-new", "engagement-new", "commitment-new"]


@pytest.mark.parametrize("name", FORMS_FOR_ALL)
def test_who_may_not_negotiate_gets_no_form(signed_in: SignedIn, auditor: User, ministry: Authority, name: str) -> None:
    client = signed_in(auditor)
    address = f"{reverse(f'diplomacy:{name}')}?authority={ministry.pk}"
    assert client.get(address).status_code == 403
    assert send(client, address).status_code == 403


def test_who_sees_a_case_may_not_answer_for_the_post_that_asked(signed_in: SignedIn, post: Post, case: Case) -> None:
    elsewhere = UserFactory.create(caseworker=post)
    asked = RequestFactory.create(on=[case])
    client = signed_in(elsewhere)
    assert client.get(asked.get_absolute_url()).status_code == 200
    assert client.get(reverse("diplomacy:request-answer", args=[asked.reference])).status_code == 403


DAMAGED = [
    "?authority=abc",
    "?authority=99999",
    "?engagement=-1",
    "?case=C-1999-000001",
    "?case=%00",
    "?answers=%00",
    "?answers=R-1",
]


@pytest.mark.parametrize("address", DAMAGED)
def test_a_damaged_start_of_a_form_is_404(desk: Client, db: None, address: str) -> None:
    assert desk.get(reverse("diplomacy:engagement-new") + address).status_code == 404


def test_there_is_no_other_first_question_than_with_whom(desk: Client) -> None:
    assert desk.get(reverse("diplomacy:counterpart", args=["nonsense"])).status_code == 404


@pytest.mark.parametrize("page", ["", "edit/", "answer/", "again/"])
@pytest.mark.parametrize("reference", ["R-1999-000001", "%00", "x" * 500])
def test_a_request_that_does_not_exist_is_404(desk: Client, reference: str, page: str) -> None:
    assert desk.get(f"/diplomacy/requests/{reference}/{page}").status_code == 404


def test_a_reference_in_small_letters_is_understood(desk: Client, post: Post) -> None:
    reference = RequestFactory.create(post=post).reference
    assert desk.get(f"/diplomacy/requests/{reference.lower()}/").status_code == 200
