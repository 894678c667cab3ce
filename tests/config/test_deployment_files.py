"""What docs/deploy ships agrees with the application and with itself."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from cases.register.sheet import MAX_BYTES
from tests.architecture.sources import BASE

DEPLOY = BASE / "docs" / "deploy"
NGINX = (DEPLOY / "ubalozi.nginx").read_text()
PAGES = sorted((BASE / "static" / "errors").glob("*.html"))
MEGABYTE = 1024 * 1024


def test_nginx_lets_through_what_the_application_takes() -> None:
    found = re.search(r"client_max_body_size (\d+)m;", NGINX)
    assert found
    assert max(MAX_BYTES, settings.DOCUMENT_MAX_BYTES) < int(found[1]) * MEGABYTE


def test_the_page_about_a_large_file_says_how_large_one_may_be() -> None:
    words = (BASE / "static" / "errors" / "too-large.html").read_text()
    assert f"{settings.DOCUMENT_MAX_BYTES // MEGABYTE} MB" in words
    assert f"{MAX_BYTES // MEGABYTE} MB" in words


def test_nginx_and_systemd_mean_the_same_socket() -> None:
    socket = re.search(r"ListenStream=(\S+)", (DEPLOY / "ubalozi.socket").read_text())
    assert socket
    assert re.search(rf"upstream ubalozi {{\s+server unix:{re.escape(socket[1])} ", NGINX)
    assert "proxy_pass http://ubalozi;" in NGINX


def test_nginx_tells_the_callers_address_and_that_he_came_by_https() -> None:
    assert "proxy_set_header X-Real-IP $remote_addr;" in NGINX
    assert "proxy_set_header X-Forwarded-Proto https;" in NGINX


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_pages_of_nginx_are_in_every_language_and_hold_nothing_inline(page: Path) -> None:
    html = page.read_text()
    assert re.findall(r'<section lang="(\w+)">', html) == [code for code, _name in settings.LANGUAGES]
    assert "style=" not in html
    assert "<style" not in html
    assert "<script" not in html
    assert f"/errors/{page.name}" in NGINX


def test_every_setting_of_the_example_is_read() -> None:
    sources = "".join(path.read_text() for path in (BASE / "config").glob("*.py"))
    named = re.findall(r"^(?:# )?([A-Z_]+)=", (BASE / ".env.example").read_text(), flags=re.MULTILINE)
    assert len(named) > 8
    assert [name for name in named if f'"{name}"' not in sources] == []


def test_what_the_guide_copies_is_there() -> None:
    guide = (DEPLOY / "single-machine.md").read_text()
    for pattern in re.findall(r"docs/deploy/(\S+)", guide):
        assert list(DEPLOY.glob(pattern)), pattern
