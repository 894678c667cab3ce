"""Lists to take away: what they hold, who may take them, and the record of it."""

import csv
import io
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from audit.choices import ReadKind
from audit.services import reads_by
from cases.choices import Finding, Status
from cases.models import TraffickingAssessment
from core.cells import harmless
from nationals.models import National
from tests.conftest import SignedIn
from tests.factories import (
    CaseFactory,
    IncidentFactory,
    MembershipFactory,
    NationalFactory,
    PostFactory,
    TaskFactory,
    UserFactory,
)
from tests.reports.scenes import ministry

pytestmark = pytest.mark.django_db
CASES, DASHBOARD = "/exports/cases/", "/exports/dashboard/"
FORMATS = ["csv", "xlsx"]


def lines_of(client: Client, kind: str, **query: str) -> list[list[Any]]:
    """The lines of a file, the titles first."""
    answer = client.get(CASES, query | {"format": kind})
    assert answer.status_code == 200
    content = answer.getvalue()
    if kind == "csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    return [list(row) for row in load_workbook(io.BytesIO(content))["cases"].iter_rows(values_only=True)]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_holds_the_visible_cases_of_the_list_and_no_other(signed_in: SignedIn, kind: str) -> None:
    post = PostFactory.create()
    user = UserFactory.create(caseworker=post)
    captured = CaseFactory.create(post=post, captured=True)
    TaskFactory.create(case=captured, title="Visit him")
    CaseFactory.create(post=post, status=Status.MISSING)
    CaseFactory.create(post=post, captured=True, restricted=True)
    CaseFactory.create(captured=True)

    titles, *lines = lines_of(signed_in(user), kind, status="captured")

    assert [line[titles.index("Case")] for line in lines] == [captured.reference]
    assert lines[0][titles.index("Next duty")] == "Visit him"
    assert lines[0][titles.index("Name")] == captured.national.name


@pytest.mark.parametrize("kind", FORMATS)
def test_names_in_any_script_and_times_of_the_reader_stand_in_the_file(signed_in: SignedIn, kind: str) -> None:
    post = PostFactory.create()
    user = UserFactory.create(caseworker=post, time_zone="Asia/Tokyo", language="fr")
    case = CaseFactory.create(post=post, national=NationalFactory.create(name="Джозеф محمد", post=post))

    titles, line = lines_of(signed_in(user), kind)

    assert "Джозеф محمد" in line
    opened = case.opened_at.astimezone(ZoneInfo("Asia/Tokyo"))
    assert str(line[len(titles) - 3]).startswith(f"{opened:%Y-%m-%d %H:%M}")


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", ["=1+1", "+254", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_begins_like_a_formula_is_text(signed_in: SignedIn, kind: str, name: str) -> None:
    post = PostFactory.create()
    case = CaseFactory.create(post=post)
    National.objects.filter(pk=case.national_id).update(name=name)

    titles, line = lines_of(signed_in(UserFactory.create(caseworker=post)), kind)

    assert line[titles.index("Name")].startswith(f"'{name[0]}" if name[0] != "\r" else "'")


def test_characters_that_no_file_may_hold_are_left_out() -> None:
    assert harmless("a\x00b\x0bc") == "abc"


def test_taking_a_list_away_is_recorded_with_its_count_and_filters(signed_in: SignedIn) -> None:
    post = PostFactory.create()
    user = UserFactory.create(caseworker=post)
    CaseFactory.create_batch(3, post=post)

    lines_of(signed_in(user), "csv", country="UA")

    read = reads_by(user.pk).get()
    assert (read.kind, read.thing) == (ReadKind.EXPORTED, "cases.case")
    assert "3 cases" in read.ground
    assert "country=UA" in read.ground


def test_before_it_is_taken_the_page_says_how_many_cases_the_file_holds(signed_in: SignedIn) -> None:
    post = PostFactory.create()
    user = UserFactory.create(caseworker=post)
    CaseFactory.create_batch(3, post=post)

    page = signed_in(user).get(CASES, {"country": "UA"}).content.decode()

    assert "Export 3 cases" in page
    assert "country=UA&amp;format=xlsx" in page
    assert not reads_by(user.pk).exists()


@pytest.mark.parametrize("door", [CASES, DASHBOARD])
def test_who_has_no_role_may_not_take_anything_away(signed_in: SignedIn, door: str) -> None:
    assert signed_in(UserFactory.create()).get(door, {"format": "csv"}).status_code == 403


def test_a_case_of_a_post_where_one_has_no_role_is_not_taken_away(signed_in: SignedIn) -> None:
    user = UserFactory.create(caseworker=PostFactory.create())
    CaseFactory.create(restricted=True, named=[user])

    assert len(lines_of(signed_in(user), "csv")) == 1


@pytest.mark.parametrize("kind", FORMATS)
def test_a_file_of_ten_cases_asks_the_same_queries_as_one_of_a_hundred(signed_in: SignedIn, kind: str) -> None:
    post = PostFactory.create()
    officer, incident = UserFactory.create(caseworker=post), IncidentFactory.create()
    client = signed_in(officer)
    lines_of(client, kind)
    counts = []
    for number in (10, 90):
        for case in CaseFactory.create_batch(number, post=post, assignee=officer, incident=incident, country="RU"):
            TraffickingAssessment.objects.create(case=case, conclusion=Finding.PRESUMED_VICTIM, assessed_by=officer)
            TaskFactory.create(case=case)
        with CaptureQueriesContext(connection) as queries:
            lines_of(client, kind)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_the_dashboard_is_taken_away_with_its_numbers(signed_in: SignedIn) -> None:
    people = ministry()

    answer = signed_in(people.supervisor).get(DASHBOARD, {"country": "RU"})

    book = load_workbook(io.BytesIO(answer.getvalue()))
    numbers = {row[0]: row[1] for row in book["Overview"].iter_rows(values_only=True)}
    assert numbers["Open cases"] == 7
    assert numbers["Promises to us, overdue"] == 0
    assert [row[0] for row in book["Country"].iter_rows(values_only=True)] == ["Country", "Russia"]
    assert len(list(book["Months"].iter_rows())) == 13
    assert "7 cases" in reads_by(people.supervisor.pk).get().ground


def test_an_auditor_may_take_a_list_away(signed_in: SignedIn) -> None:
    headquarters = PostFactory.create(headquarters=True)
    auditor = UserFactory.create(auditor=headquarters)
    MembershipFactory.create(user=auditor, post=PostFactory.create(), role="auditor")
    CaseFactory.create()

    assert len(lines_of(signed_in(auditor), "csv")) == 2
