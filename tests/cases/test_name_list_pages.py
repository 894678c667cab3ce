"""The pages of name lists: handing in, confirming, deciding line by line, answering."""

import io
import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from accounts.models import Post, User
from audit.services import reads_of
from cases.choices import LineDecision, ListState
from cases.models import Case, ListedPerson, NameList
from cases.services.name_lists import decisions
from nationals.models import National
from tests.cases.lists import CAPTURED, HASSAN, HEADINGS, NJOROGE, compared, listed
from tests.conftest import SignedIn
from tests.factories import CaseFactory, ListedPersonFactory, NameListFactory, NationalFactory, PostFactory, UserFactory
from tests.jobs import do_jobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def screen(caseworker: User, signed_in: SignedIn) -> Client:
    return signed_in(caseworker)


@pytest.fixture
def national(post: Post) -> National:
    return NationalFactory.create(name="Wanjiru Njoroge", born="1993-06-12", post=post)


def send(screen: Client, address: str, **fields: Any) -> Any:
    return screen.post(address, {"submission": str(uuid.uuid4()), **fields}, follow=True)


def told(desk: Post, **changes: Any) -> dict[str, Any]:
    file = SimpleUploadedFile("list.csv", f"{HEADINGS}\n{NJOROGE}\n{HASSAN}".encode())
    return {
        "file": file, "source_kind": "holding", "sender": "Third Brigade", "received_on": "2026-10-01",
        "country": "UA", "post": desk.pk, "confidence": "probable", "as_of": "2026-09-30",
    } | changes  # fmt: skip


def page(screen: Client, address: str) -> str:
    return screen.get(address).content.decode()


def test_a_list_goes_from_hand_in_to_its_lines(screen: Client, post: Post, national: National) -> None:
    answer = send(screen, "/nationals/lists/", **told(post))
    sent = NameList.objects.get()
    assert answer.redirect_chain[-1][0] == sent.get_absolute_url()
    assert do_jobs() == ["look_through_list"]
    shown = screen.get(sent.get_absolute_url())
    fields = {bound.html_name: bound.value() or "" for bound in shown.context["form"]}
    send(screen, f"{sent.get_absolute_url()}confirm/", **fields)
    assert do_jobs() == ["match_list"]
    text = page(screen, sent.get_absolute_url())
    for said in (
        "Ванджиру Нджороге",
        "Wanjiru Njoroge",
        "almost certainly the same",
        "Отиено Хассан",
        "born the same day",
    ):
        assert said in text


def test_pasted_text_is_a_list(screen: Client, post: Post) -> None:
    send(screen, "/nationals/lists/", **told(post, file="", text="1. Ванджиру Нджороге\n2. Отиено Хассан 1990"))
    assert do_jobs() == ["look_through_list"]
    assert NameList.objects.get().state == ListState.PROPOSED


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"file": ""}, "Give either a file or the text."),
        ({"text": "Somebody"}, "Give either a file or the text."),
        ({"file": SimpleUploadedFile("list.png", b"\x89PNG\r\n\x1a\n" + b"0" * 99)}, "This is a picture"),
        ({"sender": ""}, "This field is required"),
        ({"received_on": "2126-10-01"}, "This lies in the future."),
        ({"country": "XX"}, "Select a valid choice"),
        ({"post": "999999"}, "Select a valid choice"),
        ({"as_of": "soon"}, "soon"),
        ({"file": "", "text": "x" * 500_001}, "This is too long."),
    ],
)
def test_what_is_wrong_comes_back_with_the_reason(
    screen: Client, post: Post, changes: dict[str, Any], said: str
) -> None:
    answer = send(screen, "/nationals/lists/", **told(post, **changes))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not NameList.objects.exists()


def test_an_officer_hands_in_for_his_own_posts_only(screen: Client) -> None:
    other = PostFactory.create()
    assert send(screen, "/nationals/lists/", **told(other)).status_code == 422


def test_the_next_line_follows_a_decision(screen: Client, post: Post, caseworker: User, national: National) -> None:
    sent = compared(NJOROGE, HASSAN, post=post, by=caseworker)
    first, second = sent.people.order_by("row")
    answer = send(screen, first.get_absolute_url(), **{"decision": "accept", "accept-reference": national.reference})
    assert answer.redirect_chain[-1][0] == second.get_absolute_url()
    assert "Row 2: accepted" in answer.content.decode()


def test_after_the_last_line_the_list_follows(screen: Client, post: Post, caseworker: User) -> None:
    line = listed(NJOROGE, post=post, by=caseworker)
    answer = send(screen, line.get_absolute_url(), **{"decision": "reject", "reject-reason": "a Tanzanian"})
    assert answer.redirect_chain[-1][0] == line.name_list.get_absolute_url()


