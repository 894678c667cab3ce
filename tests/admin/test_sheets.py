"""Registers as sheets: what is exported does nothing in a spreadsheet, what is imported is checked as in a form."""

import csv
import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from zeal import zeal_ignore

from accounts.models import Post
from audit.choices import ReadKind
from audit.models import Read
from cases.models import DeadlineRule, Incident
from core.dates import PartialDate
from diplomacy.models import Authority, Contact
from tests.admin.pages import address, against_the_policy
from tests.factories import AuthorityFactory, ContactFactory, IncidentFactory, PostFactory

pytestmark = pytest.mark.django_db
SHEETS = [Post, Authority, Contact, DeadlineRule, Incident]
CSV = "0"


def exported(desk: Client, model: Any) -> list[dict[str, str]]:
    answer = desk.post(address(model, "export"), {"format": CSV, "resource": "0"})
    assert answer["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def imported(desk: Client, model: Any, lines: list[dict[str, str]]) -> Any:
    """Give a file, look at the preview, confirm; returns the preview."""
    written = io.StringIO()
    writer = csv.DictWriter(written, lines[0].keys())
    writer.writeheader()
    writer.writerows(lines)
    upload = SimpleUploadedFile("rows.csv", written.getvalue().encode())
    with zeal_ignore():  # the package looks each line up by itself
        preview = desk.post(address(model, "import"), {"import_file": upload, "format": CSV, "resource": "0"})
        confirm = preview.context.get("confirm_form")
        if confirm:
            desk.post(address(model, "process_import"), confirm.initial | {"confirm": "1"})
    return preview


@pytest.mark.parametrize("model", SHEETS, ids=lambda model: model.__name__)
def test_the_pages_hold_nothing_that_the_policy_blocks(desk: Client, model: Any) -> None:
    for page in ("import", "export"):
        answer = desk.get(address(model, page))
        assert answer.status_code == 200
        assert against_the_policy(answer.content.decode()) == []


@pytest.mark.parametrize("model", SHEETS, ids=lambda model: model.__name__)
def test_what_was_exported_can_be_imported_and_changes_nothing(desk: Client, model: Any) -> None:
    PostFactory.create(duty_phone="+254 20 555 0117")
    ContactFactory.create(authority__parent=AuthorityFactory.create(), phone="+380 44 555")
    IncidentFactory.create()
    before = list(model.objects.order_by("pk").values())
    preview = imported(desk, model, exported(desk, model))
    rows = preview.context["result"].rows
    assert [str(error.error) for row in rows for error in row.errors] == []
    assert {row.import_type for row in rows} == {"skip"}
    assert list(model.objects.order_by("pk").values()) == before


def test_cells_that_would_act_as_formulas_are_exported_as_text(desk: Client) -> None:
    AuthorityFactory.create(name="=HYPERLINK(1)", notes="+1", address="@x", own_name="-1")
    row = next(row for row in exported(desk, Authority) if "HYPERLINK" in row["name"])
    assert (row["name"], row["notes"], row["address"], row["own_name"]) == ("'=HYPERLINK(1)", "'+1", "'@x", "'-1")


def test_an_export_is_recorded(desk: Client) -> None:
    exported(desk, Contact)
    read = Read.objects.get()
    assert (read.kind, read.thing) == (ReadKind.EXPORTED, "diplomacy.contact")


def test_a_changed_line_is_the_next_version_and_the_preview_shows_both(desk: Client) -> None:
    authority = AuthorityFactory.create(name="Prison No. 5", address="Old street")
    row = next(row for row in exported(desk, Authority) if row["name"] == "Prison No. 5")
    preview = imported(desk, Authority, [row | {"address": "New street"}])
    html = preview.content.decode()
    assert "<del>Old street</del> <ins>New street</ins>" in html
    assert against_the_policy(html) == []
    authority.refresh_from_db()
    assert (authority.address, authority.version) == ("New street", 2)


@pytest.mark.parametrize(
    "wrong", [{"name": "a\u202eb"}, {"kind": "castle"}, {"country": "XX"}], ids=["hidden", "kind", "country"]
)
def test_a_line_that_a_form_would_refuse_is_refused(desk: Client, wrong: dict[str, str]) -> None:
    line = {"country": "UA", "name": "Prison No. 6", "kind": "prison"} | wrong
    preview = imported(desk, Authority, [line])
    result = preview.context["result"]
    assert result.has_validation_errors() or result.has_errors()
    assert not Authority.objects.exists()


def test_an_incident_without_a_reference_is_new_and_gets_one(desk: Client) -> None:
    line = {
        "reference": "", "name": "Raid", "kind": "raid", "country": "MM", "place": "", "happened_on": "Sep 2026",
        "description": "",
    }  # fmt: skip
    imported(desk, Incident, [line])
    incident = Incident.objects.get()
    assert incident.reference.startswith("I-20")
    assert incident.happened_on == PartialDate("2026-09")
