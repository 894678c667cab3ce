"""Journey: a meeting is planned and held, forty are asked for in it, twenty-five are answered in part, a promise is
judged; the briefing before the next meeting tells what became of it, in Word and as PDF."""

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from docx import Document
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from diplomacy.models import Briefing, Engagement, Request
from tests.browser.conftest import OpenPage
from tests.browser.journeys import looked_at, menu, press
from tests.factories.accounts import PostFactory, UserFactory
from tests.factories.cases import CaseFactory
from tests.factories.diplomacy import AuthorityFactory

pytestmark = pytest.mark.django_db(transaction=True)
WORDS, EVIDENCE, WISH = "A list of the wounded by Friday.", "The list named nine of eleven.", "Support for a candidate."
TOLD = ["consular access, 40 persons", "partly granted 25", WORDS, f"partly kept, {{day}}: {EVIDENCE}", WISH]


def test_the_next_briefing_tells_what_became_of_the_last_meeting(apart: OpenPage) -> None:
    post = PostFactory.create(name="Kyiv")
    CaseFactory.create_batch(40, post=post, captured=True, country="UA")
    AuthorityFactory.create(name="Coordination Headquarters", country="UA")
    page = apart(UserFactory.create(full_name="Grace Chebet", caseworker=post))
    _plan(page, "Our forty nationals")
    _hold(page, Engagement.objects.get())
    _take_points(page)
    _ask_for_forty(page)
    _answer_twenty_five(page)
    _promise_and_judge(page)
    _plan(page, "What became of it")
    press(page, "Make the briefing")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Coordination Headquarters")
    for words in _told():
        expect(page.locator("main")).to_contain_text(words)
    looked_at(page)
    _papers_say_the_same(page, Briefing.objects.get())


def _told() -> list[str]:
    day = date_format(timezone.localdate(), "j M Y")
    return [words.format(day=day) for words in TOLD]


def _plan(page: Page, subject: str) -> None:
    menu(page, "Diplomacy")
    press(page, "Plan a meeting")
    press(page, "Coordination Headquarters")
    page.locator("#id_held_on").fill((timezone.localdate() + timedelta(days=1)).isoformat())
    page.get_by_label("Subject").fill(subject)
    press(page, "Plan it")
    expect(page.locator(".tag", has_text="Planned")).to_be_visible()


def _hold(page: Page, meeting: Engagement) -> None:
    Engagement.objects.filter(pk=meeting.pk).update(held_on=timezone.localdate())  # its day has come
    page.goto(meeting.get_absolute_url())
    press(page, "It is held: take its points")
    press(page, "Take its points")


def _take_points(page: Page) -> None:
    for turn, text in (("We asked of them", "Consular access to all forty."), ("They asked of us", WISH)):
        page.get_by_label(turn, exact=True).check()
        page.get_by_label("What", exact=False).first.fill(text)
        press(page, "Take the point")
        expect(page.get_by_text(text)).to_be_visible()
    press(page, "Done")


def _ask_for_forty(page: Page) -> None:
    press(page, "Note a request made in it")
    page.get_by_label("And all cases of a list").select_option(label="Captured: Ukraine (40)")
    page.get_by_label("What exactly").fill("Consular access to all forty.")
    looked_at(page)
    press(page, "Record the request")
    expect(page.locator("main")).to_contain_text("Made 40")
    assert Request.objects.get().engagement == Engagement.objects.get()


def _answer_twenty_five(page: Page) -> None:
    press(page, "One answer for several cases")
    for box in page.locator("input[name=ticked]").all()[:25]:
        box.check()
    page.locator("select[name=state]").select_option("partly_granted")
    page.get_by_label("In their words, or the reason").fill("A visit of an hour, without a doctor.")
    press(page, "Record the answer")
    expect(page.locator("main")).to_contain_text("25 cases answered. 15 still wait.")


def _promise_and_judge(page: Page) -> None:
    page.goto(Engagement.objects.get().get_absolute_url())
    press(page, "Note a promise made in it")
    page.get_by_label("The words as spoken").fill(WORDS)
    press(page, "Record the promise")
    press(page, "What became of it …")
    page.get_by_label("It was").select_option("partly")
    page.get_by_label("Evidence or reason").fill(EVIDENCE)
    press(page, "Record the judgement")
    expect(page.locator("main")).to_contain_text(EVIDENCE)


def _papers_say_the_same(page: Page, briefing: Briefing) -> None:
    printed = PdfReader(BytesIO(_downloaded(page, "PDF")))
    pdf = " ".join("\n".join(part.extract_text() for part in printed.pages).split())
    document = Document(BytesIO(_downloaded(page, "Word")))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    word = " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    for paper in (pdf, word):
        assert briefing.reference in paper
        for words in _told():
            assert words in paper


def _downloaded(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.locator("main").get_by_role("link", name=re.compile(name)).first.click()
    return Path(download.value.path()).read_bytes()
