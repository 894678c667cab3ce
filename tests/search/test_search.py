"""One box over people, cases, numbers and authorities: what is found, and by whom."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Post, User
from cases.models import ExternalReference
from nationals.index import set_index
from nationals.models import National
from tests.conftest import SignedIn
from tests.factories import (
    AliasFactory,
    AuthorityFactory,
    CaseFactory,
    NationalFactory,
    NextOfKinFactory,
    PostFactory,
    RequestFactory,
    TravelDocumentFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
SEARCH, SUGGEST = "/search/", "/search/suggestions/"


@pytest.fixture
def post() -> Post:
    return PostFactory.create()


@pytest.fixture
def officer(post: Post) -> User:
    return UserFactory.create(caseworker=post)


@pytest.fixture
def client(signed_in: SignedIn, officer: User) -> Client:
    return signed_in(officer)


def known(name: str, post: Post, *aliases: str, **facts: object) -> National:
    national = NationalFactory.create(name=name, post=post, **facts)
    for alias in aliases:
        AliasFactory.create(national=national, name=alias)
    set_index(national)
    national.save()
    return national


@pytest.mark.parametrize(
    "words",
    ["Joseph Mwangi Kamau", "kamau mwangi", "JOSEPH KAMAU", "Jozeph Mwangi", "Джозеф Мванги"],
)
def test_a_person_is_found_by_name_in_any_order_script_and_with_typing_errors(
    client: Client, post: Post, words: str
) -> None:
    known("Joseph Mwangi Kamau", post)

    assert "Joseph Mwangi Kamau" in client.get(SEARCH, {"q": words}).content.decode()


def test_a_person_is_found_by_an_alias(client: Client, post: Post) -> None:
    known("Joseph Mwangi Kamau", post, "Kevin Otieno")

    assert "Joseph Mwangi Kamau" in client.get(SEARCH, {"q": "Otieno"}).content.decode()


@pytest.mark.parametrize("number", ["+254 712 345 678", "0712345678", "254712345678", "0712-345-678", "(0712) 345 678"])
def test_a_telephone_number_is_found_in_any_format(client: Client, post: Post, number: str) -> None:
    NextOfKinFactory.create(national=known("Joseph Mwangi", post), phones=["+254712345678"])

    assert "Joseph Mwangi" in client.get(SEARCH, {"q": number}).content.decode()


@pytest.mark.parametrize("number", ["AK1021091", "ak 1021091", "AK-1021091"])
def test_a_passport_is_found_in_any_format(client: Client, post: Post, number: str) -> None:
    TravelDocumentFactory.create(national=known("Joseph Mwangi", post), number="AK 1021091", number_key="AK1021091")

    assert "Joseph Mwangi" in client.get(SEARCH, {"q": number}).content.decode()


@pytest.mark.parametrize("words", ["C-2026-000123", "c-2026-000123", "C 2026 123", "2026-123", "c2026000123"])
def test_a_cases_reference_leads_directly_to_it(client: Client, post: Post, words: str) -> None:
    case = CaseFactory.create(post=post, reference="C-2026-000123")

    answer = client.get(SEARCH, {"q": words})

    assert (answer.status_code, answer.headers["Location"]) == (302, case.get_absolute_url())


def test_the_references_of_a_national_and_of_a_request_lead_directly_to_them(client: Client, post: Post) -> None:
    national, request = NationalFactory.create(post=post), RequestFactory.create(post=post)

    for record in (national, request):
        answer = client.get(SEARCH, {"q": record.reference.lower()})
        assert answer.headers["Location"] == record.get_absolute_url()


def test_the_running_number_alone_finds_the_case(client: Client, post: Post) -> None:
    case = CaseFactory.create(post=post, reference="C-2026-000123")

    assert case.reference in client.get(SEARCH, {"q": "123"}).content.decode()


def test_a_case_is_found_by_what_another_system_calls_it(client: Client, post: Post) -> None:
    case = CaseFactory.create(post=post)
    ExternalReference.objects.create(case=case, system="Red Cross", number="UA/17-4")

    assert case.reference in client.get(SEARCH, {"q": "ua/17-4"}).content.decode()


def test_authorities_are_found_in_both_scripts_and_those_that_begin_so_come_first(client: Client) -> None:
    AuthorityFactory.create(name="Unit of the Border Guard", own_name="Прикордонна служба")
    AuthorityFactory.create(name="Border Guard Service")

    page = client.get(SEARCH, {"q": "border guard"}).content.decode()

    assert page.index("Border Guard Service") < page.index("Unit of the Border Guard")
    assert "Unit of the Border Guard" in client.get(SEARCH, {"q": "Прикордонна"}).content.decode()


@pytest.mark.parametrize("door", [SEARCH, SUGGEST])
@pytest.mark.parametrize(
    "words", ["Zawadi Secret", "0799000111", "BK7770001", "RC-777", "C-2026-000777", "777", "2026-777"]
)
def test_what_may_not_be_seen_is_not_found(signed_in: SignedIn, post: Post, door: str, words: str) -> None:
    named = UserFactory.create(caseworker=post)
    national = known("Zawadi Secret", post, phones=["+254799000111"])
    TravelDocumentFactory.create(national=national, number="BK7770001", number_key="BK7770001")
    case = CaseFactory.create(
        post=post, national=national, reference="C-2026-000777", restricted=True, named=[named], country="MM"
    )
    ExternalReference.objects.create(case=case, system="Red Cross", number="RC-777")
    colleague, stranger = UserFactory.create(caseworker=post), UserFactory.create(caseworker=PostFactory.create())

    for user in (colleague, stranger):
        answer = signed_in(user).get(door, {"q": words})
        page = answer.content.decode().replace(words, "")
        assert answer.status_code == 200
        assert "Zawadi Secret" not in page
        assert "C-2026-000777" not in page
        assert case.get_absolute_url() not in page
    allowed = signed_in(named).get(door, {"q": words})
    assert allowed.status_code == 302 or "Zawadi Secret" in allowed.content.decode()


def test_a_persons_restricted_case_is_not_listed_beside_his_other_case(client: Client, post: Post) -> None:
    national = known("Joseph Mwangi", post)
    CaseFactory.create(post=post, national=national, reference="C-2026-000001")
    CaseFactory.create(post=post, national=national, reference="C-2026-000002", restricted=True)

    page = client.get(SEARCH, {"q": "Mwangi"}).content.decode()

    assert "C-2026-000001" in page
    assert "C-2026-000002" not in page


@pytest.mark.parametrize("door", [SEARCH, SUGGEST])
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("a\0b", "Null characters are not allowed"),
        ("x" * 5000, "at most 200 characters"),
        ("abc\u202edef", "invisible"),
        ("%_'\";--", "Nothing that you may see"),
        ("9" * 190, "Nothing that you may see"),
        ("(" * 150, "Nothing that you may see"),
        ("", "Type a name"),
    ],
    ids=["NUL", "5,000 characters", "right-to-left override", "SQL", "digits", "brackets", "empty"],
)
def test_hostile_words_get_a_clear_answer(client: Client, door: str, words: str, said: str) -> None:
    answer = client.get(door, {"q": words})

    assert answer.status_code == 200
    assert said in answer.content.decode().replace("\xa0", " ")


def test_suggestions_come_as_a_part_for_a_script_and_as_a_page_without_one(client: Client, post: Post) -> None:
    known("Joseph Mwangi", post)

    part = client.get(SUGGEST, {"q": "Mwangi"}, headers={"HX-Request": "true"}).content.decode()
    page = client.get(SUGGEST, {"q": "Mwangi"}).content.decode()

    assert "Joseph Mwangi" in part
    assert "<html" not in part
    assert "Joseph Mwangi" in page
    assert "<html" in page


@pytest.mark.parametrize("number", [10, 100])
def test_a_search_asks_the_same_queries_among_ten_people_as_among_a_hundred(
    client: Client, post: Post, number: int
) -> None:
    for place in range(number):
        CaseFactory.create(post=post, national=known(f"Joseph Mwangi {place}", post))
    client.get(SEARCH, {"q": "mwangi"})

    with CaptureQueriesContext(connection) as queries:
        client.get(SEARCH, {"q": "mwangi"})

    asked = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= 11, "\n".join(asked)
