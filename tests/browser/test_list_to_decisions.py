"""A foreign list is handed in, compared, decided by two people and answered, by clicking from the start page."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from accounts.models import Post
from cases.choices import Status
from cases.models import Case, ListedPerson
from nationals.models import National
from tests.browser.conftest import OpenPage
from tests.browser.journeys import follow, looked_at, menu, press
from tests.factories import CaseFactory, NationalFactory
from tests.factories.accounts import PostFactory, UserFactory
from tests.jobs import do_jobs

pytestmark = pytest.mark.django_db(transaction=True)
BY_ITSELF = 30_000
"""Milliseconds for the page to ask again what came of a job, on a busy machine."""
LIST = (
    "Список военнопленных\n"
    "№;ФИО;Дата рождения;Место содержания\n"
    "1;Ванджиру Нджороге;12.06.1993;Лагерь № 2\n"
    "2;Отиено Хассан;1990 г.р.;Лагерь № 2\n"
)


@pytest.fixture
def post() -> Post:
    return PostFactory.create(headquarters=True)


@pytest.fixture
def case(post: Post) -> Case:
    national = NationalFactory.create(name="Wanjiru Njoroge", born="1993-06-12", post=post)
    return CaseFactory.create(national=national, post=post, country="UA")


def hand_in(page: Page, file: Path) -> None:
    menu(page, "Nationals")
    press(page, "Name lists")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_label("Sender, in detail").fill("Third Brigade")
    page.get_by_label("Country where they are said to be").select_option("UA")
    page.get_by_label("What it says of everybody on it").select_option(label="captured")
    page.get_by_label("Held by, as the list says").fill("Third Brigade")
    page.get_by_label("The day for which it says so").fill("30 Sep 2026")
    looked_at(page)
    press(page, "Hand in the list")
    expect(page.locator("main")).to_contain_text("being read")
    assert do_jobs() == ["look_through_list"]


def test_a_list_in_cyrillic_becomes_decisions_of_two_people(
    apart: OpenPage, post: Post, case: Case, tmp_path: Path
) -> None:
    page = apart(UserFactory.create(caseworker=post))
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="cp1251")
    hand_in(page, file)
    expect(page.get_by_role("button", name="Compare with the register")).to_be_visible(timeout=BY_ITSELF)
    looked_at(page)
    press(page, "Compare with the register")
    expect(page.locator("main")).to_contain_text("being compared")
    assert do_jobs() == ["match_list"]

    expect(page.get_by_role("link", name="Ванджиру Нджороге")).to_be_visible(timeout=BY_ITSELF)
    looked_at(page)
    follow(page, page.get_by_role("link", name="Ванджиру Нджороге"))
    looked_at(page)
    page.get_by_role("button", name=f"Accept Wanjiru Njoroge, {case.national.reference}").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Отиено Хассан")  # the next line

    page.get_by_text("Somebody of ours whom nobody knew").click()
    page.get_by_label("Name as in the passport").fill("Hassan Otieno")
    press(page, "Register and open a case")
    expect(page.get_by_role("heading", level=1)).to_have_text("list.csv")
    assert National.objects.get(name="Hassan Otieno").aliases.get().name == "Отиено Хассан"

    _is_confirmed_by_a_second_person(apart(UserFactory.create(supervisor=post)), case)
    with page.expect_download() as fetched:
        page.get_by_label("consular access").check()
        press(page, "Make the answer")
    assert fetched.value.suggested_filename.endswith(".xlsx")


def _is_confirmed_by_a_second_person(page: Page, case: Case) -> None:
    menu(page, "Today")
    follow(page, page.get_by_role("link", name="Ванджиру Нджороге"))
    looked_at(page)
    press(page, "Confirm that it is this person")
    expect(page.locator("main")).to_contain_text("Row 3: accepted")
    case.refresh_from_db()
    assert case.status == Status.CAPTURED
    assert ListedPerson.objects.get(national=case.national).case == case
    page.goto(page.url.split("/nationals")[0] + case.get_absolute_url())
    expect(page.locator("main")).to_contain_text("Third Brigade")
