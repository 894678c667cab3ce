"""Of many namesakes only those are looked at whose birth allows it, and only those compared who promise something."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Post, User
from core.dates import PartialDate
from nationals.dedup import POSSIBLE, candidates, match_many, pools
from nationals.finding import AT_LEAST, Question, numbers
from nationals.matching.person import Person
from nationals.matching.promise import Promise
from nationals.matching.score import bits_of, compare
from nationals.models import National
from tests.factories import NationalFactory


def looked_at(asked: Person) -> set[int]:
    """Numbers of all whom the first keys bring, without the cut that follows."""
    return set(numbers([asked], National.objects.all(), most=10_000)[0])


@pytest.mark.parametrize(
    ("born", "entered"),
    [
        ("1990", "1990-05-01"),
        ("1990", "1991"),
        ("1990-03-12", "1989~"),
        ("1990-03-12", "1986~"),  # "about" reaches two years
        ("1990-03-12", ""),
        ("1990-03-12", "1970-03-12"),  # one digit of the year
        ("1990~", "1993-01-01"),
        ("", "1920"),
    ],
)
def test_whoever_may_be_the_person_by_birth_is_looked_at(post: Post, born: str, entered: str) -> None:
    national = NationalFactory.create(post=post, name="Mwangi Kiarie", born=PartialDate(entered))
    asked = Person(("Kiarie Mwangi",), PartialDate(born) if born else None)
    assert national.pk in looked_at(asked)


@pytest.mark.parametrize(("born", "entered"), [("1990", "1960"), ("1990-03-12", "1975-08-01"), ("1990-03", "2005")])
def test_a_namesake_of_another_generation_is_not_looked_at(post: Post, born: str, entered: str) -> None:
    namesake = NationalFactory.create(post=post, name="Mwangi Kiarie", born=PartialDate(entered))
    asked = Person(("Kiarie Mwangi",), PartialDate(born))
    assert looked_at(asked) == set()
    assert compare(asked, Person((namesake.name,), namesake.born)).score < POSSIBLE


def test_who_has_all_three_rare_parts_is_looked_at_whatever_the_year(post: Post) -> None:
    national = NationalFactory.create(post=post, name="Zablon Xarkwe Umbrik", born=PartialDate("1960-08-01"))
    asked = Person(("Umbrik Zablon Xarkwe",), PartialDate("1990-03-12"))
    assert looked_at(asked) == {national.pk}
    assert compare(asked, Person((national.name,), national.born)).score >= POSSIBLE


def test_what_is_known_beside_the_name_widens_the_years() -> None:
    born = PartialDate("1990")
    names = Promise(Person(("Kiarie Mwangi",), born)).years
    facts = Promise(Person(("Kiarie Mwangi",), born, "M", county="Nakuru")).years
    assert names is not None
    assert facts is not None
    assert facts.first < names.first < "1990" < names.last < facts.last
    assert Promise(Person(("Kiarie Mwangi",))).years is None


def test_the_first_years_of_all_are_no_error() -> None:
    years = [Promise(Person(("Kiarie Mwangi",), PartialDate(born))).years for born in ("0001", "9999")]
    assert [(each.first, each.last) for each in years if each] == [("0000", "0008"), ("9992", "9999")]


def test_few_are_compared_of_many_who_promise_nothing(post: Post) -> None:
    for number in range(30):
        NationalFactory.create(post=post, name=f"Mwangi Kiarie Ouma{'bcdfghjklm'[number % 10]}o{number}o Zeno")
    asked = [Person(("Mwangi Kiarie Tarkobri Wexlanu Pim",))]
    assert len(pools(asked, National.objects.all(), least=POSSIBLE)[0]) == AT_LEAST
    assert len(pools(asked, National.objects.all())[0]) == 30


def test_who_promises_enough_is_compared_however_many_they_are(post: Post, officer: User) -> None:
    for _ in range(14):
        NationalFactory.create(post=post, name="Mwangi Kiarie")
    assert len(candidates(Person(("Mwangi Kiarie",)), user=officer, limit=20)) == 14


def test_parts_written_together_are_found_though_they_promise_nothing(post: Post, officer: User) -> None:
    born = PartialDate("1990-03-12")
    national = NationalFactory.create(post=post, name="Abdulrahman Ali", born=born)
    asked = Person(("Abdul Rahman Ali",), born)
    assert Promise(asked).of("abdulrahman ali", born.edtf, "", "") < bits_of(POSSIBLE)
    assert [found.national for found in candidates(asked, user=officer)] == [national]


def test_a_score_and_its_bits_are_two_ways_to_say_one_thing() -> None:
    assert bits_of(0.5) == 0
    assert bits_of(0.8) == pytest.approx(8)
    assert bits_of(0) == float("-inf")


def test_odd_spellings_of_many_people_are_looked_for_in_one_query(post: Post, officer: User) -> None:
    entered = [NationalFactory.create(post=post, name=name) for name in ("Qwertzuiop Asdfghjkl", "Wanjiru Njoroge")]
    asked = [Person((name,)) for name in ("Wertzuiopa", "Anjirub", "Xylophon", "")]
    assert all(not Question(person).promises for person in asked)
    with CaptureQueriesContext(connection) as queries:
        found = pools(asked, National.objects.all())
    assert sum("%>" in query["sql"] for query in queries) == 1
    assert found[0] == [entered[0]]
    assert found[2:] == [[], []]
    assert [len(each) for each in match_many(asked, user=officer, least=0)] == [len(pool) for pool in found]
