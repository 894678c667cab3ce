"""A briefing says what the record says, to one person, at one moment; and then it stays as it is."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from docx import Document
from pypdf import PdfReader

from accounts.models import Post, User
from audit.models import Read
from cases.models import Case, NamedOfficer
from diplomacy.models import Authority, Briefing, BriefingCase, Engagement
from diplomacy.services.briefings import as_pdf, as_word, issue_briefing
from tests.diplomacy.sending import send
from tests.factories import (
    BriefingFactory,
    CaseFactory,
    ClaimFactory,
    CommitmentFactory,
    ConsentFactory,
    ContactFactory,
    EngagementFactory,
    EventFactory,
    JudgementFactory,
    PointFactory,
    PostFactory,
    RequestFactory,
    StatementLinkFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def words_of(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def text_of(content: bytes) -> str:
    return " ".join("\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def papers(briefing: Briefing) -> list[str]:
    return [words_of(as_word(briefing)), text_of(as_pdf(briefing))]


def first_page(briefing: Briefing, title: str) -> str:
    return " ".join(next(part["lines"] for part in briefing.content["sections"] if part["title"] == title))


@pytest.fixture
def meeting(post: Post, ministry: Authority, today: date) -> Engagement:
    return EngagementFactory.create(authority=ministry, post=post, planned=True, subject="The next talks")


def test_both_papers_say_what_the_record_says(
    post: Post, officer: User, ministry: Authority, case: Case, meeting: Engagement, today: date
) -> None:
    common = {"authority": ministry, "post": post}
    late = RequestFactory.create(**common, on=[case], late=True)
    answered = RequestFactory.create(**common, on=[case], kind="medical", granted=True)
    promise = CommitmentFactory.create(**common, on=[case], late=True, words="He will be seen by a doctor.")
    judged = CommitmentFactory.create(**common, words="A list will be sent.", kept=True)
    JudgementFactory.create(commitment=judged, state="partly", evidence="Half of the list came.")
    JudgementFactory.create(commitment=judged, evidence="The whole list came.")
    CommitmentFactory.create(**common, side="ours", words="We send the passports.")
    talks = EngagementFactory.create(**common, held_on=today - timedelta(days=20))
    PointFactory.create(engagement=talks, asked_of_us=True)
    ContactFactory.create(authority=ministry, name="Maria Sample", address_as="Your Excellency")
    briefing = issue_briefing(ministry, by=officer, engagement=meeting)
    for paper in papers(briefing):
        for said in (
            briefing.reference, "The next talks", str(officer), late.reference, answered.reference, case.national.name,
            promise.words, "Half of the list came.", "The whole list came.", "We send the passports.",
            "That Kenya supports their candidate.", "Maria Sample", "Your Excellency", "What to ask now",
        ):  # fmt: skip
            assert said in paper, said


def test_who_is_in_office_on_the_day_of_the_meeting_is_told(
    officer: User, ministry: Authority, meeting: Engagement
) -> None:
    day = meeting.held_on
    ContactFactory.create(authority=ministry, name="Former Sample", until_on=day - timedelta(days=1))
    ContactFactory.create(authority=ministry, name="Coming Sample", from_on=day)
    expected = ContactFactory.create(authority=ministry, name="Zed Expected")
    meeting.contacts.add(expected)
    told = first_page(issue_briefing(ministry, by=officer, engagement=meeting), "Who they are")
    assert "Former Sample" not in told
    assert told.index("Zed Expected") < told.index("Coming Sample")


def test_what_has_changed_since_the_last_meeting(
    post: Post, officer: User, ministry: Authority, case: Case, today: date
) -> None:
    EngagementFactory.create(authority=ministry, post=post, held_on=today - timedelta(days=1), on=[case])
    EventFactory.create(case=case, kind="status", status_before="captured", status_after="released")
    told = first_page(issue_briefing(ministry, by=officer), "The cases, and what has changed")
    assert "captured 1" in told
    assert f"{case.national.name}: captured → released" in told


def test_what_to_ask_comes_from_what_is_late_overdue_and_unseen(
    post: Post, officer: User, ministry: Authority, case: Case
) -> None:
    common = {"authority": ministry, "post": post}
    late = RequestFactory.create(**common, on=[case], late=True)
    CommitmentFactory.create(**common, late=True, words="You will have the list.")
    told = first_page(issue_briefing(ministry, by=officer), "What to ask now")
    assert late.reference in told
    assert "you promised" in told
    assert "You will have the list." in told
    assert f"whom nobody of ours has seen: {case.national.name}." in told


def test_who_objects_to_contact_is_not_asked_for(post: Post, officer: User, ministry: Authority, case: Case) -> None:
    ConsentFactory.create(national=case.national, topic="contact", answer="objects")
    RequestFactory.create(authority=ministry, post=post, on=[case])
    told = first_page(issue_briefing(ministry, by=officer), "What to ask now")
    assert "nobody of ours has seen" not in told
    assert f"object to contact with us: {case.national.name}" in told


def test_where_words_differ(post: Post, officer: User, ministry: Authority, case: Case) -> None:
    talks = EngagementFactory.create(authority=ministry, post=post, on=[case])
    here = ClaimFactory.create(case=case, topic="place", value="Luhansk", source_kind="host")
    ClaimFactory.create(case=case, topic="place", value="Rostov", source_kind="family")
    point = PointFactory.create(engagement=talks, text="He is well and in Luhansk.", on=[case])
    point.claims.add(here)
    denied = StatementLinkFactory.create(
        statement__authority=ministry,
        statement__subject="No such person",
        manner="denies",
        commitment=None,
        claim=ClaimFactory.create(case=case, topic="alive", value="seen alive"),
    )
    told = " ".join(
        row[0]
        for annex in issue_briefing(ministry, by=officer).content["annexes"]
        if annex["title"] == "Where words differ"
        for row in annex["rows"]
    )
    for said in ("Luhansk (host-state authority)", "Rostov (family)", point.text, denied.statement.subject):
        assert said in told, said


def test_a_restricted_case_leaves_no_trace(
    post: Post, officer: User, ministry: Authority, case: Case, restricted_case: Case, meeting: Engagement, today: date
) -> None:
    def issue() -> Briefing:
        return issue_briefing(ministry, by=officer, engagement=meeting)

    common = {"authority": ministry, "post": post}
    both = RequestFactory.create(**common, on=[case], late=True)
    before = issue()
    both.request_cases.create(case=restricted_case)
    RequestFactory.create(**common, on=[restricted_case], late=True, text="Secret request.")
    CommitmentFactory.create(**common, on=[restricted_case], late=True, words="Secret promise.")
    talks = EngagementFactory.create(**common, on=[restricted_case], held_on=today, subject="Secret talks")
    PointFactory.create(engagement=talks, on=[restricted_case], asked_of_us=True, text="Secret question.")
    for value in ("Luhansk", "Rostov"):
        ClaimFactory.create(case=restricted_case, topic="place", value=value)
    StatementLinkFactory.create(
        statement__authority=ministry,
        manner="denies",
        commitment=None,
        claim=ClaimFactory.create(case=restricted_case),
    )
    EventFactory.create(case=restricted_case, kind="status", status_after="captured")
    after = issue()
    assert [after.content["sections"], after.content["annexes"]] == [
        before.content["sections"],
        before.content["annexes"],
    ]
    assert list(after.cases.all()) == [case]


def test_it_is_seen_by_those_who_see_each_of_its_cases(
    post: Post, officer: User, ministry: Authority, case: Case, restricted_case: Case
) -> None:
    NamedOfficer.objects.create(case=restricted_case, user=officer, named_by=officer, reason="works on it")
    RequestFactory.create(authority=ministry, post=post, on=[case, restricted_case])
    briefing = issue_briefing(ministry, by=officer)
    colleague, elsewhere = UserFactory.create(caseworker=post), UserFactory.create(caseworker=PostFactory.create())
    assert briefing in Briefing.objects.visible_to(officer)
    assert briefing not in Briefing.objects.visible_to(colleague)
    assert briefing not in Briefing.objects.visible_to(elsewhere)
    plain = issue_briefing(ministry, by=colleague)
    assert plain in Briefing.objects.visible_to(colleague)
    assert plain not in Briefing.objects.visible_to(elsewhere)


def test_who_has_lost_sight_of_a_case_has_lost_sight_of_his_briefing(
    post: Post, officer: User, ministry: Authority, case: Case
) -> None:
    RequestFactory.create(authority=ministry, post=post, on=[case])
    briefing = issue_briefing(ministry, by=officer)
    Case.objects.filter(pk=case.pk).update(restricted=True)
    assert briefing not in Briefing.objects.visible_to(officer)


def test_what_concerns_no_case_is_seen_at_its_own_post_alone(ministry: Authority, post: Post, officer: User) -> None:
    boss = UserFactory.create(supervisor=PostFactory.create(headquarters=True))
    RequestFactory.create(authority=ministry, post=PostFactory.create(), text="Of another post.")
    RequestFactory.create(authority=ministry, post=post)
    Authority.objects.filter(pk=ministry.pk).update(post=post)
    ministry.refresh_from_db()
    briefing = issue_briefing(ministry, by=boss)
    assert briefing in Briefing.objects.visible_to(boss)
    assert briefing not in Briefing.objects.visible_to(officer)


def test_a_case_known_through_another_posts_meeting_is_told_to_its_own_post(
    officer: User, ministry: Authority, case: Case
) -> None:
    EngagementFactory.create(authority=ministry, post=PostFactory.create(), on=[case])
    briefing = issue_briefing(ministry, by=officer)
    assert list(briefing.cases.all()) == [case]
    assert briefing in Briefing.objects.visible_to(officer)


def test_it_stays_as_it_was_and_its_papers_are_the_same_bytes(
    post: Post, officer: User, ministry: Authority, case: Case
) -> None:
    request = RequestFactory.create(authority=ministry, post=post, on=[case], late=True)
    briefing = issue_briefing(ministry, by=officer)
    word, pdf = as_word(briefing), as_pdf(briefing)
    request.request_cases.update(state="granted", answered_on=request.asked_on)
    type(case.national).objects.filter(pk=case.national_id).update(name="Another Name")
    Authority.objects.filter(pk=ministry.pk).update(name="Renamed")
    with translation.override("sw"):
        kept = Briefing.objects.get(pk=briefing.pk)
        assert as_word(kept) == word
        assert as_pdf(kept) == pdf


@pytest.mark.parametrize("change", ["update", "delete"])
def test_nobody_changes_it(case: Case, change: str) -> None:
    briefing = BriefingFactory.create(on=[case])
    rows: dict[Any, dict[str, Any]] = {
        Briefing: {"content": {"x": 1}},
        BriefingCase: {"case": CaseFactory.create()},
    }
    for model, values in rows.items():
        row = model._default_manager.filter(pk=(briefing if model is Briefing else briefing.briefing_cases.get()).pk)
        with pytest.raises(DatabaseError, match="briefing"), transaction.atomic():
            row.update(**values) if change == "update" else row._raw_delete(row.db)


def test_numbers_run_on_and_a_refused_one_leaves_no_gap(officer: User, ministry: Authority, stranger: User) -> None:
    first = issue_briefing(ministry, by=officer)
    held = EngagementFactory.create(authority=ministry)
    with pytest.raises(PermissionDenied):
        issue_briefing(ministry, by=officer, engagement=held)
    second = issue_briefing(ministry, by=stranger)
    number = [int(made.reference.rpartition("-")[2]) for made in (first, second)]
    assert number[1] == number[0] + 1
    assert first.reference.startswith("B-")


def test_a_meeting_that_was_held_has_no_briefing_any_more(desk: Client, post: Post, officer: User) -> None:
    held = EngagementFactory.create(post=post)
    with pytest.raises(ValidationError, match="no longer planned"):
        issue_briefing(held.authority, by=officer, engagement=held)
    assert send(desk, reverse("diplomacy:briefing-before", args=[held.pk])).url == held.get_absolute_url()
    assert not Briefing.objects.exists()


def test_one_page_and_annexes_however_much_there_is(post: Post, officer: User, ministry: Authority) -> None:
    for number in range(30):
        case = CaseFactory.create(captured=True, post=post)
        RequestFactory.create(authority=ministry, post=post, on=[case], late=True, text="Long words. " * 60)
        CommitmentFactory.create(authority=ministry, post=post, late=True, words="Long words promised. " * 60)
        CommitmentFactory.create(authority=ministry, post=post, late=True, side="ours", words="Long words. " * 60)
        ContactFactory.create(authority=ministry, style="Long words. " * 30, address_as=f"Your Excellency {number}")
    pages = [page.extract_text() for page in PdfReader(BytesIO(as_pdf(issue_briefing(ministry, by=officer)))).pages]
    assert "What to ask now" in pages[0]
    assert "… and 26 more." in pages[0]
    assert "number" in pages[1]
    assert len(pages) > 2


@pytest.mark.parametrize("name", ["#panic() *bold* $x^2$ \\ [a] <label>", "<w:p/> & <script>alert(1)</script>"])
def test_what_looks_like_an_instruction_is_printed_as_it_is(
    desk: Client, post: Post, officer: User, ministry: Authority, name: str
) -> None:
    case = CaseFactory.create(captured=True, post=post, national__name=name)
    RequestFactory.create(authority=ministry, post=post, on=[case])
    briefing = issue_briefing(ministry, by=officer)
    for paper in papers(briefing):
        assert name in paper
    assert "<script>alert" not in desk.get(briefing.get_absolute_url()).content.decode()


def test_names_in_other_letters(post: Post, officer: User, ministry: Authority) -> None:
    for name in ("محمد علي", "မောင် အောင်"):
        case = CaseFactory.create(captured=True, post=post, national__name=name)
        RequestFactory.create(authority=ministry, post=post, on=[case])
    word, pdf = papers(issue_briefing(ministry, by=officer))
    assert "မောင် [Maung] အောင် [Aung]" in word
    assert "Maung Aung" in pdf
    assert "given in Latin letters" in pdf
    assert all(part in pdf for part in ("محمد", "علي"))


def test_made_in_one_click_from_the_meeting_and_from_the_counterpart(
    desk: Client, ministry: Authority, meeting: Engagement, case: Case, post: Post
) -> None:
    RequestFactory.create(authority=ministry, post=post, on=[case])
    for page, door in ((meeting, "briefing-before"), (ministry, "briefing-of")):
        address = reverse(f"diplomacy:{door}", args=[page.pk])
        assert f'action="{address}"' in desk.get(page.get_absolute_url()).content.decode()
        made = send(desk, address).url
        shown = desk.get(made).content.decode()
        assert case.national.name in shown
        assert made in desk.get(page.get_absolute_url()).content.decode()
    for paper, kind in (("pdf", b"%PDF"), ("word", b"PK")):
        response = desk.get(f"{made}{paper}/")
        assert response.content.startswith(kind)
        assert "attachment" in response["Content-Disposition"]
    assert Read.objects.filter(reference=case.reference, kind="downloaded").count() == 2


def test_who_may_not_negotiate_makes_none(desk: Client, signed_in: object, auditor: User, ministry: Authority) -> None:
    with pytest.raises(PermissionDenied):
        issue_briefing(ministry, by=auditor)


def test_it_is_made_in_the_language_of_who_asks(officer: User, ministry: Authority) -> None:
    with translation.override("fr"):
        briefing = issue_briefing(ministry, by=officer)
    assert briefing.content["language"] == "fr"
    assert "What we asked" not in str(briefing.content)


def test_it_costs_the_same_number_of_queries_however_much_there_is(
    post: Post, officer: User, ministry: Authority, today: date
) -> None:
    counts = []
    for _round in range(2):
        for _time in range(4):
            case = CaseFactory.create(captured=True, post=post)
            talks = EngagementFactory.create(authority=ministry, post=post, on=[case], held_on=today)
            request = RequestFactory.create(authority=ministry, post=post, on=[case], late=True)
            promise = CommitmentFactory.create(authority=ministry, post=post, on=[case], kept=True)
            JudgementFactory.create(commitment=promise)
            EventFactory.create(case=case, kind="status", status_after="captured")
            claims = [ClaimFactory.create(case=case, topic="place", value=value) for value in ("Luhansk", "Rostov")]
            said = PointFactory.create(engagement=talks, on=[case], request=request)
            said.claims.set(claims)
            PointFactory.create(engagement=talks, asked_of_us=True, commitment=promise)
            ContactFactory.create(authority=ministry)
        officer = User.objects.get(pk=officer.pk)
        with CaptureQueriesContext(connection) as queries:
            issue_briefing(ministry, by=officer)
        counts.append(len(queries))
    assert counts[0] == counts[1]
