"""Journey: the person objects, a relative calls all the same, the supervisor reads why somebody spoke with her."""

import pytest
from playwright.sync_api import expect

from cases.models import Case
from tests.browser.conftest import OpenPage
from tests.browser.journeys import looked_at
from tests.factories.accounts import PostFactory, UserFactory
from tests.factories.cases import CaseFactory
from tests.factories.nationals import NextOfKinFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_contact_against_a_wish_reaches_the_supervisor(apart: OpenPage) -> None:
    post = PostFactory.create(name="Moscow")
    case: Case = CaseFactory.create(post=post, captured=True)
    mother = NextOfKinFactory.create(national=case.national, name="Ruth Cheboi", main=True)
    NextOfKinFactory.create(national=case.national, name="Faith Cheboi", minor=True)
    page = apart(UserFactory.create(full_name="Amina Wanjiru", caseworker=post))
    page.goto(f"{case.national.get_absolute_url()}consents/new/")
    page.get_by_label("To what").select_option("family")
    page.get_by_label("Answer").select_option("objects")
    page.get_by_label("How it was said").fill("She must not know before he is out.")
    looked_at(page)
    page.get_by_role("button", name="Record it").click()
    expect(page.locator(".tag.danger", has_text="objects")).to_be_visible()
    looked_at(page)
    page.goto(case.get_absolute_url())
    expect(page.locator(".alarm", has_text="She must not know")).to_be_visible()
    looked_at(page)
    page.get_by_role("link", name="Record a contact Ruth Cheboi").click()
    page.get_by_label("What was said").fill("She rang us and asked.")
    page.get_by_label("The most that was told").select_option("alive")
    page.get_by_label("Why it was done against").fill("She is gravely ill.")
    page.get_by_role("button", name="Record the contact").click()
    expect(page.locator(".error-summary", has_text="Say why more was told")).to_be_visible()
    looked_at(page)
    page.get_by_label("Why more was told").fill("She had seen him on a video.")
    page.get_by_role("button", name="Record the contact").click()
    expect(page.get_by_text("told: that the person is alive and well")).to_be_visible()
    assert mother.contacts.count() == 1
    desk = apart(UserFactory.create(supervisor=post))
    expect(desk.get_by_text("She is gravely ill.")).to_be_visible()
    desk.goto("/cases/against-a-wish/")
    looked_at(desk)
    desk.get_by_role("link", name=case.national.name).click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text(case.national.name)
