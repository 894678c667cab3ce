"""What the scripts do: send once, lose nothing, keep drafts, obey keys, cover the page at the session's end."""

import json
import re
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from playwright.sync_api import BrowserContext, Page, Route, expect

from accounts.http import SEEN
from accounts.models import User
from core.models import Draft, Submission
from tests.browser.conftest import OpenPage
from tests.factories.accounts import PASSWORD, PostFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
FORM = "/components/"


@pytest.fixture
def caseworker() -> User:
    user: User = UserFactory.create(full_name="Amina Wanjiru", caseworker=PostFactory.create(name="Moscow"))
    return user


@pytest.fixture
def page(open_as: OpenPage, caseworker: User) -> Page:
    page = open_as(caseworker)
    page.goto(FORM)
    expect(page.locator("html")).to_have_attribute("data-scripted", "")
    return page


def name_field(page: Page) -> Any:
    return page.get_by_label("Name as in the passport")


def save(page: Page) -> None:
    page.get_by_role("button", name="Record capture").click()


def end_the_session(user: User) -> None:
    """Nothing has been heard from this person for years."""
    for session in Session.objects.all():
        store = SessionStore(session.session_key)
        if store.get(SESSION_KEY) == str(user.pk):
            store[SEEN] = 0
            store.save()


def test_a_saved_form_leads_on_with_a_message(page: Page) -> None:
    name_field(page).fill("Daniel Cheboi")
    save(page)
    expect(page.get_by_text("Saved: Daniel Cheboi")).to_be_visible()


def test_a_double_click_does_it_once(page: Page) -> None:
    name_field(page).fill("Daniel Cheboi")
    page.get_by_role("button", name="Record capture").dblclick()
    expect(page.get_by_text("Saved: Daniel Cheboi")).to_have_count(1)
    assert Submission.objects.count() == 1


def test_errors_take_the_place_of_the_page_and_the_focus(page: Page) -> None:
    name_field(page).fill("Dan\u202eiel")
    save(page)
    expect(page.locator(".error-summary").first).to_be_focused()
    expect(name_field(page)).to_have_attribute("aria-invalid", "true")
    name_field(page).fill("Daniel")
    save(page)
    expect(page.get_by_text("Saved: Daniel")).to_be_visible()


def test_a_lost_link_while_saving_says_so_and_loses_nothing(page: Page, context: BrowserContext) -> None:
    name_field(page).fill("Daniel Cheboi")
    context.set_offline(True)
    save(page)
    expect(page.locator("[data-link-line]")).to_contain_text("No link: nothing was saved")
    expect(name_field(page)).to_have_value("Daniel Cheboi")
    context.set_offline(False)
    save(page)
    expect(page.get_by_text("Saved: Daniel Cheboi")).to_be_visible()


def test_an_answer_that_got_lost_is_found_by_sending_again(page: Page) -> None:
    lost: list[int] = []

    def lose_the_answer(route: Route) -> None:
        if route.request.method == "POST" and not lost:
            route.fetch(max_redirects=0)
            lost.append(1)
            route.abort()
        else:
            route.continue_()

    page.route("**/components/", lose_the_answer)
    name_field(page).fill("Daniel Cheboi")
    save(page)
    expect(page.locator("[data-link-line]")).to_be_visible()
    save(page)
    expect(page.get_by_role("button", name="Record capture")).to_be_enabled()
    expect(page.get_by_text("Saved: Daniel Cheboi")).to_be_visible()
    assert Submission.objects.count() == 1


def test_the_server_in_trouble_says_so_and_loses_nothing(page: Page) -> None:
    page.route("**/components/", lambda route: route.fulfill(status=503, body="<main><h1>gone</h1></main>"))
    name_field(page).fill("Daniel Cheboi")
    save(page)
    expect(page.locator("[data-link-line]")).to_contain_text("The server could not do it")
    expect(name_field(page)).to_have_value("Daniel Cheboi")


def test_a_draft_goes_to_the_server_and_is_offered_again(page: Page, caseworker: User) -> None:
    page.clock.install()
    page.goto(FORM)
    name_field(page).fill("Daniel Cheboi")
    line = page.locator("[data-draft-line]")
    expect(line).to_have_text("not sent yet")
    page.clock.run_for(3100)
    expect(line).to_have_text(re.compile(r"^sent \d\d:\d\d$"))
    assert Draft.objects.get(user=caseworker).fields["name"] == ["Daniel Cheboi"]
    assert page.evaluate("localStorage.length") == 0
    page.goto(FORM)
    expect(name_field(page)).to_have_value("")
    page.get_by_role("button", name="Use it").click()
    expect(name_field(page)).to_have_value("Daniel Cheboi")


def test_a_draft_can_be_thrown_away(page: Page, caseworker: User) -> None:
    Draft.objects.create(user=caseworker, form=f"{FORM}#sample", fields={"name": ["Old"]})
    page.goto(FORM)
    with page.expect_response(lambda answer: answer.request.method == "DELETE"):
        page.get_by_role("button", name="Throw it away").click()
    assert not Draft.objects.exists()


