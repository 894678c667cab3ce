"""The watch over documents that run out: whose, in which order, and counts that agree with the list."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Post, User
from nationals.choices import DocumentKind, DocumentState, ExpiryWindow
from nationals.measures import expiry_counts
from nationals.models import National, TravelDocument
from tests.factories import NationalFactory, TravelDocumentFactory
from tests.nationals.sending import text

TODAY = date(2026, 11, 24)
LIST = "/nationals/expiring/"


@pytest.fixture(autouse=True)
def _noon() -> Any:
    with time_machine.travel(datetime(2026, 11, 24, 9, tzinfo=UTC), tick=False):
        yield


def document(national: National, days: int | None, **facts: Any) -> TravelDocument:
    expires = None if days is None else TODAY + timedelta(days=days)
    return TravelDocumentFactory.create(national=national, expires_on=expires, **facts)


def listed(desk: Client, **query: str) -> list[str]:
    return [row.number for row in desk.get(LIST, query).context["page"].rows]


@pytest.mark.parametrize(
    ("days", "windows"),
    [
        (-400, {"out"}),
        (-1, {"out"}),
        (0, {"30", "60", "90"}),
        (30, {"30", "60", "90"}),
        (31, {"60", "90"}),
        (60, {"60", "90"}),
        (61, {"90"}),
        (90, {"90"}),
        (91, set()),
    ],
)
def test_a_document_stands_in_the_windows_of_its_last_day(
    national: National, desk: Client, days: int, windows: set[str]
) -> None:
    document(national, days, number="AK1")
    assert {window for window in ExpiryWindow.values if listed(desk, window=window)} == windows


def test_without_a_window_the_next_thirty_days_are_shown(national: National, desk: Client) -> None:
    document(national, 10, number="SOON")
    document(national, 40, number="LATER", kind=DocumentKind.VISA)
    assert listed(desk) == ["SOON"]
    assert listed(desk, window="nonsense", kind="nonsense") == ["SOON"]


def test_emergency_documents_come_first_then_what_is_nearest_to_today(desk: Client, post: Post) -> None:
    facts = [("P5", 5, DocumentKind.PASSPORT), ("E20", 20, DocumentKind.EMERGENCY), ("V1", 1, DocumentKind.VISA)]
    for number, days, kind in facts:
        document(NationalFactory.create(post=post), days, number=number, kind=kind)
        document(NationalFactory.create(post=post), -days, number=f"-{number}", kind=kind)
    assert listed(desk) == ["E20", "V1", "P5"]
    assert listed(desk, window="out") == ["-E20", "-V1", "-P5"]
    assert listed(desk, sort="expires") == ["V1", "P5", "E20"]
    assert listed(desk, sort="-expires") == ["E20", "P5", "V1"]


def test_kinds_that_nobody_travels_on_are_not_watched(national: National, desk: Client) -> None:
    document(national, 5, kind=DocumentKind.IDENTITY_CARD)
    document(national, 5, kind=DocumentKind.OTHER)
    assert listed(desk, window="90") == []


def test_a_kind_can_be_asked_for_alone(national: National, desk: Client) -> None:
    document(national, 5, number="P", kind=DocumentKind.PASSPORT)
    document(national, 5, number="R", kind=DocumentKind.RESIDENCE)
    assert listed(desk, kind="residence") == ["R"]
    page = text(desk.get(LIST, {"kind": "residence"}))
    assert '<option value="residence" selected>' in page


def test_a_lost_document_and_one_that_was_replaced_are_left_out(national: National, desk: Client, post: Post) -> None:
    document(national, 5, number="OLD")
    document(national, 2000, number="NEW")
    document(NationalFactory.create(post=post), 5, number="GONE", state=DocumentState.LOST)
    other = NationalFactory.create(post=post)
    document(other, 5, number="HIS")
    document(other, 900, number="LOST", state=DocumentState.LOST)
    document(other, 900, number="FOREIGN", issuer="UG")
    assert listed(desk, window="90") == ["HIS"]


def test_a_document_said_to_be_expired_without_a_day_has_run_out(national: National, desk: Client, post: Post) -> None:
    document(national, None, number="NODAY", state=DocumentState.EXPIRED)
    document(NationalFactory.create(post=post), -3, number="DAY")
    document(NationalFactory.create(post=post), None, number="UNKNOWN")
    assert listed(desk, window="out") == ["DAY", "NODAY"]
    assert "day not known" in text(desk.get(LIST, {"window": "out"}))


def test_only_people_whom_the_reader_may_see_are_listed_and_counted(national: National, desk: Client) -> None:
    document(national, 5, number="MINE")
    document(NationalFactory.create(name="Hidden Person"), 5, number="HIDDEN")
    answer = desk.get(LIST)
    assert listed(desk) == ["MINE"]
    assert "Hidden Person" not in text(answer)
    assert answer.context["total"] == 1


def test_the_panel_counts_what_the_lists_show(desk: Client, post: Post, officer: User) -> None:
    for days in (-50, -1, 0, 29, 45, 59, 88, 120):
        document(NationalFactory.create(post=post), days)
    panel = desk.get(f"{LIST}panel/")
    counts = dict(panel.context["counts"])
    assert counts == {window: len(listed(desk, window=window)) for window in ExpiryWindow}
    assert counts == {"out": 2, "30": 2, "60": 4, "90": 5}
    for window in ExpiryWindow:
        assert f'href="{LIST}?window={window}"' in text(panel)
    assert expiry_counts(officer, DocumentKind.VISA) == dict.fromkeys(ExpiryWindow, 0)


def test_the_panel_is_a_part_of_today_and_a_page_of_its_own(desk: Client) -> None:
    assert f'hx-get="{LIST}panel/"' in text(desk.get("/"))
    assert "<html" in text(desk.get(f"{LIST}panel/"))
    assert "No travel document" in text(desk.get(f"{LIST}panel/"))
    assert "<html" not in text(desk.get(f"{LIST}panel/", headers={"HX-Request": "true"}))


def test_a_line_leads_to_the_person_and_says_how_long(national: National, desk: Client) -> None:
    document(national, 12, number="AK1", holder="the employer")
    page = text(desk.get(LIST))
    for shown in (national.get_absolute_url(), "in 12 days", "6 Dec 2026", "the employer", "Daniel Kiprono Cheboi"):
        assert shown in page
    TravelDocument.objects.update(expires_on=TODAY - timedelta(days=1))
    assert "1 day ago" in text(desk.get(LIST, {"window": "out"}))


def test_the_day_is_the_ministrys_wherever_the_reader_is(national: National, desk: Client, officer: User) -> None:
    officer.time_zone = "Pacific/Auckland"
    officer.save()
    document(national, 0, number="TODAY")
    with time_machine.travel(datetime(2026, 11, 24, 20, 50, tzinfo=UTC), tick=False):  # tomorrow in Auckland
        assert listed(desk, window="out") == []
        assert listed(desk) == ["TODAY"]
    with time_machine.travel(datetime(2026, 11, 24, 21, 5, tzinfo=UTC), tick=False):  # tomorrow in Nairobi
        assert listed(desk, window="out") == ["TODAY"]


def test_pages_neither_skip_nor_repeat_a_document(desk: Client, post: Post) -> None:
    for number in range(60):
        document(NationalFactory.create(post=post), number % 7, number=f"D{number:02d}")
    seen: list[str] = []
    place: str | None = ""
    while place is not None:
        page = desk.get(f"{LIST}?{place}").context["page"]
        seen += [row.number for row in page.rows]
        place = page.next
    assert len(seen) == len(set(seen)) == 60


@pytest.mark.parametrize("number", [10, 100])
def test_the_list_and_the_panel_cost_the_same_however_many(desk: Client, post: Post, number: int) -> None:
    for _each in range(number):
        document(NationalFactory.create(post=post), 5)
    assert [_queries(desk, LIST), _queries(desk, f"{LIST}panel/")] == [5, 4]


def _queries(desk: Client, address: str) -> int:
    desk.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert desk.get(address).status_code == 200
    return len([query for query in captured if "SAVEPOINT" not in query["sql"]])
