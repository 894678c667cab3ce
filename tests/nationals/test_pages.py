"""The register's pages: what they show, to whom, and at what cost."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Post, User
from audit.services import reads_of
from cases.models import Case
from core.dates import PartialDate
from nationals.models import National
from tests.conftest import SignedIn
from tests.factories import (
    AliasFactory,
    CaseFactory,
    ConsentFactory,
    NationalFactory,
    NextOfKinFactory,
    TravelDocumentFactory,
    UserFactory,
)
from tests.nationals.sending import send, text

PAGES = ("", "edit/", "alike/", "names/new/", "documents/new/", "family/new/", "consents/new/")


def queries(desk: Client, address: str) -> int:
    desk.get(address)  # the session's first request of the day writes more
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert desk.get(address).status_code == 200
    return len([query for query in captured if "SAVEPOINT" not in query["sql"]])


@pytest.mark.parametrize("page", PAGES)
def test_each_page_opens_for_who_works_there_and_is_no_page_for_strangers(
    national: National, desk: Client, stranger: User, signed_in: SignedIn, page: str
) -> None:
    address = f"{national.get_absolute_url()}{page}"
    assert desk.get(address).status_code == 200
    assert signed_in(stranger).get(address).status_code == 404


@pytest.mark.parametrize("page", ["names", "documents", "family"])
def test_details_of_another_national_are_no_page(national: National, desk: Client, page: str) -> None:
    other = NationalFactory.create()
    made: dict[str, Any] = {"names": AliasFactory, "documents": TravelDocumentFactory, "family": NextOfKinFactory}
    foreign = made[page].create(national=other)
    assert desk.get(f"{national.get_absolute_url()}{page}/{foreign.pk}/").status_code == 404
    assert desk.get(f"{other.get_absolute_url()}{page}/{foreign.pk}/").status_code == 404


@pytest.mark.parametrize("page", ["edit/", "names/new/", "documents/new/", "family/new/", "consents/new/"])
def test_an_auditor_reads_and_changes_nothing(
    national: National, auditor: User, signed_in: SignedIn, page: str
) -> None:
    desk = signed_in(auditor)
    assert desk.get(national.get_absolute_url()).status_code == 200
    assert desk.get(f"{national.get_absolute_url()}{page}").status_code == 403
    assert send(desk, f"{national.get_absolute_url()}{page}", name="x").status_code == 403


def test_an_auditor_registers_nobody(auditor: User, signed_in: SignedIn) -> None:
    desk = signed_in(auditor)
    assert desk.get("/nationals/new/").status_code == 403
    assert "Register a person" not in text(desk.get("/nationals/"))


def test_an_unknown_reference_is_no_page(desk: Client) -> None:
    for reference in ("N-999999", "x" * 500, "N-%00"):
        assert desk.get(f"/nationals/{reference}/").status_code == 404


def test_each_opening_is_recorded(national: National, desk: Client, officer: User) -> None:
    desk.get(national.get_absolute_url())
    read = reads_of("nationals.national", national.reference).get()
    assert (read.actor_id, read.kind, read.address) == (officer.pk, "opened", "127.0.0.1")


@pytest.mark.parametrize("page", ["edit/", "family/new/", "alike/"])
def test_each_page_about_a_person_is_a_read_and_its_parts_are_not(national: National, desk: Client, page: str) -> None:
    address = f"{national.get_absolute_url()}{page}"
    desk.get(address)
    assert reads_of("nationals.national", national.reference).count() == 1
    desk.get(f"{national.get_absolute_url()}alike/", headers={"HX-Request": "true"})
    assert reads_of("nationals.national", national.reference).count() == 1


def test_a_restricted_case_hides_its_national_from_the_post(national: National, desk: Client, post: Post) -> None:
    CaseFactory.create(national=national, post=post, restricted=True)
    assert desk.get(national.get_absolute_url()).status_code == 404
    for address in ("/nationals/", f"/nationals/?q={national.name}", f"/nationals/known/?name={national.name}"):
        assert national.reference not in text(desk.get(address))


def test_the_page_shows_names_documents_family_and_consents(national: National, desk: Client, officer: User) -> None:
    AliasFactory.create(national=national, name="Даниил Кипроно", language="ru", origin="list of 2 Oct")
    TravelDocumentFactory.create(national=national, number="AK1021091", state="confiscated", holder="the agent")
    NextOfKinFactory.create(national=national, name="Ruth Cheboi", phones=["+254722000111"])
    ConsentFactory.create(national=national, taken_by=officer)
    page = text(desk.get(national.get_absolute_url()))
    for shown in ("Даниил Кипроно", "list of 2 Oct", "AK1021091", "the agent", "Ruth Cheboi", "+254 722 000111"):
        assert shown in page
    assert 'lang="ru"' in page
    assert f'hx-get="/cases/of/{national.reference}/"' in page
    assert f'<a href="/cases/of/{national.reference}/">' in page


def test_only_the_newest_answer_on_a_topic_stands(national: National, desk: Client, officer: User) -> None:
    ConsentFactory.create(national=national, taken_by=officer, answer="given")
    ConsentFactory.create(national=national, taken_by=officer, answer="withdrawn")
    page = text(desk.get(national.get_absolute_url()))
    assert page.count("until replaced") == 1
    assert page.index("withdrawn") < page.index("until replaced")


@pytest.mark.parametrize("number", [10, 100])
def test_the_list_costs_the_same_however_long(desk: Client, post: Post, number: int) -> None:
    NationalFactory.create_batch(number, post=post)
    assert queries(desk, "/nationals/") == 4


@pytest.mark.parametrize("number", [10, 100])
def test_a_search_costs_the_same_however_many_are_found(desk: Client, post: Post, number: int) -> None:
    for national in NationalFactory.create_batch(number, post=post, name="Daniel Kiprono Cheboi"):
        NextOfKinFactory.create(national=national)
    assert queries(desk, "/nationals/?q=Kiprono+Daniel") == 6


@pytest.mark.parametrize("number", [1, 10])
def test_a_page_costs_the_same_however_much_is_on_it(
    national: National, desk: Client, officer: User, number: int
) -> None:
    AliasFactory.create_batch(number, national=national)
    TravelDocumentFactory.create_batch(number, national=national)
    NextOfKinFactory.create_batch(number, national=national)
    ConsentFactory.create_batch(number, national=national, taken_by=officer)
    assert queries(desk, national.get_absolute_url()) == 12


def test_the_list_is_paged_and_sorted(desk: Client, post: Post) -> None:
    for number in range(30):
        NationalFactory.create(post=post, name=f"Person {number:02d}", born=PartialDate.of(1970 + number))
    first = desk.get("/nationals/", {"sort": "name"})
    assert "Person 00" in text(first)
    assert "Person 25" not in text(first)
    assert "Person 25" in text(desk.get(f"/nationals/?sort=name&{first.context['page'].next}"))
    assert "Person 29" in text(desk.get("/nationals/", {"sort": "-born"}))
    assert 'aria-sort="descending"' in text(desk.get("/nationals/", {"sort": "-born"}))
    assert desk.get("/nationals/", {"sort": "post__code"}).status_code == 400
    assert desk.get("/nationals/", {"after": "bm9uc2Vuc2U"}).status_code == 400


def test_people_of_other_posts_are_not_listed(desk: Client, national: National) -> None:
    other = NationalFactory.create(name="Somebody Else")
    page = text(desk.get("/nationals/"))
    assert national.name in page
    assert other.name not in page


def test_an_empty_register_says_what_belongs_there(desk: Client) -> None:
    page = text(desk.get("/nationals/"))
    assert "stand here" in page
    assert 'href="/nationals/new/"' in page


def test_a_supervisor_sees_the_record_and_no_numbers_of_relatives(
    national: National, post: Post, desk: Client, signed_in: SignedIn
) -> None:
    case: Case = CaseFactory.create(national=national, post=post, summary="secret of the case")
    kin = NextOfKinFactory.create(national=national, unsafe=True, phones=["+254711999888"])
    kin.phones = ["+254711999777"]
    kin.save()
    desk.get(national.get_absolute_url())
    address = f"{national.get_absolute_url()}record/"
    assert desk.get(address).status_code == 403
    page = text(signed_in(UserFactory.create(supervisor=post)).get(address))
    assert "Daniel Kiprono Cheboi" in page
    for written in ("711999", "711 999", "999888", "999 888", "999777", "999 777"):  # 711 alone is in many a form's key
        assert written not in page
    assert "hidden" in page
    assert "name keys" not in page
    assert case.summary not in page
    assert "opened" in page
