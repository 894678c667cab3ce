"""Whom the search takes from the register to compare: one question or many, by index, nobody lost."""

import re
from collections.abc import Callable
from concurrent.futures import Executor, Future
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Post, User
from bench.name_samples import foreign_list_sample, register_sample
from cases.models import Case
from core.dates import PartialDate
from nationals import finding
from nationals.dedup import candidates, match_many, people_of, pools
from nationals.finding import Ask, statement
from nationals.index import index_of
from nationals.matching.keys import day_keys, keys, pair_keys, slip_keys, stored_keys
from nationals.matching.person import Person
from nationals.matching.promise import Promise
from nationals.matching.score import compare
from nationals.models import National
from nationals.services import matching
from tests.factories import AliasFactory, CaseFactory, NationalFactory, NextOfKinFactory, TravelDocumentFactory

BITS = 4.0
"""That lie between even odds and two to one: see `weights.BITS_PER_STEP`."""


@pytest.fixture
def registered(post: Post) -> dict[int, int]:
    """The people of the sample register, and who of them has which number of the truth."""
    people: dict[int, int] = {}
    for number, person in register_sample().values():
        national = NationalFactory.create(post=post, name=person.names[0], born=person.born, sex=person.sex)
        for passport in person.documents:
            TravelDocumentFactory.create(national=national, number=passport, number_key=passport)
        people[national.pk] = number or 0
    return people


@pytest.fixture
def national(post: Post) -> National:
    return NationalFactory.create(post=post)


def listed() -> list[tuple[int | None, Person]]:
    return list(foreign_list_sample().values())


def test_many_are_found_as_one_by_one(registered: dict[int, int], officer: User) -> None:
    people = [person for _, person in listed()]
    with CaptureQueriesContext(connection) as asked:
        many = list(match_many(people, user=officer))
    assert len(asked) <= 15 < len(people)  # and some of them for the few who share no key with anybody
    assert many == [candidates(person, user=officer, limit=5) for person in people]
    assert any(many)


@pytest.mark.parametrize("known", ["name", "name and birth"])
def test_the_right_person_is_among_those_compared(registered: dict[int, int], known: str) -> None:
    there = [(number, person) for number, person in listed() if number]
    asked = [Person(person.names, person.born if known == "name and birth" else None) for _, person in there]
    pooled = pools(asked, National.objects.all())
    found = [number in {registered[each.pk] for each in pool} for (number, _), pool in zip(there, pooled, strict=True)]
    assert sum(found) >= 0.99 * len(there)


def test_lines_without_anything_to_go_by_find_nobody(registered: dict[int, int], officer: User) -> None:
    assert list(match_many([Person(), Person(("",)), Person(("...",))], user=officer)) == [[], [], []]
    assert list(match_many([], user=officer)) == []


def test_strangers_find_nobody_among_many(registered: dict[int, int], stranger: User) -> None:
    assert not any(match_many([person for _, person in listed()], user=stranger))


def test_a_hidden_holder_of_a_document_is_not_found(post: Post, officer: User, stranger: User) -> None:
    held = TravelDocumentFactory.create(national=NationalFactory.create(post=post), number_key="AK77")
    person = Person(documents=("AK77",))
    assert [one.national for one in candidates(person, user=officer)] == [held.national]
    assert candidates(person, user=stranger) == []


@pytest.mark.parametrize(
    "asked",
    [
        Person(("Mwangi Kiarie Ouma",), PartialDate("1990-03-12"), documents=("AK1",), phones=("+254712345678",)),
        Person(("Mwangi",)),
    ],
)
@pytest.mark.parametrize("stage", [finding.Question.first, finding.Question.second])
def test_no_table_is_read_through(
    officer: User, national: National, asked: Person, stage: Callable[[finding.Question], Any]
) -> None:
    Case.objects.bulk_create(CaseFactory.build_batch(2000, national=national, post=national.post, opened_by=officer))
    asks: list[Ask] = list(stage(finding.Question(asked)))
    if asks:
        plan = explained(*statement(asks, National.objects.visible_to(officer)))
        assert "Bitmap Index Scan on national_name_keys" in plan
        assert not re.search("Seq Scan on (nationals|cases)", plan)


def test_facts_are_looked_up_by_index(officer: User) -> None:
    with CaptureQueriesContext(connection) as asked:
        candidates(Person(documents=("AK1",), phones=("+254712345678",)), user=officer)
    (lookup,) = (query["sql"] for query in asked if "unnest" in query["sql"] and "UNION" in query["sql"])
    plan = explained(lookup, None)
    for index in ("document_by_number", "national_by_id_number", "kin_phones", "national_phones"):
        assert index in plan
    assert "Seq Scan" not in plan


