"""axe finds nothing, targets are large enough, nothing is cut: on the pages that show every part of the house."""

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.browser.conftest import OpenPage, axe_findings
from tests.factories.accounts import PASSWORD, PostFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = [
    "/components/",
    "/profile/",
    "/accounts/password/change/",
    "/accounts/sessions/",
    "/accounts/2fa/",
    "/accounts/logout/",
    "/no/such/",
]
STRANGERS_PAGES = [
    "/accounts/login/",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/signup/",
]
TOO_SMALL = """(least) => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter((part) => part.offsetParent && !part.closest(".skip, p, dd, h1") && part.type !== "hidden")
  .filter((part) => {
    const { width, height } = (part.closest("label, .form-check") ?? part).getBoundingClientRect();
    return width < 24 || height < least;
  }).map((part) => part.outerHTML.slice(0, 120))"""
EDGES = """() => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => part / 255).map((part) =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (part) => {
    for (let at = part.parentElement; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/, 0\\)$/.test(colour)) return colour;
    }
  };
  return [...document.querySelectorAll("input:not([type=hidden]), select, textarea, .btn-quiet, summary")]
    .filter((part) => part.offsetParent && !part.checked && getComputedStyle(part).borderTopWidth !== "0px")
    .map((part) => {
      const pair = [light(getComputedStyle(part).borderTopColor), light(ground(part))].sort((a, b) => b - a);
      return [part.outerHTML.slice(0, 100), (pair[0] + 0.05) / (pair[1] + 0.05)];
    }).filter(([, contrast]) => contrast < 3);
}"""


@pytest.fixture
def caseworker() -> User:
    user: User = UserFactory.create(full_name="Amina Wanjiru", caseworker=PostFactory.create(name="Moscow"))
    return user


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_when_signed_in(open_as: OpenPage, caseworker: User, scheme: str) -> None:
    page = open_as(caseworker)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for address in PAGES:
        page.goto(address)
        assert axe_findings(page) == [], address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_signing_in(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for address in STRANGERS_PAGES:
        page.goto(address)
        assert axe_findings(page) == [], address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_fields_and_buttons_can_be_seen(open_as: OpenPage, caseworker: User, scheme: str) -> None:
    page = open_as(caseworker)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for address in PAGES:
        page.goto(address)
        assert page.evaluate(EDGES) == [], address


def test_targets_are_large_enough(open_as: OpenPage, caseworker: User) -> None:
    page = open_as(caseworker)
    for address in PAGES:
        page.goto(address)
        assert page.evaluate(TOO_SMALL, 24) == [], address


def test_targets_are_large_enough_for_a_finger(browser: Browser, caseworker: User, live_server: LiveServer) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 375, "height": 800})
    client = Client()
    client.force_login(caseworker)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()
    for address in PAGES:
        page.goto(live_server.url + address)
        assert page.evaluate(TOO_SMALL, 44) == [], address
    context.close()


@pytest.mark.parametrize("width", [320, 350, 768, 1400])  # 320 is also 1280 at 400 %
def test_nothing_is_cut(open_as: OpenPage, caseworker: User, width: int) -> None:
    page = open_as(caseworker)
    page.set_viewport_size({"width": width, "height": 256 if width == 320 else 800})
    for address in PAGES:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_the_menu_folds_on_small_screens(open_as: OpenPage, caseworker: User) -> None:
    page = open_as(caseworker)
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto("/profile/")
    menu = page.get_by_role("navigation", name="Main")
    expect(menu).to_be_hidden()
    page.get_by_text("Menu", exact=True).click()
    expect(menu).to_be_visible()
    assert axe_findings(page) == []
    assert page.evaluate(TOO_SMALL.replace("document.q", "document.querySelector('.menu').q"), 44) == []


def test_pages_print_in_light_colours_without_the_menu(open_as: OpenPage, caseworker: User) -> None:
    page = open_as(caseworker)
    page.emulate_media(color_scheme="dark", media="print")
    page.goto("/components/")
    expect(page.get_by_role("banner")).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.querySelector('.sheet')).backgroundColor") == "rgb(255, 255, 255)"


def test_the_skip_link_leads_to_the_page(open_as: OpenPage, caseworker: User) -> None:
    page = open_as(caseworker)
    page.goto("/profile/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the page")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_all_works_without_scripts(browser: Browser, caseworker: User, live_server: LiveServer) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=live_server.url, color_scheme="dark")
    page = context.new_page()
    page.goto("/profile/")
    page.get_by_label("E-mail").fill(caseworker.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Language").select_option("fr")
    page.get_by_role("button", name="Save settings").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    caseworker.refresh_from_db()
    assert caseworker.language == "fr"
    context.close()
