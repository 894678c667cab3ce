"""Journey: a contradiction is found from the menu, asked about in two clicks, then resolved; the other claim stays."""

import re

import pytest
from playwright.sync_api import expect

from cases.choices import Topic
from cases.models import Case
from cases.services.claims import record_claim
from core.choices import SourceKind
from diplomacy.models import Request
from tests.browser.conftest import OpenPage
from tests.browser.journeys import follow, looked_at, menu, press
from tests.factories import AuthorityFactory, CaseFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_found_asked_about_and_resolved(apart: OpenPage) -> None:
    post = PostFactory.create(name="Moscow")
    officer = UserFactory.create(full_name="Amina Wanjiru", caseworker=post)
    AuthorityFactory.create(name="Ministry of Examples", country="RU")
    case: Case = CaseFactory.create(post=post, country="RU")
    for value, kind in (("nobody of ours is held", SourceKind.HOST), ("the prison of K.", SourceKind.FAMILY)):
        record_claim(case, topic=Topic.HELD_BY, value=value, source_kind=kind, by=officer)
    page = apart(officer)
    menu(page, "Contradictions")
    looked_at(page)
    press(page, "Held by whom? disputed: 1")
    looked_at(page)
    follow(page, page.get_by_role("link", name=case.national.name))
    looked_at(page)

    press(page, "Ask them")
    expect(page.get_by_label("What exactly")).to_have_value(re.compile("the prison of K"))
    press(page, "Record the request")
    expect(page.get_by_role("heading", level=1)).to_contain_text("R-")
    assert list(Request.objects.get().cases.all()) == [case]

    page.goto(f"/contradictions/cases/{case.reference}/held_by/")
    press(page, "Resolve")
    page.get_by_label("the prison of K.").check()
    page.get_by_label("Why?").fill("Our consul saw him there.")
    looked_at(page)
    press(page, "Hold it to be right")
    expect(page.get_by_role("heading", name="Held to be right")).to_be_visible()
    expect(page.get_by_text("because: Our consul saw him there.").first).to_be_visible()
    expect(page.get_by_text("nobody of ours is held").first).to_be_visible()
    page.goto(case.get_absolute_url())
    expect(page.get_by_text("because: Our consul saw him there.")).to_be_visible()
    expect(page.get_by_text("nobody of ours is held").first).to_be_visible()
    looked_at(page)
