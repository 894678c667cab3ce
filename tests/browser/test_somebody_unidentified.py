"""Journey: a body is recorded and linked by one person and confirmed by a second; two posts that know one man agree,
each without seeing the other's entry."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import Post, User
from nationals import index
from nationals.models import Identification, National
from nationals.services.duplicates import look_again
from tests.browser.conftest import OpenPage
from tests.browser.journeys import looked_at, menu, press
from tests.factories.accounts import PostFactory, UserFactory
from tests.factories.nationals import NationalFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def post() -> Post:
    created: Post = PostFactory.create(name="Kyiv", country="UA", covers=["UA"])
    return created


def registered(post: Post, name: str, **facts: object) -> National:
    national: National = NationalFactory.create(name=name, post=post, **facts)
    index.set_index(national)
    national.save()
    return national


def test_who_a_body_is_is_said_by_one_and_confirmed_by_another(apart: OpenPage, post: Post) -> None:
    registered(post, "Daniel Kiprono Cheboi")
    first = apart(UserFactory.create(full_name="Amina Wanjiru", caseworker=post))
    _records_a_body(first)
    _says_who_it_is(first)
    second = apart(UserFactory.create(full_name="Peter Otieno", supervisor=post))
    reference = Identification.objects.get().unidentified.reference
    second.get_by_role("link", name=reference).click()
    second.wait_for_load_state()
    looked_at(second)
    press(second, "Confirm …")
    looked_at(second)
    press(second, "Confirm it")
    expect(second.locator("main")).to_contain_text("confirmed by P. Otieno")
    found = Identification.objects.get()
    assert (found.is_confirmed, found.confirmed_by != found.identified_by) == (True, True)


def _records_a_body(page: Page) -> None:
    menu(page, "Nationals")
    press(page, "Unidentified")
    looked_at(page)
    press(page, "Record somebody unidentified")
    looked_at(page)
    page.get_by_label("living person or body").select_option("body")
    page.get_by_label("name as said").fill("Kiprono Daniel")
    page.get_by_label("source").fill("letter of the bureau")
    press(page, "Record it")
    expect(page.get_by_role("heading", level=1)).to_contain_text("U-0")
    looked_at(page)


def _says_who_it_is(page: Page) -> None:
    press(page, "Say who it is")
    looked_at(page)
    page.get_by_role("link", name="It is this person … Daniel Kiprono Cheboi").click()
    page.wait_for_load_state()
    looked_at(page)
    page.get_by_label("Method").select_option("dna")
    page.get_by_label("Who recognised or examined").fill("the forensic bureau")
    page.get_by_label("What it rests on").fill("Report 12.")
    press(page, "Link the two")
    expect(page.locator("main")).to_contain_text("Waits for a supervisor")


def test_two_posts_agree_each_for_its_own_entry(apart: OpenPage, post: Post) -> None:
    there: Post = PostFactory.create(name="Tripoli")
    ours = registered(post, "Daniel Kiprono Cheboi", home_county="Kericho")
    registered(there, "Kiprono Daniel Cheboi", home_county="Kericho", home_locality="Litein")
    look_again(ours)
    here, other = apart(_supervisor(post)), apart(_supervisor(there))
    here.goto(ours.get_absolute_url())
    expect(here.locator("main")).to_contain_text("Another post may know this person.")
    looked_at(here)
    press(here, "Propose a comparison")
    expect(here.locator("main")).to_contain_text("A comparison has been proposed.")
    other.reload()
    other.get_by_role("link", name="The same person?").click()
    other.wait_for_load_state()
    expect(other.locator("main")).not_to_contain_text(ours.reference)
    looked_at(other)
    press(other, "Agree for our side")
    expect(other.locator("main")).to_contain_text("was joined into this entry")
    here.reload()
    expect(here.locator("main")).to_contain_text("Litein")


def _supervisor(post: Post) -> User:
    user: User = UserFactory.create(supervisor=post)
    return user
