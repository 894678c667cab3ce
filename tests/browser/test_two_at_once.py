"""Journey 2: two caseworkers save the same case; nobody's words are lost."""

import pytest
from playwright.sync_api import expect

from accounts.models import Post
from cases.models import Case
from tests.browser.conftest import OpenPage
from tests.browser.journeys import looked_at, menu, press
from tests.factories.accounts import PostFactory, UserFactory
from tests.factories.cases import CaseFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_second_to_save_sees_what_changed_and_keeps_what_he_typed(apart: OpenPage) -> None:
    post: Post = PostFactory.create()
    case: Case = CaseFactory.create(post=post, place="", summary="")
    pages = [apart(UserFactory.create(full_name=name, caseworker=post)) for name in ("Amina Wanjiru", "Peter Otieno")]
    for page in pages:
        menu(page, "Cases")
        page.get_by_role("link", name=case.national.name).click()
        press(page, "Edit the case")
    first, second = pages
    first.get_by_label("place").fill("near Vovchansk")
    press(first, "Save")
    expect(first.locator("main")).to_contain_text("near Vovchansk")
    second.get_by_label("place").fill("near Kupiansk")
    second.get_by_label("summary").fill("He wrote that he is well.")
    press(second, "Save")
    expect(second.locator(".stale")).to_contain_text("near Vovchansk")
    expect(second.get_by_label("place")).to_have_value("near Kupiansk")
    expect(second.get_by_label("summary")).to_have_value("He wrote that he is well.")
    looked_at(second)
    press(second, "Save")
    expect(second.get_by_role("heading", name="Timeline")).to_be_visible()
    case.refresh_from_db()
    assert (case.place, case.summary, case.version) == ("near Kupiansk", "He wrote that he is well.", 3)


def test_a_double_click_records_one_call(apart: OpenPage) -> None:
    post: Post = PostFactory.create()
    case: Case = CaseFactory.create(post=post)
    page = apart(UserFactory.create(caseworker=post))
    menu(page, "Cases")
    page.get_by_role("link", name=case.national.name).click()
    page.get_by_label("What was said or seen").fill("Called, no news.")
    page.get_by_label("With whom").select_option("family")
    page.get_by_role("button", name="Record", exact=True).dblclick()
    expect(page.locator("#timeline")).to_contain_text("Called, no news.")
    assert case.events.filter(kind="call").count() == 1
