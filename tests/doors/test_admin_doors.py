"""The admin's doors: open to admins, closed to every other role at every address, whatever the record."""

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.db import models, transaction
from django.urls import reverse
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django import DjangoDbBlocker

from audit.models import Read
from cases.models import Case
from tests.admin.rows import ROWS
from tests.architecture.addresses import ADDRESSES
from tests.database import Rows, restore
from tests.doors.world import ROLES, World, build

pytestmark = pytest.mark.django_db
PAGES = {  # what an admin gets
    "changelist": 200,
    "change": 200,
    "history": 200,
    "export": 200,
    "import": 200,
    "process_import": 405,
    "delete": 403,
}
MAY_BE_ADDED = {
    "accounts.User",
    "accounts.Post",
    "cases.DeadlineRule",
    "cases.ExploitationPurpose",
    "cases.Incident",
    "diplomacy.Authority",
    "diplomacy.Contact",
}
SINGLE = {"index": 200, "login": 302, "logout": 405, "password_change": 302, "password_change_done": 200, "jsi18n": 200}
AUTOCOMPLETED = {"app_label": "cases", "model_name": "task", "field_name": "case"}
MODELS = {model._meta.label_lower.replace(".", "_"): model for model in admin.site._registry}
ADMIN = {address.name.removeprefix("admin:") for address in ADDRESSES if address.is_admin} - {"?"}


def _split(name: str) -> tuple[str, str]:
    """``cases_case_process_import`` is a page of ``cases_case``."""
    page = next(
        (page for page in (*PAGES, "add") if name.endswith(f"_{page}") and name[: -len(page) - 1] in MODELS), ""
    )
    return name.removesuffix(f"_{page}") if page else "", page


RECORDS = sorted(name for name in ADMIN if _split(name)[1])


@pytest.fixture(scope="module")
def desk(_shipped_rows: Rows, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[World, dict[str, models.Model]]]:
    """The world, and one row of every record that the admin shows."""
    with django_db_blocker.unblock(), transaction.atomic():
        restore(_shipped_rows)
        world = build()
        yield world, {name: _row(model, world.things["case"]) for name, model in MODELS.items()}
        transaction.set_rollback(True)


def _row(model: type[models.Model], case: Case) -> models.Model:
    """Two kinds of rows nobody makes by hand: somebody reads, somebody leaves work for later."""
    if model is Read:
        return Read.objects.create(actor_id=1, actor_name="Officer", thing="cases.case", reference=case.reference)
    if model is ProcrastinateJob:
        number = app.configure_task("cases.jobs.read", allow_unknown=True).defer(register_id=0)
        job: models.Model = ProcrastinateJob.objects.get(pk=number)
        return job
    row: models.Model = ROWS[model](case, 7)
    return row


def test_every_address_of_the_admin_is_tried_here() -> None:
    assert ADMIN - set(RECORDS) == {*SINGLE, "app_list", "autocomplete", "view_on_site"}


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_in_the_admin_is_open_to_admins_only(desk: tuple[World, dict[str, models.Model]], name: str) -> None:
    world, rows = desk
    model, page = _split(name)
    row = rows[model]
    arguments = [row.pk] if page in {"change", "history", "delete"} else []
    expected = PAGES.get(page, 200 if MODELS[model]._meta.label in MAY_BE_ADDED else 403)
    assert _statuses(world, reverse(f"admin:{name}", args=arguments)) == _closed_to_others(expected)


@pytest.mark.parametrize("name", SINGLE)
def test_a_page_of_the_admin_is_open_to_admins_only(desk: tuple[World, dict[str, models.Model]], name: str) -> None:
    world, _rows = desk
    found = _statuses(world, reverse(f"admin:{name}"))
    assert found["admin"] == SINGLE[name]
    assert all(status != 200 for role, status in found.items() if role != "admin")


@pytest.mark.parametrize("app", sorted({model._meta.app_label for model in MODELS.values()}))
def test_a_group_of_records_is_open_to_admins_only(desk: tuple[World, dict[str, models.Model]], app: str) -> None:
    world, _rows = desk
    assert _statuses(world, reverse("admin:app_list", args=[app])) == _closed_to_others(200)


def test_pickers_of_the_admin_are_open_to_admins_only(desk: tuple[World, dict[str, models.Model]]) -> None:
    world, _rows = desk
    query = "&".join(f"{name}={value}" for name, value in AUTOCOMPLETED.items())
    assert _statuses(world, f"{reverse('admin:autocomplete')}?{query}") == _closed_to_others(200)


def _closed_to_others(status: int) -> dict[str, int]:
    return dict.fromkeys(ROLES, 302) | {"admin": status}


def _statuses(world: World, path: str) -> dict[str, int]:
    return {role: world.browsers[role].get(path).status_code for role in ROLES}