def test_the_page_of_a_line_knows_who_was_entered_meanwhile(screen: Client, post: Post, caseworker: User) -> None:
    line = listed(NJOROGE, post=post, by=caseworker)
    assert line.suggested == []
    meanwhile = NationalFactory.create(name="Wanjiru Njoroge", born="1993-06-12", post=post)
    assert meanwhile.reference in page(screen, line.get_absolute_url())


def test_somebody_entered_while_the_page_was_open_is_shown_before_a_new_case(
    screen: Client, post: Post, caseworker: User
) -> None:
    line = listed(NJOROGE, post=post, by=caseworker)
    meanwhile = NationalFactory.create(name="Wanjiru Njoroge", born="1993-06-12", post=post)
    fields = {"decision": "new_case", "new_case-name": "Wanjiru Njoroge"}
    answer = send(screen, line.get_absolute_url(), **fields)
    assert answer.status_code == 422
    assert f"{meanwhile.reference} may be this person" in answer.content.decode()
    answer = send(screen, line.get_absolute_url(), **fields, seen=meanwhile.reference)
    line.refresh_from_db()
    assert (answer.status_code, line.decision) == (200, LineDecision.NEW_CASE)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"decision": "accept", "accept-reference": "N-999999"}, "has the reference N-999999"),
        ({"decision": "accept", "accept-reference": "=1+1"}, "has the reference"),
        ({"decision": "ask", "ask-question": "?"}, "This field is required"),
        ({"decision": "new_case", "new_case-name": ""}, "This field is required"),
        ({"decision": "dance"}, "The line as it came"),
        ({}, "The line as it came"),
    ],
)
def test_a_decision_that_cannot_be_comes_back(
    screen: Client, post: Post, caseworker: User, fields: dict[str, Any], said: str
) -> None:
    line = listed(NJOROGE, post=post, by=caseworker)
    answer = send(screen, line.get_absolute_url(), **fields)
    line.refresh_from_db()
    assert (answer.status_code, line.decision) == (422, LineDecision.OPEN)
    assert said in answer.content.decode()


def test_the_second_of_two_tabs_is_told_what_was_decided(screen: Client, post: Post, caseworker: User) -> None:
    line = listed(NJOROGE, post=post, by=caseworker)
    decisions.reject(line, reason="", by=caseworker)
    answer = send(screen, line.get_absolute_url(), **{"decision": "new_case", "new_case-name": "A B"})
    assert "Somebody has decided meanwhile" in answer.content.decode() or answer.status_code == 422
    assert not Case.objects.exists()


def test_the_second_person_finds_what_waits_and_confirms(
    post: Post, caseworker: User, supervisor: User, signed_in: SignedIn, national: National
) -> None:
    CaseFactory.create(national=national, post=post, country="UA")
    line = decisions.accept(listed(NJOROGE, post=post, by=caseworker, **CAPTURED), national, by=caseworker)
    desk = signed_in(supervisor)
    assert line.get_absolute_url() in page(desk, "/nationals/lists/panel/")
    shown = page(desk, line.get_absolute_url())
    assert "The list says: captured" in shown
    assert f'name="seen" value="{national.reference}"' in shown
    assert send(desk, line.get_absolute_url(), decision="confirm").status_code == 422
    send(desk, line.get_absolute_url(), decision="confirm", seen=national.reference)
    line.refresh_from_db()
    assert (line.decision, line.confirmed_by) == (LineDecision.ACCEPTED, supervisor)


def test_who_accepted_it_sees_that_somebody_else_must_confirm(
    screen: Client, post: Post, caseworker: User, national: National
) -> None:
    line = decisions.accept(listed(NJOROGE, post=post, by=caseworker, **CAPTURED), national, by=caseworker)
    text = page(screen, line.get_absolute_url())
    assert "Somebody else who may confirm" in text
    assert "Confirm that it is this person" not in text


def test_a_colleague_finds_what_is_asked_of_him_on_today(post: Post, caseworker: User, signed_in: SignedIn) -> None:
    colleague = UserFactory.create(caseworker=post)
    line = listed(NJOROGE, post=post, by=caseworker)
    decisions.ask(line, colleague=colleague, question="Your client?", by=caseworker)
    desk = signed_in(colleague)
    assert "/nationals/lists/panel/" in page(desk, "/")
    assert line.get_absolute_url() in page(desk, "/nationals/lists/panel/")
    assert "Your client?" in page(desk, line.get_absolute_url())


def test_beyond_doubt_is_one_button_with_its_number(
    screen: Client, post: Post, caseworker: User, national: National
) -> None:
    CaseFactory.create(national=national, post=post)
    sent = compared(NJOROGE, HASSAN, post=post, by=caseworker)
    assert "Accept 1 line that is almost certain" in page(screen, sent.get_absolute_url())
    send(screen, f"{sent.get_absolute_url()}accept/")
    assert do_jobs() == ["accept_beyond_doubt"]
    assert sent.people.get(row=2).decision == LineDecision.ACCEPTED


