"""One's own settings: language, zone, theme, keys; drafts; what one has read."""

import uuid
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client, RequestFactory

from accounts import services
from accounts.models import User
from audit.services import record_read
from core.models import Draft
from tests.conftest import SignedIn
from tests.factories.accounts import PostFactory, UserFactory

pytestmark = pytest.mark.django_db
SETTINGS = {"language": "", "time_zone": "", "theme": "system", "keys_enabled": "on"}


@pytest.fixture
def officer() -> User:
    user: User = UserFactory.create(full_name="Amina Wanjiru", caseworker=PostFactory.create(name="Moscow"))
    return user


@pytest.fixture
def browser(officer: User, signed_in: SignedIn) -> Client:
    return signed_in(officer)


def post(browser: Client, address: str = "/profile/", **fields: Any) -> Any:
    return browser.post(address, {"submission": uuid.uuid4(), **fields})


def shown(browser: Client) -> str:
    return browser.get("/profile/").content.decode()


def test_the_profile_tells_who_one_is_and_where_one_works(browser: Client) -> None:
    page = shown(browser)
    assert "Amina Wanjiru" in page
    assert "Moscow, caseworker" in page


@pytest.mark.parametrize(("language", "said"), [("fr", "Langue"), ("sw", "sw"), ("en", "Language")])
def test_the_page_comes_in_the_chosen_language(browser: Client, language: str, said: str) -> None:
    post(browser, **SETTINGS | {"language": language})
    answer = browser.get("/profile/")
    assert answer.headers["Content-Language"] == language
    assert f'<html lang="{language}"' in answer.content.decode()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_theme_is_set_on_the_server(browser: Client, theme: str) -> None:
    post(browser, **SETTINGS | {"theme": theme})
    assert f'data-bs-theme="{theme}"' in shown(browser)


def test_as_the_computer_leaves_the_theme_to_the_computer(browser: Client) -> None:
    page = shown(browser)
    assert 'data-theme="system"' in page
    assert "data-bs-theme" not in page


def test_times_come_in_the_chosen_zone(browser: Client, officer: User) -> None:
    Draft.objects.create(user=officer, form="/cases/new/#report")
    saved = Draft.objects.get().saved_at
    post(browser, **SETTINGS | {"time_zone": "Asia/Yangon"})
    hour = (saved.hour * 60 + saved.minute + 390) % 1440
    assert f"{hour // 60:02}:{hour % 60:02}" in shown(browser)


def test_an_unknown_zone_is_refused(browser: Client, officer: User) -> None:
    answer = post(browser, **SETTINGS | {"time_zone": "Mars/Olympus"})
    assert answer.status_code == HTTPStatus.OK
    assert "Not saved yet" in answer.content.decode()


def test_name_and_roles_cannot_be_changed_here(browser: Client, officer: User) -> None:
    post(browser, **SETTINGS, full_name="Somebody Else", is_staff="on", email="other@example.org")
    officer.refresh_from_db()
    assert (officer.full_name, officer.is_staff) == ("Amina Wanjiru", False)


def test_the_verb_refuses_other_fields(officer: User) -> None:
    with pytest.raises(ValueError, match="is_staff"):
        services.set_preferences(officer, is_staff=True)


def test_single_keys_can_be_switched_off_where_one_is(browser: Client, officer: User) -> None:
    answer = browser.post(
        "/profile/keys/", {"submission": uuid.uuid4()}, headers={"referer": "http://testserver/a/?b=1"}
    )
    assert answer.headers["Location"] == "/a/?b=1"
    officer.refresh_from_db()
    assert not officer.keys_enabled
    assert 'data-keys="off"' in shown(browser)


def test_the_way_back_is_never_another_site(browser: Client) -> None:
    answer = browser.post("/profile/keys/", {"submission": uuid.uuid4()}, headers={"referer": "https://example.org/a"})
    assert answer.headers["Location"] == "/"


def test_drafts_are_listed_with_the_way_to_them_and_thrown_away(browser: Client, officer: User) -> None:
    draft = Draft.objects.create(user=officer, form="/cases/new/#report")
    assert '<a href="/cases/new/">' in shown(browser)
    post(browser, f"/profile/drafts/{draft.pk}/")
    assert not Draft.objects.exists()


def test_nobody_throws_away_anothers_draft(browser: Client) -> None:
    draft = Draft.objects.create(user=UserFactory.create(), form="/cases/new/#report")
    post(browser, f"/profile/drafts/{draft.pk}/")
    assert Draft.objects.exists()


def test_a_draft_never_leads_to_another_site(officer: User) -> None:
    assert Draft(user=officer, form="//example.org/#x").address == ""
    assert Draft(user=officer, form="javascript:alert(1)").address == ""


def test_what_one_has_read_is_shown(browser: Client, officer: User) -> None:
    request = RequestFactory().get("/")
    request.user = officer
    record_read(request, "cases.case", "C-2026-000123")
    assert "C-2026-000123" in shown(browser)


def test_a_person_without_a_post_has_a_profile(signed_in: SignedIn) -> None:
    assert signed_in(UserFactory.create()).get("/profile/").status_code == HTTPStatus.OK


def test_the_menu_shows_what_the_reader_may_open(browser: Client, signed_in: SignedIn) -> None:
    assert 'href="/cases/"' in shown(browser)
    assert 'href="/admin/"' not in shown(browser)
    admin = shown(signed_in(UserFactory.create(admin=True)))
    assert 'href="/admin/"' in admin
    assert 'href="/cases/"' not in admin
