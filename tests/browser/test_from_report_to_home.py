"""Journey 1: a caseworker takes a report of somebody who is known, and brings him home."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from accounts.models import Post, User
from cases.models import Case
from diplomacy.choices import AuthorityKind
from nationals import index
from nationals.models import National
from tests.browser.conftest import OpenPage
from tests.browser.journeys import looked_at, menu, press
from tests.factories.accounts import PostFactory, UserFactory
from tests.factories.diplomacy import AuthorityFactory
from tests.factories.nationals import NationalFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def post() -> Post:
    created: Post = PostFactory.create(name="Kyiv", country="UA", covers=["UA"])
    return created


@pytest.fixture
def caseworker(post: Post) -> User:
    created: User = UserFactory.create(full_name="Amina Wanjiru", caseworker=post)
    return created


@pytest.fixture
def known(post: Post) -> National:
    """In the register already, spelled as in his passport."""
    national: National = NationalFactory.create(name="Daniel Kiprono Cheboi", born="1997-03-02", post=post)
    index.set_index(national)
    national.save()
    AuthorityFactory.create(name="Ministry of Foreign Affairs, Kyiv", country="UA", kind=AuthorityKind.MINISTRY)
    return national


def test_a_caseworker_brings_a_captured_national_home(apart: OpenPage, caseworker: User, known: National) -> None:
    page = apart(caseworker)
    looked_at(page)
    _takes_the_report(page, known)
    _records_the_capture(page)
    _asks_for_access(page)
    _notes_the_assurance(page)
    _records_the_release(page)
    _records_the_way_home(page)
    case = Case.objects.get()
    assert (case.status, case.national) == ("repatriated", known)
    assert case.requests.get().kind == "access"
    assert case.commitments.get().words == "He will be seen by the Red Cross within the month."
    assert case.legs.get().destination == "Nairobi"


def _takes_the_report(page: Page, known: National) -> None:
    press(page, "New case")
    looked_at(page)
    page.get_by_label("Name, and how we can reach them").fill("His sister Ruth, +254 700 000 000")
    page.get_by_label("Name", exact=False).nth(1).fill("Kiprono Cheboy Daniel")
    suggestion = page.get_by_role("link", name="Open the case for Daniel Kiprono Cheboi")
    suggestion.click()
    page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text(known.reference)
    page.get_by_label("Name, and how we can reach them").fill("His sister Ruth, +254 700 000 000")
    page.get_by_label("Country where he or she is").select_option("UA")
    page.get_by_label("What is reported").fill("Seen in a brigade's video.")
    press(page, "Open the case")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Daniel Kiprono Cheboi")
    looked_at(page)


def _records_the_capture(page: Page) -> None:
    press(page, "Change status …")
    looked_at(page)
    press(page, "Record capture")
    page.get_by_label("held by").fill("57th Motorised Infantry Brigade")
    page.get_by_label("place").fill("Kharkiv Oblast, near Vovchansk")
    page.get_by_label("since when").fill("about 9 Sep 2026")
    page.get_by_label("who says so").select_option("social_media")
    page.get_by_label("source, in detail").fill("a video of the brigade")
    page.get_by_label("how sure").select_option("probable")
    looked_at(page)
    press(page, "Record capture")
    expect(page.locator("main")).to_contain_text("57th Motorised Infantry Brigade")
    expect(page.locator("main")).to_contain_text("about 9 Sep 2026")
    expect(page.locator("main")).to_contain_text("Ask the holding state for consular access")


def _asks_for_access(page: Page) -> None:
    page.get_by_role("link", name="Ask for consular access").click()
    page.wait_for_load_state()
    looked_at(page)
    press(page, "Ask for access")
    expect(page.locator("main")).to_contain_text("Consular access")


def _notes_the_assurance(page: Page) -> None:
    page.goto(Case.objects.get().get_absolute_url())
    page.get_by_role("link", name="Note a promise").click()
    page.wait_for_load_state()
    press(page, "Ministry of Foreign Affairs, Kyiv")
    page.get_by_label("the words as spoken").fill("He will be seen by the Red Cross within the month.")
    looked_at(page)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text("within the month")


def _records_the_release(page: Page) -> None:
    menu(page, "Cases")
    looked_at(page)
    page.get_by_role("link", name="Daniel Kiprono Cheboi").click()
    press(page, "Change status …")
    press(page, "Record release")
    page.get_by_label("released on").fill("1 Nov 2026")
    page.get_by_label("released by whom").fill("the brigade, to the Red Cross")
    page.get_by_label("place").fill("at the border")
    page.get_by_label("condition").fill("thin, walks")
    page.get_by_label("who says so").select_option("red_cross")
    page.get_by_label("source, in detail").fill("their message of 2 Nov")
    page.get_by_label("how sure").select_option("confirmed")
    press(page, "Record release")
    expect(page.locator(".tag").first).to_have_text("Released")


def _records_the_way_home(page: Page) -> None:
    page.get_by_role("heading", level=1).get_by_role("link").click()
    press(page, "Add a document")
    page.get_by_label("Kind").select_option("emergency")
    page.get_by_label("Number").fill("ETD 0042/26")
    looked_at(page)
    press(page, "Add the document")
    page.locator("main").get_by_role("link", name=Case.objects.get().reference).click()
    press(page, "Change status …")
    press(page, "Record departure")
    page.get_by_label("when the national agreed").fill("2 Nov 2026")
    page.get_by_label("how the agreement was given").fill("By telephone; his sister listened.")
    page.get_by_label("travel document").select_option(index=1)
    page.get_by_label("journey from").fill("Warsaw")
    page.get_by_label("journey to").fill("Nairobi")
    page.get_by_label("departs on").fill((timezone.localdate() - timedelta(days=1)).isoformat())
    looked_at(page)
    press(page, "Record departure")
    press(page, "Change status …")
    press(page, "Record arrival")
    page.get_by_label("arrived on").fill(timezone.localdate().isoformat())
    page.get_by_label("port of entry").fill("Nairobi, Jomo Kenyatta")
    page.get_by_label("received by").fill("the desk and his sister")
    press(page, "Record arrival")
    expect(page.locator(".tag").first).to_have_text("Repatriated")
    expect(page.locator("main")).to_contain_text("Follow up after a week")
    looked_at(page)
