"""Journey 6: the register is imported, by clicking from the start page."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from cases.models import Case
from nationals.models import National
from tests.browser.conftest import OpenPage
from tests.browser.journeys import follow, looked_at, menu, press
from tests.factories.accounts import PostFactory, UserFactory
from tests.jobs import do_jobs

pytestmark = pytest.mark.django_db(transaction=True)
SAMPLE = Path(__file__).parent.parent / "data" / "register-sample.xlsx"


WHOLE_REGISTER = 30_000  # milliseconds, on a busy machine


def hand_in(page: Page, file: Path) -> None:
    menu(page, "Cases")
    press(page, "Import a register")
    page.get_by_label("Spreadsheet").set_input_files(file)
    looked_at(page)
    press(page, "Hand in the spreadsheet")


def done(page: Page, step: str) -> list[str]:
    """The page says what is at work; then it is done. The page asks by itself what came of it."""
    expect(page.locator("main")).to_contain_text(step)
    return do_jobs()


def test_a_ministry_hands_in_its_register_and_finds_its_cases(apart: OpenPage) -> None:
    page = apart(UserFactory.create(supervisor=PostFactory.create(headquarters=True)))
    hand_in(page, SAMPLE)
    expect(page.locator("main")).to_contain_text("being read")
    looked_at(page)
    assert done(page, "being read") == ["look_through_register"]

    expect(page.get_by_role("heading", name="Words for the status")).to_be_visible(
        timeout=WHOLE_REGISTER
    )  # the page asks by itself
    expect(page.get_by_label("B NAME (as in passport)")).to_have_value("name")
    expect(page.get_by_label("cannot be reached")).to_have_value("missing")
    looked_at(page)
    press(page, "Check the lines")
    assert done(page, "being checked") == ["check_register"]

    expect(page.get_by_role("button", name="Import 240 lines")).to_be_visible(timeout=WHOLE_REGISTER)
    looked_at(page)
    follow(page, page.get_by_role("navigation", name="Lines").get_by_role("link", name="Perhaps known"))
    looked_at(page)
    page.get_by_label("Row 62 is about").or_(page.get_by_label("Row 121 is about")).first.select_option(index=1)
    press(page, "Keep these decisions")
    expect(page.locator("main")).to_contain_text("1 decision kept")
    press(page, "Import 240 lines")
    assert done(page, "being imported") == ["import_register"]

    expect(page.locator("main")).to_contain_text("240 imported", timeout=WHOLE_REGISTER)
    looked_at(page)
    page.locator("tbody").get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="Timeline")).to_be_visible()
    expect(page.locator("main")).to_contain_text("register-sample.xlsx, row")
    assert National.objects.count() == 239
    assert Case.objects.count() in (239, 240)


def test_failed_lines_are_fetched_repaired_and_handed_in_again(apart: OpenPage, tmp_path: Path) -> None:
    page = apart(UserFactory.create(supervisor=PostFactory.create(headquarters=True)))
    register = tmp_path / "register.csv"
    register.write_text("Name;Status;Country\nAmina Noor;gone;Qatar\nJuma Kamau;missing;Qatar\n", encoding="utf-8")
    hand_in(page, register)
    done(page, "being read")
    press(page, "Check the lines")
    done(page, "being checked")
    press(page, "Import 1 line")
    done(page, "being imported")
    expect(page.locator("main")).to_contain_text("1 with errors")
    looked_at(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    repaired = tmp_path / "repaired.csv"
    repaired.write_bytes(download.value.path().read_bytes().replace(b"gone", b"missing"))
    hand_in(page, repaired)
    done(page, "being read")
    press(page, "Check the lines")
    done(page, "being checked")
    press(page, "Import 1 line")
    done(page, "being imported")
    expect(page.locator("main")).to_contain_text("1 imported")
    assert Case.objects.count() == 2
