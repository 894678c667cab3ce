"""What every page carries: the policy, the theme, htmx without eval; and how much it weighs over the wire."""

import gzip
import hashlib
import json
import re
from html import unescape
from http import HTTPStatus
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client

from tests.conftest import SignedIn
from tests.core.test_errors import policy
from tests.factories.accounts import PostFactory, UserFactory

FIRST_VISIT = 75_000
LATER_PAGE = 20_000


def static_file(name: str) -> bytes:
    found = finders.find(name)
    assert isinstance(found, str), name
    return Path(found).read_bytes()


def files_of(page: str) -> list[str]:
    """Static files that a page loads, the modules its scripts import included."""
    named = re.findall(r'(?:src|href)="/static/([^"]+)"', page)
    modules = [f"js/{path.name}" for path in (settings.BASE_DIR / "static/js").glob("*.js")]
    return sorted({*named, *modules}) if "js/app.js" in named else named


def test_bootstrap_is_upstreams_release_byte_for_byte() -> None:
    digest = hashlib.sha256(static_file("js-lib-bootstrap5/css/bootstrap.min.css")).hexdigest()
    assert digest.startswith("3c8f27e6")


def test_htmx_is_the_stable_line() -> None:
    assert re.search(rb'version:"2\.0\.\d+"', static_file("django_htmx/htmx-2.min.js"))


def test_the_dark_colours_are_the_same_chosen_or_taken_from_the_computer() -> None:
    css = static_file("css/tokens.css").decode()
    chosen, system = (
        re.search(pattern, css) for pattern in (r'dark"\] \{([^}]*)\}', r":not\(\[data-bs-theme\]\) \{([^}]*)\}")
    )
    assert chosen
    assert system
    assert chosen[1].split() == system[1].replace("color-scheme: dark;", "").split()


@pytest.mark.django_db
class TestEveryPage:
    @pytest.fixture
    def browser(self, signed_in: SignedIn) -> Client:
        return signed_in(UserFactory.create(admin=True, caseworker=PostFactory.create()))

    @pytest.mark.parametrize("address", ["/profile/", "/", "/admin/", "/components/", "/session/left/", "/no/such/"])
    def test_carries_the_policy(self, browser: Client, address: str) -> None:
        answer = browser.get(address)
        told = policy(answer)  # type: ignore[arg-type]
        assert told["script-src"] == told["style-src"] == told["connect-src"] == "'self'"
        assert told["default-src"] == told["frame-ancestors"] == told["base-uri"] == "'none'"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["Referrer-Policy"] == "same-origin"

    def test_keeps_htmx_from_evaluating_and_from_storing_pages(self, browser: Client) -> None:
        page = browser.get("/profile/").content.decode()
        found = re.search(r"name=\"htmx-config\" content='([^']+)'", page)
        assert found
        assert json.loads(unescape(found[1])) == {
            "allowEval": False,
            "includeIndicatorStyles": False,
            "historyCacheSize": 0,
            "refreshOnHistoryMiss": True,
            "selfRequestsOnly": True,
        }

    def test_a_first_visit_is_light(self, client: Client, browser: Client) -> None:
        page = client.get("/accounts/login/").content.decode() + browser.get("/profile/").content.decode()
        files = files_of(page)
        assert "css/parts.css" in files
        weight = sum(len(brotli.compress(static_file(name))) for name in files) + len(gzip.compress(page.encode()))
        assert weight < FIRST_VISIT, {name: len(brotli.compress(static_file(name))) for name in files}

    @pytest.mark.parametrize("address", ["/profile/", "/", "/cases/", "/nationals/", "/components/"])
    def test_a_later_page_is_light(self, browser: Client, address: str) -> None:
        answer = browser.get(address, headers={"accept-encoding": "gzip"})
        assert answer.status_code == HTTPStatus.OK
        assert answer.headers["Content-Encoding"] == "gzip"
        assert len(answer.content) < LATER_PAGE
