"""Journey: a victim names a man by nickname; at another post a second case names the same; a supervisor decides."""

import pytest
from playwright.sync_api import expect

from cases.models import Case
from networks.models import Actor
from tests.browser.conftest import OpenPage
from tests.browser.journeys import looked_at, menu, press
from tests.factories.accounts import PostFactory, UserFactory
from tests.factories.cases import CaseFactory
from tests.factories.networks import AffiliationFactory, AffiliationWordFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_named_by_nickname_in_two_cases_of_two_posts(apart: OpenPage) -> None:
    moscow, kyiv = PostFactory.create(name="Moscow"), PostFactory.create(name="Kyiv")
    first: Case = CaseFactory.create(post=moscow)
    second: Case = CaseFactory.create(post=kyiv)
    page = apart(UserFactory.create(full_name="Amina Wanjiru", caseworker=moscow))
    page.goto(first.get_absolute_url())
    press(page, "Name somebody")
    page.get_by_label("Name, nickname or call sign").fill("Vitya")
    page.get_by_label("Number or account").fill("+7 916 123 45 67")
    expect(page.get_by_text("Nobody like this is known to you.")).to_be_visible()
    looked_at(page)
    page.get_by_role("button", name="Record the claim").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Vitya")
    expect(page.get_by_text("seen in")).to_have_count(0)
    looked_at(page)

    other = apart(UserFactory.create(full_name="Hassan Abdi", caseworker=kyiv))
    other.goto(second.get_absolute_url())
    press(other, "Name somebody")
    other.get_by_label("Name, nickname or call sign").fill("Витя")
    other.get_by_role("link", name="It is Vitya").focus()
    other.keyboard.press("Enter")
    expect(other.get_by_label("Name, nickname or call sign")).to_have_count(0)
    other.get_by_role("button", name="Record the claim").click()
    expect(other.get_by_text("seen in 2 cases, 2 posts")).to_be_visible()
    expect(other.get_by_text(first.reference)).to_have_count(0)
    looked_at(other)
    page.reload()
    expect(page.get_by_text("seen in 2 cases, 2 posts")).to_be_visible()
    assert Actor.objects.count() == 1


def test_what_is_contested_is_decided_and_each_side_stands_there(apart: OpenPage) -> None:
    post = PostFactory.create(name="Moscow")
    affiliation = AffiliationFactory.create()
    AffiliationWordFactory.create(affiliation=affiliation)
    AffiliationWordFactory.create(affiliation=affiliation, denied=True)
    page = apart(UserFactory.create(caseworker=post))
    menu(page, "Networks")
    looked_at(page)
    page.get_by_role("link", name=affiliation.actor.name).click()
    expect(page.locator(".tag", has_text="Disputed")).to_be_visible()
    press(page, "Take down what is contested")
    page.get_by_label("What is contested, and why").fill("I never worked there.")
    page.get_by_label("By whom, and how to reach them").fill("His lawyer")
    page.get_by_role("button", name="Take it down").click()
    expect(page.get_by_text("A supervisor who did not take it down decides it.")).to_be_visible()
    looked_at(page)
    desk = apart(UserFactory.create(supervisor=post))
    desk.goto("/networks/corrections/")
    desk.get_by_role("link", name="I never worked there.").click()
    desk.get_by_label("Decision").select_option("upheld")
    desk.get_by_label("Why, and what was changed").fill("The embassy's letter.")
    looked_at(desk)
    desk.get_by_role("button", name="Decide").click()
    expect(desk.locator(".tag", has_text="Corrected")).to_be_visible()
