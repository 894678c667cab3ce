"""Journey: from an actor to the picture around it, by keyboard to another, filtered; as a file; the same in words."""

import pytest
from playwright.sync_api import expect

from cases.models import Case
from networks.choices import Involved
from networks.models import Actor
from tests.browser.conftest import OpenPage
from tests.browser.journeys import looked_at, menu, press
from tests.factories.accounts import PostFactory, UserFactory
from tests.factories.cases import CaseFactory
from tests.factories.networks import ActorFactory, InvolvementFactory, RouteFactory, RouteStopFactory

pytestmark = pytest.mark.django_db(transaction=True)


def _told() -> tuple[Actor, Actor, list[Case]]:
    """A collector in two cases, with another in each."""
    post = PostFactory.create(name="Moscow")
    collector, guard = ActorFactory.create(name="Mama Tausi"), ActorFactory.create(name="Kolya")
    cases = CaseFactory.create_batch(2, post=post)
    for case in cases:
        InvolvementFactory.create(
            actor=collector, case=case, role=Involved.PAID, amount=1500, currency="USD", place="Nairobi", country="KE"
        )
    InvolvementFactory.create(actor=guard, case=cases[0], role=Involved.GUARDED)
    InvolvementFactory.create(actor=ActorFactory.create(agency=True), case=cases[1])
    return collector, guard, cases


def test_the_picture_is_walked_by_keyboard_and_filtered(open_as: OpenPage) -> None:
    collector, guard, cases = _told()
    page = open_as(UserFactory.create(caseworker=cases[0].post))
    page.goto("/networks/")
    page.get_by_role("link", name=collector.name, exact=True).click()
    press(page, "Picture")
    expect(page.get_by_role("heading", level=1)).to_contain_text(collector.name)
    expect(page.get_by_text("Without Mama Tausi these groups are not connected:")).to_be_visible()
    looked_at(page)

    page.get_by_role("region", name="Picture").focus()
    for _time in range(20):
        page.keyboard.press("Tab")
        if "Kolya" in (page.evaluate("document.activeElement.getAttribute('aria-label')") or ""):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(guard.name)

    page.get_by_label("Steps from the middle").select_option("1")
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("svg.net a")).to_have_count(2)
    page.locator("summary", has_text="Kinds").click()
    page.get_by_label("recruitment agency").check()
    page.get_by_role("button", name="Apply").click()
    expect(page.locator("svg.net a")).to_have_count(1)
    expect(page.get_by_text("Nothing is said that these filters let through.")).to_be_visible()
    looked_at(page)


def test_the_file_is_a_picture_of_its_own_and_a_small_screen_is_not_widened(open_as: OpenPage) -> None:
    collector, _guard, cases = _told()
    page = open_as(UserFactory.create(caseworker=cases[0].post))
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(f"{collector.get_absolute_url()}picture/?steps=3")
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    expect(page.get_by_role("region", name="Picture").get_by_role("link", name="Mama Tausi, A-")).to_be_in_viewport()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download as SVG").click()
    content = waiting.value.path().read_text(encoding="utf-8")
    assert content.startswith("<?xml")
    assert collector.name in content
    assert str(cases[0].national) not in content


def test_routes_stand_on_the_map(open_as: OpenPage) -> None:
    collector, _guard, cases = _told()
    route = RouteFactory.create(actor=collector, case=cases[0], title="Nairobi to Rostov")
    for position, country in enumerate(("KE", "TR", "RU"), start=1):
        RouteStopFactory.create(route=route, position=position, country=country)
    page = open_as(UserFactory.create(caseworker=cases[0].post))
    page.goto("/")
    menu(page, "Networks")
    page.get_by_role("navigation", name="Registers").get_by_role("link", name="Routes").click()
    expect(page.get_by_role("img", name="Ways from country to country, on the map")).to_be_visible()
    looked_at(page)
    page.get_by_role("row", name="Kenya Türkiye").get_by_role("link").click()
    page.get_by_role("link", name=route.title).click()
    expect(page.get_by_role("img", name="The route Nairobi to Rostov on the map")).to_be_visible()
    looked_at(page)