def explained(sql: str, told: list[Any] | None) -> str:
    """The plan where no table is too small for its indexes."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}", told)
        return "\n".join(row[0] for row in cursor.fetchall())


def test_what_is_beside_the_name_comes_in_the_order_of_entry(post: Post) -> None:
    national = NationalFactory.create(post=post, name="Daniel Cheboi", phones=["+254700000001"], national_id="23456789")
    for name in ("Zeno Cheboi", "Abel Cheboi"):
        AliasFactory.create(national=national, name=name)
    TravelDocumentFactory.create(national=national, number_key="AK2")
    NextOfKinFactory.create(national=national, phones=["+254700000003", "+254700000002"])
    person = people_of([national])[national.pk]
    assert person.names == ("Daniel Cheboi", "Zeno Cheboi", "Abel Cheboi")
    assert person.documents == ("AK2", "23456789")
    assert person.phones == ("+254700000001", "+254700000003", "+254700000002")


class TestKeys:
    @pytest.mark.parametrize(
        ("entered", "asked"),
        [
            ("Onyango Kiarie", "Kiaie Onyango"),  # a sound lost
            ("Onyango Kiaie", "Kiarie Onyango"),  # and one too many
            ("Chebet Jonathan", "Jontahan Chebet"),  # two swapped
            ("Chebet Jonathan", "Jonamhan Chebet"),  # one mistaken
        ],
    )
    def test_one_slip_in_one_part_leaves_a_key(self, entered: str, asked: str) -> None:
        assert slip_keys([asked]) & stored_keys([entered])

    @pytest.mark.parametrize(("entered", "asked"), [("Francis Ouma", "Франкис Оума"), ("Joseph Ouma", "Джосепг Оума")])
    def test_a_hand_that_goes_by_letters_shares_a_pair(self, entered: str, asked: str) -> None:
        assert pair_keys(keys(entered)) & pair_keys(keys(asked))

    def test_a_name_without_vowels_is_found_by_beginnings_both_ways(self) -> None:
        arabic, latin = "عبد القادر المصمودي", "Abdelkader Masmoudi"
        assert not pair_keys(keys(arabic)) & pair_keys(keys(latin))
        assert slip_keys([arabic]) & stored_keys([latin])
        assert slip_keys([latin]) & stored_keys([arabic])

    def test_the_day_of_birth_finds_who_shares_one_part_only(self) -> None:
        born = PartialDate("1990-03-12")
        assert day_keys(keys("Otieno Xyz"), born) & stored_keys(["Otieno Abc"], born)
        assert not day_keys(keys("Otieno"), PartialDate("1990-03"))


@pytest.mark.parametrize(
    ("asked", "entered"),
    [
        (
            Person(("Owino Juma",), PartialDate("1990-03-12"), "M"),
            Person(("Juma Owino",), PartialDate("1990-03-12"), "M"),
        ),
        (Person(("Оуино Джума",), PartialDate("1990")), Person(("Juma Owino Ali",), PartialDate("1991-01-02"), "F")),
        (Person(("Owino Juma",)), Person(("Peter Juma",), PartialDate("1990"))),
        (Person(("Owino Juma",), None, "", (), (), "Nairobi City"), Person(("Owino J",), None, "", (), (), "Nairobi")),
        (Person(("Juma bin Ali",), PartialDate("1990~")), Person(("Juma Ali",), PartialDate("1992-01-01"))),
    ],
)
def test_a_row_promises_what_it_scores(asked: Person, entered: Person) -> None:
    folded, born = index_of(entered.names).folded_name, entered.born.edtf if entered.born else ""
    promised = Promise(asked).of(folded, born, entered.sex, entered.county)
    score = compare(asked, entered).score
    assert score == pytest.approx(min(0.94, 1 / (1 + 2 ** (-promised / BITS))), abs=0.001) or score >= 0.94


class Inline(Executor):
    """Does at once, in this process, what another would do: that would not see a test's rows."""

    def __init__(self, *_arguments: object, **_options: object) -> None: ...

    def submit(self, work: Callable[..., Any], /, *arguments: Any, **options: Any) -> "Future[Any]":
        done: Future[Any] = Future()
        done.set_result(work(*arguments, **options))
        return done


@pytest.mark.parametrize("processes", [1, 2])
def test_a_long_list_is_matched_in_its_order(
    registered: dict[int, int], officer: User, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    monkeypatch.setattr(matching, "ProcessPoolExecutor", Inline)
    monkeypatch.setattr(matching, "FEW", 10)
    monkeypatch.setattr(matching, "AT_ONCE", 7)
    people = [person for _, person in listed()]
    wanted = list(match_many(people, user=officer))
    monkeypatch.setattr(matching, "connections", SimpleNamespace(close_all=lambda: None))
    assert list(matching.match_list(iter(people), user=officer, processes=processes)) == wanted
    assert list(matching.match_list(iter(people[:3]), user=officer, processes=processes)) == wanted[:3]


def test_who_is_born_too_far_apart_promises_nothing() -> None:
    promise = Promise(Person(("Owino Juma",), PartialDate("1990")))
    assert promise.of("juma owino", "1960-01-01", "", "") < -30
    assert (
        compare(Person(("Owino Juma",), PartialDate("1990")), Person(("Owino Juma",), PartialDate("1960"))).score < 0.5
    )
