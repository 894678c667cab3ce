"""Journey 4: an admin invites somebody, gives a membership, edits a record and sees its history."""

import pytest
from django.core import mail
from playwright.sync_api import expect

from accounts.models import User
from diplomacy.models import Authority
from tests.browser.conftest import OpenPage
from tests.browser.journeys import menu
from tests.factories.accounts import PostFactory, UserFactory
from tests.factories.diplomacy import AuthorityFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_admin_invites_somebody_and_gives_a_membership(apart: OpenPage) -> None:
    PostFactory.create(name="Moscow")
    page = apart(UserFactory.create(admin=True, full_name="Ruth Naliaka"))
    menu(page, "Admin")
    page.get_by_role("link", name="Users", exact=True).first.click()
    page.get_by_role("link", name="Add user").first.click()
    page.get_by_label("E-mail").fill("new.officer@example.org")
    page.get_by_label("Full name").fill("New Officer")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_be_visible()
    invited = User.objects.get(email="new.officer@example.org")
    assert mail.outbox[-1].to == ["new.officer@example.org"]
    page.goto(f"/admin/accounts/user/{invited.pk}/change/")
    page.get_by_role("button", name="Add another Membership").click()
    page.locator("#memberships-0 .select2-selection").click()
    page.locator(".select2-search__field").fill("Mosc")
    page.locator(".select2-results__option", has_text="Moscow").click()
    page.locator("#id_memberships-0-role").select_option("caseworker")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_be_visible()
    membership = invited.memberships.get()
    assert (membership.post.name, membership.role) == ("Moscow", "caseworker")


def test_an_admin_edits_a_record_and_sees_its_history(apart: OpenPage) -> None:
    authority: Authority = AuthorityFactory.create(name="Ministry of Foreign Affairs")
    page = apart(UserFactory.create(admin=True, full_name="Ruth Naliaka"))
    menu(page, "Admin")
    page.get_by_role("link", name="Authorities", exact=True).first.click()
    page.get_by_role("link", name="Ministry of Foreign Affairs").click()
    page.get_by_label("name in its own script").fill("Міністерство закордонних справ")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_be_visible()
    page.get_by_role("link", name="Ministry of Foreign Affairs").last.click()
    page.get_by_role("link", name="History").click()
    expect(page.locator("#content")).to_contain_text("Ruth Naliaka")
    expect(page.locator("#content")).to_contain_text("Міністерство закордонних справ")
    authority.refresh_from_db()
    assert authority.own_name == "Міністерство закордонних справ"
