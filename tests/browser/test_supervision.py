"""Journey 3: a supervisor reads the dashboard, opens the list behind a number, confirms a death, closes, reopens."""

import re

import pytest
from playwright.sync_api import expect

from cases.models import Case
from tests.browser.conftest import OpenPage
from tests.browser.journeys import looked_at, menu, press
from tests.factories.accounts import PostFactory, UserFactory
from tests.factories.cases import CaseFactory, ConfirmationFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_supervisor_goes_from_a_number_to_its_list(apart: OpenPage) -> None:
    post = PostFactory.create(name="Moscow")
    CaseFactory.create_batch(3, post=post, captured=True)
    CaseFactory.create_batch(2, post=post)
    page = apart(UserFactory.create(supervisor=PostFactory.create(headquarters=True)))
    menu(page, "Dashboard")
    looked_at(page)
    tile = page.locator(".tiles > *").filter(has_text=re.compile("no access yet"))
    expect(tile).to_contain_text("3")
    tile.get_by_role("link", name="3").click()
    page.wait_for_load_state()
    expect(page.get_by_role("heading", level=1)).to_contain_text("3 cases")
    expect(page.locator("tbody tr")).to_have_count(3)
    looked_at(page)


def test_a_supervisor_confirms_a_death_closes_and_reopens(apart: OpenPage) -> None:
    post = PostFactory.create()
    asker = UserFactory.create(full_name="Amina Wanjiru", caseworker=post)
    case: Case = CaseFactory.create(post=post, captured=True)
    ConfirmationFactory.create(case=case, asked_by=asker)
    page = apart(UserFactory.create(supervisor=post))
    page.get_by_role("link", name=re.compile(case.national.name)).click()
    page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text("Amina Wanjiru")
    looked_at(page)
    press(page, "Confirm")
    expect(page.locator(".tag").first).to_have_text("Deceased")
    press(page, "Change status …")
    press(page, "Close the case")
    page.get_by_label("outcome").select_option("died")
    press(page, "Close the case")
    expect(page.locator("main")).to_contain_text("Closed: died")
    press(page, "Change status …")
    press(page, "Reopen the case")
    page.get_by_label("reason").fill("The remains are not home yet.")
    press(page, "Reopen the case")
    expect(page.locator("#timeline")).to_contain_text("Reopened")
    looked_at(page)
    case.refresh_from_db()
    assert case.is_open
