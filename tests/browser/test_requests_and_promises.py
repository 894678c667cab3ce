"""Journey: a request for forty cases of a list, twenty-five answers in part in one go, a promise judged twice."""

import re

import pytest
from playwright.sync_api import expect

from diplomacy.choices import CommitmentState, RequestState
from diplomacy.models import Commitment, Request
from tests.browser.conftest import OpenPage
from tests.browser.journeys import looked_at, menu, press
from tests.factories import AuthorityFactory, CaseFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_forty_are_asked_for_and_twenty_five_answered_in_part(apart: OpenPage) -> None:
    post = PostFactory.create(name="Kyiv")
    CaseFactory.create_batch(40, post=post, captured=True, country="UA")
    AuthorityFactory.create(name="Coordination Headquarters", country="UA")
    page = apart(UserFactory.create(caseworker=post))
    menu(page, "Cases")
    page.goto("/cases/?status=captured")
    press(page, "Make a request for these")
    press(page, "Coordination Headquarters")
    expect(page.get_by_label("And all cases of a list")).to_have_value(re.compile("^40-"))
    looked_at(page)
    page.get_by_label("What is asked").select_option("access")
    press(page, "Record the request")
    expect(page.locator("main")).to_contain_text("Made 40")
    looked_at(page)
    press(page, "One answer for several cases")
    for box in page.locator("input[name=ticked]").all()[:25]:
        box.check()
    page.locator("select[name=state]").select_option("partly_granted")
    page.get_by_label("In their words, or the reason").fill("A visit of an hour, without a doctor.")
    looked_at(page)
    press(page, "Record the answer")
    expect(page.locator("main")).to_contain_text("25 cases answered. 15 still wait.")
    expect(page.get_by_role("link", name="Plan the visit →").first).to_be_visible()
    looked_at(page)
    asked = Request.objects.get()
    states = list(asked.request_cases.values_list("state", flat=True))
    assert (states.count(RequestState.PARTLY_GRANTED), states.count(RequestState.MADE)) == (25, 15)


def test_a_promise_is_noted_and_judged_twice(apart: OpenPage) -> None:
    post = PostFactory.create(name="Kyiv")
    AuthorityFactory.create(name="Coordination Headquarters", country="UA")
    page = apart(UserFactory.create(caseworker=post))
    menu(page, "Diplomacy")
    press(page, "Note a promise")
    press(page, "Coordination Headquarters")
    page.get_by_label("The words as spoken").fill("Доступ будет предоставлен до конца месяца.")
    page.get_by_label("Language").select_option("ru")
    page.get_by_label("About what").select_option("access")
    press(page, "Record the promise")
    for outcome, evidence in (("partly", "Two of five were seen."), ("kept", "All were seen: the doctor's note.")):
        page.locator("main").get_by_role("link", name=re.compile("What became of it|Judge again")).first.click()
        page.get_by_label("It was").select_option(outcome)
        page.get_by_label("Evidence or reason").fill(evidence)
        press(page, "Record the judgement")
    page.get_by_text("Former judgements").click()
    expect(page.locator("main")).to_contain_text("Two of five were seen.")
    looked_at(page)
    promise = Commitment.objects.get()
    assert promise.state == CommitmentState.KEPT
    assert promise.judgements.count() == 2
    page.goto("/diplomacy/board/")
    expect(page.locator("main")).to_contain_text("Coordination Headquarters")
    looked_at(page)
