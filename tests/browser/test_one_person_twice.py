"""Journeys of the register: who is known appears while a case is typed, and is picked by keyboard; two entries of one
person are joined from the list and parted again, with something that was added since."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import Post, User
from cases.models import Case
from nationals import index
from nationals.models import Merge, National
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


@pytest.fixture
def supervisor(post: Post) -> User:
    created: User = UserFactory.create(full_name="Peter Otieno", supervisor=post)
    return created


def registered(post: Post, name: str, **facts: object) -> National:
    national: National = NationalFactory.create(name=name, post=post, **facts)
    index.set_index(national)
    national.save()
    return national


def test_a_person_who_is_known_is_picked_by_keyboard_while_a_case_is_typed(
    apart: OpenPage, post: Post, supervisor: User
) -> None:
    known = registered(post, "Daniel Kiprono Cheboi", born="1997-03-02")
    page = apart(supervisor)
    press(page, "New case")
    page.get_by_label("Name, and how we can reach them").fill("His sister Ruth, +254 700 000 000")
    page.locator("#id_name").focus()
    page.keyboard.type("Кипроно Даниил Чебой")
    suggestion = page.get_by_role("link", name="Open the case for Daniel Kiprono Cheboi")
    expect(suggestion).to_be_visible()
    expect(page.locator("#suggestions")).to_contain_text(known.reference)
    looked_at(page)
    _tab_to(page, "Open the case for Daniel Kiprono Cheboi")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text(known.reference)
    _takes_up_what_was_typed(page)
    page.get_by_label("Country where he or she is").select_option("UA")
    page.get_by_label("What is reported").fill("Seen in a brigade's video.")
    press(page, "Open the case")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Daniel Kiprono Cheboi")
    case = Case.objects.get()
    assert (case.national, case.source) == (known, "His sister Ruth, +254 700 000 000")
    assert National.objects.count() == 1


def _tab_to(page: Page, words: str) -> None:
    for _step in range(20):
        page.keyboard.press("Tab")
        if words in page.evaluate("document.activeElement.innerText || ''"):
            return
    pytest.fail(f"The keyboard does not reach “{words}”.")


def _takes_up_what_was_typed(page: Page) -> None:
    """It was typed before the person was picked: it is offered, and nobody types it twice."""
    offer = page.locator(".draft-offer")
    expect(offer).to_be_visible()
    offer.get_by_role("button").first.click()
    expect(page.get_by_label("Name, and how we can reach them")).to_have_value("His sister Ruth, +254 700 000 000")


def test_two_entries_are_joined_from_the_list_and_parted_with_what_was_added_since(
    apart: OpenPage, post: Post, supervisor: User
) -> None:
    kept = registered(post, "Daniel Kiprono Cheboi", home_county="Kericho", phones=["+254712345678"])
    twin = registered(post, "Kiprono Daniel Cheboi", home_county="Kericho", phones=["+254700000001"], sex="")
    look_again(kept)
    page = apart(supervisor)
    _joins_them(page)
    _adds_a_name(page)
    _parts_them(page, twin)
    kept.refresh_from_db()
    assert kept.phones == ["+254712345678"]
    assert not kept.aliases.exists()
    assert [alias.name for alias in twin.aliases.all()] == ["Dan of Litein"]
    assert Merge.objects.get().undone_by == supervisor


def _joins_them(page: Page) -> None:
    menu(page, "Nationals")
    press(page, "Entered twice?")
    looked_at(page)
    page.get_by_role("link", name="Compare").click()
    page.wait_for_load_state()
    looked_at(page)
    press(page, "The same person: join them …")
    looked_at(page)
    page.get_by_label("Why they are one person").fill("The mother says so.")
    press(page, "Yes, one person: join the two entries")
    main = page.locator("main")
    expect(main).to_contain_text("was joined into this entry by P. Otieno")
    expect(main).to_contain_text("+254 700 000001")
    expect(main).to_contain_text("Kiprono Daniel Cheboi")


def _adds_a_name(page: Page) -> None:
    press(page, "Add a name")
    page.get_by_label("Name", exact=False).first.fill("Dan of Litein")
    press(page, "Add the name")
    expect(page.locator("main")).to_contain_text("Dan of Litein")


def _parts_them(page: Page, twin: National) -> None:
    page.get_by_role("link", name=f"Undo … {twin.reference}").click()
    page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text("Say of each thing to which of the two people it belongs.")
    looked_at(page)
    page.get_by_role("group", name="Alias: Dan of Litein").get_by_label(twin.reference).check()
    press(page, "Undo: these are two people")
    expect(page.locator("main")).to_contain_text(f"{twin.reference} stands by itself again")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kiprono Daniel Cheboi")
    expect(page.locator("main")).to_contain_text("Dan of Litein")
