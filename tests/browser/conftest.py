"""A real browser: Chromium of the system, signed in by clicking through the sign-in page."""

import os
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.signals import request_finished, request_started
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Error, Page
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from tests.factories.accounts import PASSWORD

OpenPage = Callable[[User], Page]
_HERE = os.path.dirname(__file__)  # noqa: PTH120


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if str(item.path).startswith(_HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium where there is one, else Playwright's own; root needs no sandbox."""
    system = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    own = {"executable_path": system} if os.path.exists(system) else {}  # noqa: PTH110
    return {**browser_type_launch_args, **own, "args": ["--no-sandbox"] if os.geteuid() == 0 else []}


@pytest.fixture(scope="session", autouse=True)
def _playwright_runs_a_loop_of_its_own() -> None:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session", autouse=True)
def _no_connection_outlives_the_tests(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A browser that hangs up leaves a thread of the server with an open connection: the database could not go."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
        )


@pytest.fixture
def _all_is_answered(live_server: LiveServer) -> Iterator[None]:
    """A page that closes may still send a draft: the tables are emptied only when nothing is being answered."""
    under_way, change = [0], threading.Condition()

    def count(by: int) -> None:
        with change:
            under_way[0] += by
            change.notify_all()

    def started(**_: object) -> None:
        count(1)

    def finished(**_: object) -> None:
        count(-1)

    request_started.connect(started)
    request_finished.connect(finished)
    yield
    with change:
        change.wait_for(lambda: under_way[0] <= 0, timeout=30)
    request_started.disconnect(started)
    request_finished.disconnect(finished)


@pytest.fixture
def browser_context_args(
    browser_context_args: dict[str, Any], live_server: LiveServer, _all_is_answered: None
) -> dict[str, Any]:
    return {**browser_context_args, "base_url": live_server.url, "locale": "en-GB", "reduced_motion": "reduce"}


@pytest.fixture
def open_as(context: BrowserContext, live_server: LiveServer) -> OpenPage:
    """``open_as(user).goto("/")``: a page with that person's session, made without the sign-in page."""

    def open_page(user: User) -> Page:
        client = Client()
        client.force_login(user)
        session = client.cookies["sessionid"].value
        context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        return context.new_page()

    return open_page


@pytest.fixture
def apart(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[OpenPage]:
    """``apart(user)``: a browser of that person's own, signed in by clicking through the sign-in page."""
    contexts: list[BrowserContext] = []

    def open_apart(user: User) -> Page:
        contexts.append(browser.new_context(**browser_context_args))
        page = contexts[-1].new_page()
        through_sign_in(page, user)
        return page

    yield open_apart
    for context in contexts:
        context.close()


def through_sign_in(page: Page, user: User) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Sign out").first.wait_for(state="attached")


@pytest.fixture
def sign_in(page: Page) -> OpenPage:
    """Through the sign-in page, as a person does."""

    def through_the_page(user: User) -> Page:
        through_sign_in(page, user)
        return page

    return through_the_page


def axe_findings(page: Page) -> list[str]:
    """What axe-core has against the page as it stands: rule, what it asks, where. If the page is left for the one that
    a click has asked for, it is that one: whatever axe tells of a document half torn down, it is asked once more."""
    try:
        found = _axe(page)
    except Error:
        page.wait_for_load_state()
        found = _axe(page)
    return [f"{rule['id']}: {rule['help']}: {[node['target'] for node in rule['nodes']][:3]}" for rule in found]


def _axe(page: Page) -> list[Any]:
    found: list[Any] = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return found
