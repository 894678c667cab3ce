"""Ten notes numbered at once from two browsers, and one that goes its way by clicking."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import Post
from diplomacy.models import NoteVerbale
from tests.browser.conftest import OpenPage
from tests.browser.journeys import looked_at, menu, press
from tests.factories import AuthorityFactory, CaseFactory, NoteVerbaleFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_ten_notes_are_numbered_at_once_from_two_browsers(apart: OpenPage) -> None:
    post: Post = PostFactory.create()
    notes = [NoteVerbaleFactory.create(post=post, subject=f"Note {place}") for place in range(10)]
    browsers = [apart(UserFactory.create(caseworker=post)) for _browser in range(2)]
    pages: list[Page] = []
    for place, note in enumerate(notes):
        page = browsers[place % 2].context.new_page()
        page.goto(f"/diplomacy/notes/{note.pk}/check/")
        pages.append(page)
    for page in pages:  # each form is on its way before the first is answered
        page.evaluate("() => { document.querySelector('main form').requestSubmit() }")
    for page in pages:
        expect(page.get_by_role("link", name="It was sent")).to_be_visible()
    numbers = NoteVerbale.objects.filter(post=post).values_list("number", flat=True)
    assert sorted(one or 0 for one in numbers) == list(range(1, 11))


def test_a_note_is_written_checked_by_another_and_sent(apart: OpenPage) -> None:
    post: Post = PostFactory.create()
    authority = AuthorityFactory.create(name="Ministry of Justice")
    case = CaseFactory.create(post=post, country=authority.country, captured=True, national__name="محمد علي")
    writer = apart(UserFactory.create(full_name="Amina Wanjiru", caseworker=post))
    menu(writer, "Diplomacy")
    press(writer, "Notes verbales")
    press(writer, "Write a note")
    press(writer, "Ministry of Justice")
    looked_at(writer)
    writer.get_by_label("subject").fill("Consular access")
    writer.get_by_label(case.reference).check()
    press(writer, "Save the draft")
    looked_at(writer)
    second = apart(UserFactory.create(full_name="Peter Otieno", caseworker=post))
    second.goto(writer.url)
    press(second, "Check and number")
    expect(second.locator("main")).to_contain_text("محمد علي")
    looked_at(second)
    press(second, "It is right: give it its number")
    press(second, "It was sent")
    press(second, "Record that it was sent")
    expect(second.locator("main")).to_contain_text("/NV/")
    with second.expect_download() as download:
        second.get_by_role("link", name="Proof (PDF)").click()
    assert download.value.suggested_filename.endswith(".pdf")
    looked_at(second)
