"""What the journeys share: people at work, each in a browser of his own, and axe on every page they open."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page

from tests.browser.conftest import axe_findings

SCHEMES = ("light", "dark")
Apart = Callable[..., Page]


def looked_at(page: Page) -> None:
    """axe finds nothing on the page as it stands, in light and dark."""
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert axe_findings(page) == [], f"{page.url} ({scheme})"


def press(page: Page, name: str) -> None:
    """The button or link of this name in the page itself, then wait for what it opens."""
    main = page.locator("main")
    main.get_by_role("button", name=name, exact=True).or_(main.get_by_role("link", name=name, exact=True)).first.click()
    page.wait_for_load_state()


def follow(page: Page, link: Locator) -> None:
    """The link, then the page it leads to: not the one that is left."""
    with page.expect_navigation():
        link.click()


def menu(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="Main").first.get_by_role("link", name=name, exact=True).click()
    page.wait_for_load_state()
