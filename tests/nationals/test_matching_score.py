"""What facts do to the score, and what the caseworker is told."""

from dataclasses import replace

import pytest

from core.dates import PartialDate
from nationals.matching.person import Person
from nationals.matching.score import band, compare
from nationals.matching.weights import THRESHOLDS, Band

MWANGI = Person(("John Mwangi",), born=PartialDate("1996-03-12"), sex="M", county="Nyeri", country="RU")


def told(left: Person, right: Person) -> list[str]:
    return [str(reason) for reason in compare(left, right).reasons]


def test_all_facts_alike_is_the_same_person() -> None:
    match = compare(MWANGI, MWANGI)
    assert match.band is Band.SAME
    assert [str(reason) for reason in match.reasons] == [
        "same name",
        "born the same day",
        "same sex",
        "same home county",
        "in the same country",
    ]


def test_a_common_name_and_no_other_fact_is_only_possible() -> None:
    assert compare(Person(("John Mwangi",)), Person(("John Mwangi",))).band is Band.POSSIBLE


def test_a_name_alone_is_never_the_same_person() -> None:
    long_name = Person(("Xander Quillfeather Abernathy Vandersloot Ottoline",))
    assert compare(long_name, long_name).band is Band.LIKELY


def test_unknown_facts_weigh_nothing() -> None:
    bare = Person(MWANGI.names, born=MWANGI.born)
    assert compare(bare, MWANGI).score == compare(bare, bare).score


def test_the_same_passport_finds_a_person_under_another_spelling() -> None:
    left = replace(MWANGI, documents=("AK1021091",), born=None)
    right = Person(("Kamau Jon Mwangi",), documents=("AK1021091",))
    match = compare(left, right)
    assert match.band is Band.SAME
    assert str(match.reasons[0]) == "same passport or identity number: AK1021091"


def test_a_passport_number_with_one_wrong_character_counts() -> None:
    left, right = replace(MWANGI, documents=("AK1021091",)), replace(MWANGI, documents=("AK1021097",), born=None)
    assert "number differs by one character: AK1021091 / AK1021097" in told(left, right)


def test_different_identity_cards_count_against() -> None:
    left, right = replace(MWANGI, documents=("21341519",)), replace(MWANGI, documents=("38017002",))
    assert compare(left, right).score < compare(MWANGI, MWANGI).score
    assert "different identity numbers" in told(left, right)


def test_a_shared_phone_counts() -> None:
    left, right = Person(("John Mwangi",), phones=("+254700000001",)), Person(("J. Mwangi",), phones=("+254700000001",))
    assert compare(left, right).band in (Band.POSSIBLE, Band.LIKELY)
    assert {"same phone", "initial fits: John / J"} <= set(told(left, right))


def test_another_sex_weighs_heavily() -> None:
    left, right = Person(("Wanjiru Njeri",), sex="F"), Person(("Wanjiru Njeri",), sex="M")
    assert compare(left, right).band is Band.UNLIKELY
    assert "different sex" in told(left, right)


def test_other_places_weigh_a_little() -> None:
    moved = replace(MWANGI, county="Kwale", country="UA")
    assert compare(MWANGI, moved).band is Band.LIKELY
    assert {"different home county", "in different countries"} <= set(told(MWANGI, moved))


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("1996-03-12", "1996-03-12", "born the same day"),
        ("1996-03-12", "1996-03", "born the same month"),
        ("1996-03-12", "1996", "born the same year"),
        ("1996", "1996", "born the same year"),
        ("1996-03-12", "1997~", "born about the same time"),
        ("1996-03-12", "1996-03-17", "born the same year, day differs by one digit"),
        ("1996-03-12", "1996-03-21", "born the same year, day differs by one digit"),
        ("1996-03-12", "1996-08-12", "born the same year, month differs by one digit"),
        ("1996-03-12", "1996-12-03", "born the same year, day and month swapped"),
        ("1996-03-12", "1986-03-12", "born the same day and month, year differs by one digit"),
        ("1999-03-12", "2000-03-12", "born the same day and month, year differs by one digit"),
        ("1996-03-12", "1996-11-28", "born the same year, another day"),
        ("1996-03", "1996-11", "born the same year, another day"),
        ("1996", "1997", "born in different years"),
        ("1996-03-12", "1976-07-30", "born 20 years apart"),
        ("1996", "1986~", "born 10 years apart"),
        ("1896", "0096", "born 1800 years apart"),
    ],
)
def test_dates_of_birth_are_compared_as_far_as_they_are_known(left: str, right: str, reason: str) -> None:
    one, other = Person(("John Mwangi",), PartialDate(left)), Person(("John Mwangi",), PartialDate(right))
    assert reason in told(one, other)
    assert reason in told(other, one)


