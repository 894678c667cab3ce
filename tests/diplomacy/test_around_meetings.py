"""The registers around meetings: briefings that were made, and what the other side asked of us."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Post, User
from cases.models import Case
from diplomacy.choices import PointKind, Speaker
from diplomacy.models import Authority, Engagement, Point
from diplomacy.services.briefings import issue_briefing
from tests.conftest import SignedIn
from tests.factories import AuthorityFactory, BriefingFactory, EngagementFactory, PointFactory

ASKED, BRIEFINGS = reverse("diplomacy:asked-of-us"), reverse("diplomacy:briefings")


@pytest.fixture
def meeting(post: Post, ministry: Authority, case: Case, today: date) -> Engagement:
    return EngagementFactory.create(post=post, authority=ministry, on=[case], held_on=today - timedelta(days=9))


def asked(meeting: Engagement, text: str, **more: object) -> Point:
    return PointFactory.create(engagement=meeting, asked_of_us=True, text=text, **more)


def rows(client: Client, **query: str) -> list[str]:
    return [point.text for point in client.get(ASKED, query).context["page"].rows]


def test_what_they_asked_stands_with_what_we_answered(desk: Client, meeting: Engagement) -> None:
    first = asked(meeting, "Support for their candidate.", subject="candidature")
    asked(meeting, "A list of our nationals.", subject="access")
    PointFactory.create(engagement=meeting, text="They only said this.")
    later = EngagementFactory.create(post=meeting.post, authority=meeting.authority)
    reply = {"speaker": Speaker.OURS, "kind": PointKind.ANSWERED, "answers": first}
    PointFactory.create(engagement=later, text="We cannot promise it.", **reply)
    assert rows(desk) == ["A list of our nationals.", "Support for their candidate."]
    assert "We cannot promise it." in desk.get(ASKED).content.decode()
    assert rows(desk, waiting="on") == ["A list of our nationals."]
    assert rows(desk, subject="candidature") == rows(desk, q="candidate support") == ["Support for their candidate."]
    assert (
        len(rows(desk, within=str(meeting.authority_id)))
        == len(rows(desk, country=meeting.authority.country.code))
        == 2
    )
    assert rows(desk, within=str(AuthorityFactory.create().pk)) == []
    home = desk.get(reverse("diplomacy:home")).content.decode()
    assert "A list of our nationals." in home
    assert "Support for their candidate." not in home


def test_a_struck_answer_answers_nothing(desk: Client, meeting: Engagement) -> None:
    first = asked(meeting, "A list.")
    reply = {"speaker": Speaker.OURS, "kind": PointKind.ANSWERED, "answers": first, "struck_because": "Not said."}
    PointFactory.create(engagement=meeting, text="Here it is.", **reply)
    assert rows(desk, waiting="on") == ["A list."]
    assert "Here it is." not in desk.get(ASKED).content.decode()


def test_of_an_unseen_case_nothing_they_asked_is_told(
    desk: Client, meeting: Engagement, restricted_case: Case, stranger: User, signed_in: SignedIn
) -> None:
    asked(meeting, "About one whom nobody names.", on=[restricted_case])
    open_ask = asked(meeting, "About all.")
    reply = {"speaker": Speaker.OURS, "kind": PointKind.ANSWERED, "answers": open_ask, "on": [restricted_case]}
    PointFactory.create(engagement=meeting, text="Only of him.", **reply)
    assert rows(desk) == ["About all."]
    assert desk.get(ASKED).context["total"] == 1
    assert "Only of him." not in desk.get(ASKED).content.decode()
    assert rows(signed_in(stranger)) == []


def test_briefings_are_found_by_counterpart_meeting_and_maker(
    desk: Client, officer: User, post: Post, meeting: Engagement, ministry: Authority
) -> None:
    plan = EngagementFactory.create(post=post, authority=ministry, planned=True, subject="The next talks")
    mine = issue_briefing(ministry, by=officer, engagement=plan)
    other = BriefingFactory.create(post=post)
    page = desk.get(BRIEFINGS)
    assert [row.reference for row in page.context["page"].rows] == [other.reference, mine.reference]
    assert mine.get_absolute_url() in page.content.decode()
    for query in ({"mine": "on"}, {"q": "next talks"}, {"q": mine.reference}, {"within": str(ministry.pk)}):
        assert [row.pk for row in desk.get(BRIEFINGS, query).context["page"].rows] == [mine.pk], query
    assert desk.get(BRIEFINGS, {"country": "zz", "within": "x"}).context["problems"]


def test_a_briefing_on_an_unseen_case_is_in_no_list_and_in_no_number(
    officer: User, meeting: Engagement, ministry: Authority, signed_in: SignedIn, stranger: User
) -> None:
    issue_briefing(ministry, by=officer)
    page = signed_in(stranger).get(BRIEFINGS)
    assert page.context["total"] == 0
    assert "B-2" not in page.content.decode()


@pytest.mark.parametrize("address", [ASKED, BRIEFINGS])
def test_ten_rows_take_the_queries_of_one(address: str, desk: Client, meeting: Engagement) -> None:
    desk.get(address)  # what a first visit asks once
    counts = []
    for more in (1, 9):
        for place in range(more):
            asked(meeting, f"Wish {place}")
            BriefingFactory.create(post=meeting.post)
        with CaptureQueriesContext(connection) as queries:
            assert len(desk.get(address).context["page"].rows) >= more
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 9
