"""Nonsense in the admin's addresses and pickers gets an answer in words, never a fault."""

from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from diplomacy.models import Authority
from tests.admin.pages import address

pytestmark = pytest.mark.django_db
NONSENSE = ["x", "²", "-1", "9" * 20, "9" * 300, "\u202e", "\0"]


@pytest.mark.parametrize("nonsense", NONSENSE, ids=range(len(NONSENSE)))
def test_a_choice_that_is_none_comes_back_beside_its_field(desk: Client, nonsense: str) -> None:
    add = address(Authority, "add")
    answer = desk.post(add, {"name": "Ministry of Defence", "parent": nonsense, "post": nonsense})
    assert answer.status_code == HTTPStatus.OK
    assert {"parent", "post"} <= set(answer.context["adminform"].form.errors)
    assert "Ministry of Defence" in answer.content.decode()
    assert desk.get(add, {"post": nonsense, "parent": nonsense}).status_code == HTTPStatus.OK


def test_a_picker_is_not_asked_for_what_the_database_refuses(desk: Client) -> None:
    asked = {"app_label": "cases", "model_name": "event", "field_name": "case", "term": "\0"}
    answer = desk.get(reverse("admin:autocomplete"), asked)
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "damaged" in answer.content.decode()


@pytest.mark.parametrize("nonsense", NONSENSE, ids=range(len(NONSENSE)))
def test_a_post_that_is_none_filters_nothing(desk: Client, nonsense: str) -> None:
    assert desk.get(address(User, "changelist"), {"at": nonsense}).status_code == HTTPStatus.OK
