"""Journey: a meeting is planned, held, its points taken on a telephone without scripts, its read-out drafted."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from cases.models import Case
from diplomacy.models import Engagement
from tests.browser.conftest import OpenPage
from tests.browser.journeys import looked_at, menu, press
from tests.factories.accounts import PostFactory, UserFactory
from tests.factories.cases import CaseFactory
from tests.factories.diplomacy import AuthorityFactory, CommitmentFactory, ContactFactory, RequestFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_meeting_from_its_plan_to_its_read_out(apart: OpenPage, browser: Browser, live_server: LiveServer) -> None:
    post = PostFactory.create(name="Nairobi")
    case: Case = CaseFactory.create(post=post, captured=True, country="UA")
    state = AuthorityFactory.create(name="Ukraine", kind="state")
    embassy = AuthorityFactory.create(name="Embassy of Ukraine", kind="embassy", parent=state, located_in="KE")
    ContactFactory.create(authority=embassy, name="Iryna Kovalchuk", office="Ambassador")
    RequestFactory.create(authority=embassy, post=post, on=[case])
    CommitmentFactory.create(authority=embassy, post=post, words="Access within ten days.")
    officer = UserFactory.create(full_name="Grace Chebet", caseworker=post)
    page = apart(officer)
    _plan(page, case)
    expect(page.get_by_text("Access within ten days.")).to_be_visible()
    looked_at(page)
    meeting = Engagement.objects.get()
    Engagement.objects.filter(pk=meeting.pk).update(held_on=timezone.localdate())  # its day has come
    page.reload()
    press(page, "It is held: take its points")
    expect(page.get_by_role("heading", name="It is held")).to_be_visible()
    press(page, "Take its points")
    expect(page.get_by_role("heading", name="The next point")).to_be_visible()
    looked_at(page)
    telephone = _telephone(browser, live_server, officer)
    telephone.goto(page.url)
    _take(telephone, "We asked of them", "Consular access to all of them.", case)
    expect(telephone.get_by_label("We asked of them")).to_be_checked()
    _take(telephone, "They answered", "Within two weeks, in groups.", case)
    _take(telephone, "They said", "Two may go without an announcement.", None, secret=True)
    _take(telephone, "They asked of us", "Support for their candidate.", None)
    assert telephone.evaluate("document.documentElement.scrollWidth") <= 375
    telephone.context.close()
    _draft(page, meeting)


def _plan(page: Page, case: Case) -> None:
    menu(page, "Diplomacy")
    press(page, "Plan a meeting")
    press(page, "Embassy of Ukraine")
    page.locator("#id_held_on").fill((timezone.localdate() + timedelta(days=3)).isoformat())
    page.get_by_label("Subject").fill("Our nationals at the front")
    page.get_by_label("Agenda").fill("1. Access\n2. Return")
    page.get_by_label("Iryna Kovalchuk").check()
    page.get_by_label(case.reference).check()
    looked_at(page)
    press(page, "Plan it")
    expect(page.locator(".tag", has_text="Planned")).to_be_visible()


def _telephone(browser: Browser, live_server: LiveServer, officer: User) -> Page:
    client = Client()
    client.force_login(officer)
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 700})
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    return context.new_page()


def _take(page: Page, turn: str, text: str, case: Case | None, *, secret: bool = False) -> None:
    page.get_by_label(turn, exact=True).check()
    page.get_by_label("What", exact=False).first.fill(text)
    if secret:
        page.get_by_label("Must not be said in public").check()
    if case:
        page.get_by_text("Cases that it is about").click()
        page.get_by_label(case.reference).check()
    page.get_by_role("button", name="Take the point").click()
    expect(page.get_by_text(text)).to_be_visible()


def _draft(page: Page, meeting: Engagement) -> None:
    page.goto(meeting.get_absolute_url())
    expect(page.get_by_text("Within two weeks, in groups.")).to_be_visible()
    looked_at(page)
    press(page, "Draft the read-out")
    expect(page.get_by_role("heading", name="Left out: must not be said")).to_be_visible()
    text = page.get_by_label("Text for the press office")
    assert "Within two weeks" in text.input_value()
    assert "Two may go" not in text.input_value()
    expect(page.get_by_text("Two may go without an announcement.")).to_be_visible()
    looked_at(page)
    press(page, "Keep the read-out")
    expect(page.get_by_text("Kept.")).to_be_visible()
    looked_at(page)
    page.goto(meeting.authority.get_absolute_url())
    looked_at(page)