def test_a_closer_date_of_birth_scores_higher() -> None:
    births = ("1996-03-12", "1996-12-03", "1996-03-17", "1996", "1995~", "", "1996-11-28", "1998", "2001", "2020")
    scores = [compare(MWANGI, replace(MWANGI, born=PartialDate(born))).score for born in births]
    scores.insert(6, scores.pop(5))
    assert scores == sorted(scores, reverse=True)


def test_born_far_apart_outweighs_the_same_name() -> None:
    left, right = (Person(("John Mwangi Kamau",), PartialDate(year)) for year in ("1970", "1995"))
    assert compare(left, right).band is Band.UNLIKELY


def test_the_alias_that_fits_best_decides() -> None:
    known = Person(("John Mwangi Kamau", "Джон Муанги", "Simba"), born=MWANGI.born)
    match = compare(Person(("Simba",), born=MWANGI.born), known)
    assert "same name" in map(str, match.reasons)


def test_the_reasons_name_parts_that_differ_or_are_missing() -> None:
    said = told(Person(("John Kipchoge Mwangi",)), Person(("Mwangi Johnn",)))
    assert said == [
        "same parts: Mwangi",
        "sounds alike: John / Johnn",
        "parts in another order",
        "only one has Kipchoge",
    ]
    assert "different: Kamau / Otieno" in told(Person(("John Kamau",)), Person(("John Otieno",)))
    assert told(Person(("John",)), Person(("Otieno",))) == ["the names have nothing in common"]


def test_the_reasons_keep_the_script_and_show_nothing_hidden() -> None:
    assert told(Person(("Кипнгетич Да\u200bниел",)), Person(("Daniel KIPNG'ETICH",))) == [
        "sounds alike: Кипнгетич / KIPNG'ETICH",
        "sounds alike: Даниел / Daniel",
        "parts in another order",
    ]


def test_parts_written_together_are_told() -> None:
    said = told(Person(("Abdulrahman Farah",)), Person(("Abdul Rahman Farah",)))
    assert said == ["written together or apart: Abdulrahman / Abdul Rahman"]


def test_nothing_known_is_unlikely_and_has_no_reason() -> None:
    match = compare(Person(), Person(("", "!!!")))
    assert match.band is Band.UNLIKELY
    assert match.reasons == ()


def test_every_score_has_one_band() -> None:
    assert [band(least) for _, least in THRESHOLDS] == [name for name, _ in THRESHOLDS]
    assert band(1.0) is Band.SAME
    assert compare(MWANGI, MWANGI).is_worth_showing
    assert not compare(MWANGI, Person(("Otieno",))).is_worth_showing


def test_a_relative_of_the_same_name_in_another_script_speaks_for_one_person() -> None:
    ours = replace(MWANGI, relatives=("Grace Wanjiku Njoroge", "Peter Otieno"))
    theirs = replace(MWANGI, relatives=("Грейс Ванджику Нджороге",))
    assert "a relative of the same name: Grace Wanjiku Njoroge / Грейс Ванджику Нджороге" in told(ours, theirs)
    assert compare(ours, theirs).score > compare(MWANGI, MWANGI).score


def test_other_relatives_and_one_name_alone_say_nothing() -> None:
    ours = replace(MWANGI, relatives=("Grace Wanjiku",))
    for other in ("Fatuma Hassan", "Grace", ""):
        assert compare(ours, replace(MWANGI, relatives=(other,))).score == compare(MWANGI, MWANGI).score


def test_another_valid_passport_of_one_state_speaks_against_one_person() -> None:
    ours = replace(MWANGI, documents=("AK1234567",), passports=(("KE", "AK1234567"),))
    theirs = replace(MWANGI, documents=("BK7654321",), passports=(("KE", "BK7654321"),))
    assert "another valid passport of the same state" in told(ours, theirs)
    assert compare(ours, theirs).score < compare(MWANGI, MWANGI).score


def test_a_passport_of_another_state_or_one_that_ran_out_says_nothing() -> None:
    ours = replace(MWANGI, documents=("AK1234567",), passports=(("KE", "AK1234567"),))
    for theirs in ((("TZ", "TAE123456"),), ()):
        other = replace(MWANGI, documents=("TAE123456",), passports=theirs)
        assert compare(ours, other).score == compare(MWANGI, MWANGI).score


def test_the_same_valid_passport_is_no_other_one() -> None:
    ours = replace(MWANGI, documents=("AK1234567",), passports=(("KE", "AK1234567"),))
    assert "another valid passport of the same state" not in told(ours, ours)
