"""Journey 6: the register is imported on the first day."""

import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from procrastinate.contrib.django import app

from cases.models import Case, Task
from tests.browser.conftest import OpenPage
from tests.browser.journeys import looked_at, menu, press
from tests.factories.accounts import PostFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
SAMPLE = Path(__file__).parent.parent / "data" / "register-sample.xlsx"
BY_ITSELF = 30_000
"""Milliseconds for the page to ask again what came of a job, on a busy machine; never reloaded while it may do so."""
LAST_ROW = 64
"""Sixty people: the whole of it is imported in test_importing_a_register.py."""


def beginning(folder: Path) -> Path:
    book = load_workbook(SAMPLE)
    book.worksheets[0].delete_rows(LAST_ROW + 1, book.worksheets[0].max_row)
    book.save(folder / "register.xlsx")
    return folder / "register.xlsx"


def work_off(page: Page) -> None:
    """The page says that a job is under way; then what the worker does, in a thread, since the browser's own loop
    runs in this one."""
    expect(page.locator("main")).to_contain_text("You may close this page")

    def run() -> None:
        with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
            app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
        connections.close_all()

    worker = threading.Thread(target=run)
    worker.start()
    worker.join(timeout=120)
    assert not worker.is_alive()


def test_a_supervisor_imports_the_register(apart: OpenPage, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    page = apart(UserFactory.create(supervisor=PostFactory.create(headquarters=True)))
    menu(page, "Cases")
    press(page, "Import a register")
    looked_at(page)
    page.locator("input[type=file]").set_input_files(beginning(tmp_path))
    press(page, "Hand in the spreadsheet")
    work_off(page)
    expect(page.get_by_role("button", name="Check the lines")).to_be_visible(timeout=BY_ITSELF)
    looked_at(page)
    _confirms_and_imports(page)
    menu(page, "Cases")
    expect(page.get_by_role("heading", level=1)).to_contain_text("cases")
    assert Case.objects.filter(status="captured").count() >= 8
    assert Task.objects.open().filter(title__startswith="Complete").exists()
    menu(page, "Today")
    page.get_by_role("link", name="Everybody's duties").click()
    expect(page.locator("main")).to_contain_text("Complete")
    looked_at(page)


def _confirms_and_imports(page: Page) -> None:
    press(page, "Check the lines")
    work_off(page)
    start = page.get_by_role("button", name="Import").last
    expect(start).to_be_visible(timeout=BY_ITSELF)
    looked_at(page)
    start.click()
    work_off(page)
    expect(page.locator("main")).to_contain_text("imported", timeout=BY_ITSELF)
    expect(page.locator("main")).not_to_contain_text("You may close this page", timeout=BY_ITSELF)
    looked_at(page)
