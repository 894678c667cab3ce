"""Every record's pages in the admin: they answer, hold nothing that the policy blocks, cost the same for more rows."""

import pytest
from django.contrib import admin
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from audit.models import Read
from cases.models import Case
from tests.admin.pages import address, against_the_policy
from tests.admin.rows import ROWS
from tests.conftest import SignedIn
from tests.factories import PostFactory, UserFactory

pytestmark = pytest.mark.django_db
MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
MADE_HERE = [model for model in MODELS if model in ROWS]


def test_every_record_is_tried_here() -> None:
    assert set(MODELS) - set(ROWS) == {Read, ProcrastinateJob}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_a_list_and_a_search_answer(desk: Client, case: Case, model: type[models.Model]) -> None:
    if model in ROWS:
        ROWS[model](case, 0)
    desk.get(address(Case, "change", case.pk))  # leaves a read
    for query in ({}, {"q": "a"}, {"q": case.reference}):
        page = desk.get(address(model, "changelist"), query)
        assert page.status_code == 200
        assert against_the_policy(page.content.decode()) == []


@pytest.mark.parametrize("model", MADE_HERE, ids=lambda model: model._meta.label)
def test_a_record_and_its_history_answer(desk: Client, case: Case, model: type[models.Model]) -> None:
    row = ROWS[model](case, 0)
    for page in ("change", "history"):
        answer = desk.get(address(model, page, row.pk))
        assert answer.status_code == 200, page
        assert against_the_policy(answer.content.decode()) == []


@pytest.mark.parametrize("model", MADE_HERE, ids=lambda model: model._meta.label)
def test_a_list_of_a_hundred_takes_no_more_queries_than_one_of_ten(
    desk: Client, case: Case, model: type[models.Model]
) -> None:
    counts, number = [], 0
    for rows in (10, 100):
        while number < rows:
            ROWS[model](case, number)
            number += 1
        desk.get(address(model, "changelist"), {"all": ""})
        with CaptureQueriesContext(
            connection,
        ) as queries:
            desk.get(address(model, "changelist"), {"all": ""})
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("model", MADE_HERE, ids=lambda model: model._meta.label)
def test_nothing_can_be_deleted(desk: Client, case: Case, model: type[models.Model]) -> None:
    row = ROWS[model](case, 0)
    assert desk.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    desk.post(address(model, "changelist"), chosen)
    assert model._default_manager.filter(pk=row.pk).exists()


def test_the_start_page_groups_records_as_the_consul_thinks(desk: Client) -> None:
    page = desk.get(reverse("admin:index"))
    names = [str(group["name"]) for group in page.context["app_list"]]
    assert names == [
        "Who may enter", "People", "Cases", "Diplomacy", "Networks", "Rules and lists", "Imported registers",
        "Name lists", "Evidence", "Background jobs",
    ]  # fmt: skip
    assert against_the_policy(page.content.decode()) == []


@pytest.mark.parametrize("role", ["caseworker", "supervisor", "auditor"])
def test_only_admins_enter(signed_in: SignedIn, role: str) -> None:
    officer = signed_in(UserFactory.create(**{role: PostFactory.create(headquarters=True)}))
    for model in MODELS:
        page = officer.get(address(model, "changelist"), follow=True)
        assert page.status_code == 403, model


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    page = client.get(reverse("admin:index"))
    assert page.status_code == 302
    assert page["Location"].startswith(reverse("account_login"))


def test_the_password_is_changed_where_everybody_changes_it(desk: Client) -> None:
    assert desk.get(reverse("admin:password_change"))["Location"] == reverse("account_change_password")
