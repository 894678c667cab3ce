"""Finding a person by whatever is known of him."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Post, User
from core.dates import PartialDate, ministry_today
from nationals.choices import DocumentKind, DocumentState
from nationals.dedup import candidates, person_of
from nationals.filters import asked, described, find
from nationals.matching.person import Person
from nationals.matching.weights import Band
from nationals.models import National
from nationals.services.aliases import add_alias
from nationals.services.documents import add_document
from tests.conftest import SignedIn
from tests.factories import AliasFactory, NationalFactory, NextOfKinFactory, TravelDocumentFactory

HOSTILE = [
    "x" * 5000,
    "Mwangi " * 700,
    "\x00",
    "Mwan\x00gi",
    "\u202eignawM",
    "Mwa\u200bngi",
    "%",
    "'; drop table nationals_national; --",
    "(((((",
    "*:*",
    "明",
    "🙂" * 50,
    "+",
    "0" * 200,
    "N-" + "9" * 12,
]


@pytest.fixture
def cheboi(post: Post, officer: User) -> National:
    national: National = NationalFactory.create(
        post=post, name="Daniel Ng'ang'a Cheboi", born=PartialDate("1997-03-12"), phones=["+254712345678"],
        national_id="23456789",
    )  # fmt: skip
    add_document(national, {"number": "AK 1021091"}, by=officer)
    add_alias(national, name="Чебой Даниил", language="ru", by=officer)
    NextOfKinFactory.create(national=national, phones=["+254722000111"])
    NationalFactory.create_batch(3, post=post)
    return national


@pytest.mark.parametrize(
    "words",
    [
        "Daniel Cheboi",
        "cheboi daniel",
        "Danyel Cheboy",
        "DANIEL NGANGA",
        "Cheboi",
        "Nganga",
        "Ng’ang’a, Daniel",
        "Дэниел Чебои",
        "Чебой",
        "Chebbboi Danniel",
        "Dr Daniel Cheboi",
        "AK1021091",
        "ak 1021091",
        "0712 345 678",
        "+254 (0)712-345678",
        "254712345678",
        "0722000111",
        "23456789",
        "Cheboi 0712345678",
        "Cheboi AK1021091",
    ],
)
def test_a_person_is_found_first_by(cheboi: National, officer: User, words: str) -> None:
    found = find(words, user=officer)
    assert found
    assert found[0].national == cheboi


@pytest.mark.parametrize("words", ["N-900123", "n900123", " N 900123 "])
def test_a_person_is_found_by_the_reference(officer: User, post: Post, words: str) -> None:
    national = NationalFactory.create(post=post, reference="N-900123")
    (found,) = find(words, user=officer)
    assert (found.national, found.candidate) == (national, None)


def test_nobody_is_found_by_another_name(cheboi: National, officer: User) -> None:
    assert cheboi not in [found.national for found in find("Wanjiru Atieno", user=officer)]


def test_strangers_find_nobody(cheboi: National, stranger: User) -> None:
    for words in ("Daniel Cheboi", "AK1021091", "0712345678", cheboi.reference):
        assert find(words, user=stranger) == []


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_break_the_search(cheboi: National, officer: User, signed_in: SignedIn, words: str) -> None:
    desk = signed_in(officer)
    assert desk.get("/nationals/", {"q": words}).status_code == 200
    fields = dict.fromkeys(("name", "passport", "born", "phone", "phones", "home_county", "sex", "national_id"), words)
    assert desk.get("/nationals/known/", fields).status_code == 200


def test_words_are_read_as_number_document_and_name() -> None:
    person = described("Cheboi AK1021091, +254 (0)712-345678")
    assert [name.strip(" ,") for name in person.names] == ["Cheboi"]
    assert "AK1021091" in person.documents
    assert person.phones == ("+254712345678",)


def test_a_form_is_read_as_far_as_it_goes() -> None:
    person = asked({"name": "Daniel", "born": "12 Ma", "sex": "X", "passport": "ak 10", "phones": "0712345678, 07"})
    assert person == Person(("Daniel",), None, "", ("AK10",), ("+254712345678",))
    assert asked({"born": "Mar 1997"}).born == PartialDate("1997-03")
    assert asked({}) == Person(born=PartialDate(""))


def test_relatives_and_valid_passports_are_compared_too(post: Post) -> None:
    national = NationalFactory.create(post=post)
    NextOfKinFactory.create(national=national, name="Grace Wanjiku")
    soon = ministry_today() + timedelta(days=1)
    passport = {"national": national, "kind": DocumentKind.PASSPORT, "issuer": "KE", "state": DocumentState.HELD}
    TravelDocumentFactory.create(**passport, number="AK 102", number_key="AK102", expires_on=soon)
    TravelDocumentFactory.create(**passport, number_key="OLD1", expires_on=ministry_today() - timedelta(days=1))
    TravelDocumentFactory.create(**passport | {"state": DocumentState.LOST}, number_key="LOST1", expires_on=soon)
    TravelDocumentFactory.create(**passport, number_key="OPEN1", expires_on=None)
    person = person_of(national)
    assert person.relatives == ("Grace Wanjiku",)
    assert person.passports == (("KE", "AK102"),)


def test_candidates_come_with_reasons_best_first(cheboi: National, officer: User, post: Post) -> None:
    NationalFactory.create(post=post, name="Daniel Cheboi", born=PartialDate("1961"))
    asking = Person(("Cheboi Daniel",), born=PartialDate("1997"), documents=("AK1021091",))
    found = candidates(asking, user=officer)
    assert found[0].national == cheboi
    assert found[0].match.band is Band.SAME
    assert found[0].reason.startswith("same passport or identity number: AK1021091; born the same year")
    assert found[0].band == "almost certainly the same"
    assert len(candidates(asking, user=officer, limit=1)) == 1


def test_a_spelling_without_a_common_key_is_found_by_its_letters(officer: User, post: Post) -> None:
    national = NationalFactory.create(post=post, name="Wanyonyi")
    assert [found.national for found in find("anyonyi", user=officer)] == [national]


def test_an_unsafe_number_is_not_told_by_a_suggestion(officer: User, post: Post, signed_in: SignedIn) -> None:
    one = NationalFactory.create(post=post, name="Daniel Cheboi")
    other = NationalFactory.create(post=post, name="Cheboi Daniel")
    for national in (one, other):
        NextOfKinFactory.create(national=national, unsafe=True, phones=["+254711999888"])
    page = signed_in(officer).get(f"{one.get_absolute_url()}alike/").content.decode()
    assert "same phone" in page
    assert "711999888" not in page.replace(" ", "")


def test_the_keys_of_rows_loaded_in_bulk_are_built_by_a_command(officer: User, post: Post) -> None:
    national = NationalFactory.create(post=post, name="Wanjiru Njoki", name_keys=[], folded_name="", key_version=0)
    AliasFactory.create(national=national, name="Ванджиру Нджоки")
    assert find("Wanjiru Njoki", user=officer) == []
    call_command("index_nationals")
    assert [found.national for found in find("Wanjiru Njoki", user=officer)] == [national]
    national.refresh_from_db()
    assert national.folded_name == "wanjiru njoki\nvanjiru njoki"


def test_a_name_that_changes_meanwhile_keeps_the_keys_of_the_new_one(officer: User, post: Post) -> None:
    NationalFactory.create(post=post, name="Wanjiru Njoki", key_version=0)
    with CaptureQueriesContext(connection) as asked:
        call_command("index_nationals")
    assert "FOR UPDATE" in next(query["sql"] for query in asked if '"key_version" =' in query["sql"])


class TestSuggestions:
    @pytest.fixture
    def desk(self, officer: User, signed_in: SignedIn) -> Client:
        return signed_in(officer)

    def ask(self, desk: Client, **fields: Any) -> str:
        headers = {"HX-Request": "true"}
        content: str = desk.get("/nationals/known/", fields, headers=headers).content.decode()
        return content

    def test_they_say_why_and_lead_to_a_case(self, cheboi: National, desk: Client) -> None:
        part = self.ask(desk, name="Cheboi Danyel", born="1997")
        assert "<html" not in part
        assert "sounds alike: Danyel / Daniel" in part
        assert "born the same year" in part
        assert f"?national={cheboi.reference}" in part

    def test_while_registering_they_open_the_entry(self, cheboi: National, desk: Client) -> None:
        part = self.ask(desk, passport="AK1021091", **{"for": "register"})
        assert cheboi.get_absolute_url() in part
        assert "?national=" not in part

    def test_one_part_of_a_name_is_too_little(self, cheboi: National, desk: Client) -> None:
        assert "Nobody like this" in self.ask(desk, name="Daniel")

    def test_without_script_they_are_a_page(self, cheboi: National, desk: Client) -> None:
        page = desk.get("/nationals/known/", {"name": "Cheboi Daniel", "born": "1997"}).content.decode()
        assert "<html" in page
        assert cheboi.name.split()[0] in page

    @pytest.mark.parametrize("number", [10, 100])
    def test_they_cost_the_same_however_many_are_alike(self, desk: Client, post: Post, number: int) -> None:
        for national in NationalFactory.create_batch(number, post=post, name="Daniel Cheboi"):
            TravelDocumentFactory.create(national=national)
        from tests.nationals.test_pages import queries  # noqa: PLC0415

        assert queries(desk, "/nationals/known/?name=Daniel+Cheboi&phone=0712345678&passport=AK1") == 7