def test_a_hidden_person_leaves_no_trace_on_the_pages_of_a_list(
    screen: Client, post: Post, caseworker: User, national: National
) -> None:
    case = CaseFactory.create(national=national, post=post)
    sent = compared(NJOROGE, post=post, by=caseworker)
    Case.objects.filter(pk=case.pk).update(restricted=True)
    for address in (sent.get_absolute_url(), sent.people.get().get_absolute_url()):
        text = page(screen, address)
        assert national.reference not in text
        assert "Wanjiru" not in text
        assert "lmost certain" not in text


def test_an_earlier_line_of_somebody_hidden_since_is_not_shown(
    screen: Client, post: Post, caseworker: User, national: National
) -> None:
    earlier = decisions.accept(listed(NJOROGE, post=post, by=caseworker), national, by=caseworker)
    moved = NJOROGE.replace("Лагерь № 2", "Лагерь № 7")
    again, changed = compared(NJOROGE, moved, post=post, by=caseworker, name="later.csv").people.order_by("row")
    assert earlier.get_absolute_url() in page(screen, changed.get_absolute_url())
    Case.objects.filter(listed=earlier).update(restricted=True)
    for address in (
        again.get_absolute_url(),
        changed.get_absolute_url(),
        f"{again.name_list.get_absolute_url()}?lines=all",
    ):
        text = page(screen, address)
        assert earlier.get_absolute_url() not in text
        assert "accepted" not in text
        assert "Changed since" not in text


def test_what_came_is_fetched_as_it_came_and_recorded(screen: Client, post: Post, caseworker: User) -> None:
    sent = compared(NJOROGE, post=post, by=caseworker)
    answer = screen.get(f"{sent.get_absolute_url()}file/")
    assert b"".join(answer.streaming_content).decode() == f"{HEADINGS}\n{NJOROGE}"  # type: ignore[attr-defined]
    assert answer["Content-Disposition"].startswith("attachment")
    assert reads_of("cases.namelist", str(sent.pk)).filter(kind="downloaded").exists()


def test_the_answer_is_a_workbook_and_recorded(screen: Client, post: Post, caseworker: User) -> None:
    sent = compared(NJOROGE, post=post, by=caseworker)
    answer = screen.get(f"{sent.get_absolute_url()}answer/", {"asks": ["access"]})
    assert load_workbook(io.BytesIO(answer.content)).worksheets[0].max_row == 2
    assert reads_of("cases.namelist", str(sent.pk)).filter(kind="exported").exists()


def test_a_list_of_a_hundred_lines_costs_what_one_of_ten_does(
    screen: Client, post: Post, national: National, django_assert_num_queries: Any
) -> None:
    suggested = [{"national": national.reference, "score": 0.9, "band": "likely", "reasons": []}]
    page(screen, "/nationals/lists/")
    for size in (10, 100):
        sent = NameListFactory.create(post=post, state=ListState.OPEN)
        ListedPersonFactory.create_batch(size, name_list=sent, suggested=suggested)
        with django_assert_num_queries(11):  # two of them begin and end the transaction
            assert national.name in page(screen, sent.get_absolute_url())


def test_the_page_of_a_line_costs_few_queries(
    screen: Client, post: Post, caseworker: User, national: National, django_assert_max_num_queries: Any
) -> None:
    line = listed(NJOROGE, post=post, by=caseworker)
    with django_assert_max_num_queries(20):
        screen.get(line.get_absolute_url())


def test_no_list_is_too_old_to_be_reached(screen: Client, post: Post) -> None:
    oldest = NameListFactory.create(post=post)
    NameListFactory.create_batch(25, post=post)
    first = screen.get("/nationals/lists/")
    assert oldest.get_absolute_url() not in first.content.decode()
    assert oldest.get_absolute_url() in page(screen, f"/nationals/lists/?{first.context['page'].next}")


def test_lines_are_reached_by_clicking_from_the_register_of_persons(screen: Client) -> None:
    assert 'href="/nationals/lists/"' in page(screen, "/nationals/")


def test_the_lines_of_another_list_are_not_here(screen: Client, post: Post, caseworker: User) -> None:
    line = listed(NJOROGE, post=post, by=caseworker)
    other = ListedPersonFactory.create(name_list__post=PostFactory.create(), row=2)
    assert screen.get(line.get_absolute_url()).status_code == 200
    assert screen.get(other.get_absolute_url()).status_code == 404
    assert ListedPerson.objects.count() == 2


def test_today_says_nothing_of_lists_when_nothing_waits(screen: Client) -> None:
    part = screen.get("/nationals/lists/panel/", headers={"HX-Request": "true"})
    assert part.content.decode().strip() == ""
    assert "No line of a name list waits for you" in page(screen, "/nationals/lists/panel/")