def test_a_sent_form_leaves_no_draft(page: Page, caseworker: User) -> None:
    Draft.objects.create(user=caseworker, form=f"{FORM}#sample", fields={"name": ["Old"]})
    page.goto(FORM)
    page.get_by_role("button", name="Use it").click()
    save(page)
    expect(page.get_by_text("Saved: Old")).to_be_visible()
    assert not Draft.objects.exists()
    expect(page.get_by_role("button", name="Use it")).to_have_count(0)


def test_a_form_that_came_back_once_leaves_no_draft_either(page: Page) -> None:
    refused(page)
    name_field(page).fill("Daniel Cheboi")
    save(page)
    expect(page.get_by_text("Saved: Daniel Cheboi")).to_be_visible()
    page.goto("/profile/")
    page.wait_for_load_state("networkidle")
    assert not Draft.objects.exists()


def test_what_came_back_is_a_draft_when_the_page_is_left(page: Page) -> None:
    refused(page)
    page.goto("/profile/")
    page.goto(FORM)
    page.get_by_role("button", name="Use it").click()
    expect(name_field(page)).to_have_value("A\u200bB")


def refused(page: Page) -> None:
    """The form as it comes back with what was typed, which no draft holds yet."""
    name_field(page).fill("A\u200bB")
    save(page)
    expect(page.locator(".error-summary").first).to_be_focused()


def test_without_a_link_the_draft_is_kept_on_this_computer(page: Page, context: BrowserContext) -> None:
    page.clock.install()
    page.goto(FORM)
    context.set_offline(True)
    name_field(page).fill("Daniel Cheboi")
    page.clock.run_for(3100)
    expect(page.locator("[data-draft-line]")).to_have_text("no link: kept on this computer")
    (kept,) = page.evaluate("Object.values(localStorage)")
    assert json.loads(kept)["fields"]["name"] == ["Daniel Cheboi"]
    context.set_offline(False)
    page.clock.run_for(15_100)
    expect(page.locator("[data-draft-line]")).to_have_text(re.compile("^sent "))
    assert page.evaluate("localStorage.length") == 0


def test_signing_out_clears_the_browser(page: Page, context: BrowserContext) -> None:
    page.evaluate("localStorage.setItem(`ubalozi.draft.${document.getElementById('client').dataset.user}.x`, '{}')")
    page.get_by_role("button", name="Sign out").first.click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


def test_keys_search_walk_the_list_and_show_themselves(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="National 2")).to_be_focused()
    page.keyboard.press("k")
    expect(page.get_by_role("link", name="National 1")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#row-1$"))
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    expect(page).to_have_url(re.compile("#form$"))


def test_keys_do_nothing_in_a_text_field(page: Page) -> None:
    name_field(page).press_sequentially("je?")
    expect(name_field(page)).to_have_value("je?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()


def test_keys_can_be_switched_off(page: Page) -> None:
    page.get_by_role("button", name="Keys ?").click()
    page.get_by_role("button", name="Turn single keys off").click()
    expect(page.locator("body")).to_have_attribute("data-keys", "off")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()


def test_the_session_warns_before_its_end_and_can_be_kept(page: Page, settings: Any) -> None:
    page.clock.install()
    settings.SESSION_IDLE = settings.SESSION_WARN_BEFORE
    page.goto(FORM)
    page.clock.run_for(2000)
    warning = page.get_by_role("dialog", name="Still there?")
    expect(warning).to_be_visible()
    settings.SESSION_IDLE = 10 * settings.SESSION_WARN_BEFORE
    page.get_by_role("button", name="Stay signed in").click()
    expect(warning).to_be_hidden()


def test_a_finished_session_covers_the_page_and_everything_typed_stays(page: Page, caseworker: User) -> None:
    name_field(page).fill("Daniel Cheboi")
    end_the_session(caseworker)
    page.locator("form[data-draft]").evaluate("form => form.requestSubmit()")  # or the draft is first to find out
    cover = page.get_by_role("dialog", name="You have been signed out")
    expect(cover).to_be_visible()
    page.keyboard.press("Escape")
    expect(cover).to_be_visible()
    cover.get_by_label("Password").fill("wrong")
    cover.get_by_role("button", name="Sign in").click()
    expect(cover.get_by_role("alert").first).to_be_visible()
    cover.get_by_label("Password").fill(PASSWORD)
    cover.get_by_role("button", name="Sign in").click()
    expect(cover).to_be_hidden()
    expect(name_field(page)).to_have_value("Daniel Cheboi")
    save(page)
    expect(page.get_by_text("Saved: Daniel Cheboi")).to_be_visible()


def test_somebody_else_signing_in_here_gets_a_page_of_his_own(page: Page, caseworker: User) -> None:
    other: User = UserFactory.create(caseworker=PostFactory.create())
    name_field(page).fill("Daniel Cheboi")
    end_the_session(caseworker)
    page.locator("form[data-draft]").evaluate("form => form.requestSubmit()")  # or the draft is first to find out
    cover = page.get_by_role("dialog", name="You have been signed out")
    cover.get_by_label("E-mail").fill(other.email)
    cover.get_by_label("Password").fill(PASSWORD)
    cover.get_by_role("button", name="Sign in").click()
    expect(page.locator("#client")).to_have_attribute("data-user", str(other.pk))
    expect(name_field(page)).to_have_value("")
