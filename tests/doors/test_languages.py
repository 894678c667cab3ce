"""Every page speaks the reader's language: whatever our catalogue translates is shown in that language only."""

from collections.abc import Iterator
from html.parser import HTMLParser
from http import HTTPStatus
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from core.catalogues import read
from tests.database import Rows, restore
from tests.doors.table import DOORS
from tests.doors.world import ROLES, World, build

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
ROLE = "supervisor"
_SEES = ROLES.index(ROLE)
FOR_BUILDERS = {"core:components"}  # the gallery, in local mode only
PAGES = [
    name
    for name, door in DOORS.items()
    if not door.posts and door.statuses[_SEES] == HTTPStatus.OK and name not in FOR_BUILDERS
]
FOR_STRANGERS = ["account_login", "account_reset_password", "account_signup"]
_SAID = ("aria-label", "placeholder", "title", "alt", "data-label")


@pytest.fixture(scope="module")
def world(_shipped_rows: Rows, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        restore(_shipped_rows)
        yield build()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def english() -> dict[str, set[str]]:
    """Of each language, the sources that it says otherwise and that are no word of its own."""
    return {language: _english(language) for language in LANGUAGES}


def _english(language: str) -> set[str]:
    catalog = read(Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po")
    said = {message.id: str(message.string) for message in catalog if isinstance(message.id, str) and message.id}
    own = {text.casefold() for text in said.values()}
    return {source.casefold() for source in said} - own


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_no_english_is_left_on_a_page(world: World, english: dict[str, set[str]], name: str, language: str) -> None:
    person = world.people[ROLE]
    assert person is not None
    person.language = language
    person.save()
    door = DOORS[name]
    path = reverse(name, args=[world.find(argument) for argument in door.arguments]) + door.query

    response = world.browsers[ROLE].get(path)

    if response.streaming:
        b"".join(response)  # closes the file
    if response.streaming or "html" not in response.headers["Content-Type"]:
        return
    page = Page(response.content.decode())
    assert page.language in {"", language}
    written = {world.find("duty.title")}  # in the row history as it is kept
    assert {text for text in page.texts if text.casefold() in english[language]} - written == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FOR_STRANGERS)
def test_a_stranger_gets_the_language_that_the_browser_asks_for(
    world: World, english: dict[str, set[str]], name: str, language: str
) -> None:
    response = world.browsers["stranger"].get(reverse(name), headers={"Accept-Language": language})
    page = Page(response.content.decode())
    assert page.language == language
    assert {text for text in page.texts if text.casefold() in english[language]} == set()


class Page(HTMLParser):
    """What a page says: its texts, and the attributes that are read out; its language, "" for a part of a page."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.language = ""
        self.texts: set[str] = set()
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang") or ""
        self.texts |= {text for name in _SAID if (text := given.get(name))}

    def handle_data(self, data: str) -> None:
        if text := data.strip().removesuffix(":").strip():
            self.texts.add(text)
