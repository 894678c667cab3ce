"""What every worker of the server holds in memory from its start."""

import os
import subprocess
import sys

import pytest

from tests.architecture.sources import BASE
from tests.check import DEPLOYED

WHEN_WANTED = ["PIL", "docx", "docxtpl", "holidays", "igraph", "jinja2", "lxml", "openpyxl", "typst", "yaml"]
"""Libraries for papers, tables, pictures and calendars: 35 MB that few requests need."""

_START = """
import sys
import config.wsgi
from django.template import engines
from django.urls import get_resolver

get_resolver().reverse_dict  # every view, form and page of the admin is loaded
engines["django"]
print(*sys.modules)
"""


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    environment = os.environ | DEPLOYED | {"DJANGO_SETTINGS_MODULE": "config.settings"}
    started = subprocess.run(
        [sys.executable, "-c", _START], cwd=BASE, env=environment, capture_output=True, text=True, check=True
    )
    return set(started.stdout.split())


@pytest.mark.parametrize("library", WHEN_WANTED)
def test_a_library_that_few_requests_need_is_loaded_when_one_needs_it(library: str, loaded: set[str]) -> None:
    assert library not in loaded


def test_every_page_is_there_from_the_start(loaded: set[str]) -> None:
    assert {"cases.views", "diplomacy.views.notes", "networks.views.picture", "reports.views.exports"} <= loaded
    assert {"audit.admin.sheets", "core.templatetags.ui"} <= loaded
