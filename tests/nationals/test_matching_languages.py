"""Names whose language is told are read as that language reads its letters; the usual reading stays."""

import pytest

from accounts.models import Post
from nationals.dedup import person_of
from nationals.matching.normalise import readings
from nationals.matching.person import Person
from nationals.matching.promise import Promise
from nationals.matching.score import compare
from tests.factories import AliasFactory, NationalFactory


@pytest.mark.parametrize(
    ("language", "name", "latin"),
    [
        ("bg", "Щерев Върбан", "Shterev Varban"),
        ("uk", "Гнат Гончар", "Hnat Honchar"),
        ("be", "Гарэцкі Воўк", "Haretski Wowk"),
        ("fa", "ذاکری رضا", "Zakeri Reza"),
        ("ur", "ثمینہ ضیاء", "Samina Zia"),
    ],
)
def test_a_told_language_brings_two_spellings_nearer(language: str, name: str, latin: str) -> None:
    untold, told = (compare(Person((name,), languages=which), Person((latin,))) for which in ((), (language,)))
    assert told.score > untold.score


@pytest.mark.parametrize(
    ("language", "name", "latin"), [("uk", "Вангарі Гітау", "Wangari Gitau"), ("bg", "Мванги", "Mwangi")]
)
def test_a_hand_that_goes_by_its_letters_is_still_read(language: str, name: str, latin: str) -> None:
    untold, told = (compare(Person((name,), languages=which), Person((latin,))) for which in ((), (language,)))
    assert told.score >= untold.score


def test_of_chinese_and_japanese_the_language_tells_which() -> None:
    name = "田中 健"
    assert len(readings(name)) == 2
    chinese, japanese = readings(name, "zh-Hant"), readings(name, "ja")
    assert chinese[0][0].text == "tian"
    assert [part.text for part in japanese[0]] == ["tanaka", "ken"]
    assert len(chinese) == len(japanese) == 1


@pytest.mark.parametrize("language", ["xx", "UK", "uk-UA", "russian", "-", "щ" * 300])
def test_any_text_for_a_language_is_no_error(language: str) -> None:
    person = Person(("Гончар Гнат",), languages=(language, "ru", "more than names"))
    assert compare(person, Person(("Honchar Hnat",))).score > 0
    assert Promise(person).of("honchar hnat", "", "", "") > -30


def test_the_language_of_an_alias_is_compared(post: Post) -> None:
    national = NationalFactory.create(post=post, name="Ignatius Potter")
    AliasFactory.create(national=national, name="I. Potter", language="")
    AliasFactory.create(national=national, name="Гнат Гончар", language="uk")
    person = person_of(national)
    assert person.languages == ("", "", "uk")
    assert person.names[2] == "Гнат Гончар"
    asked = Person(("Hnat Honchar",))
    assert compare(asked, person).score > compare(asked, Person(person.names)).score


def test_without_a_language_no_name_has_one(post: Post) -> None:
    national = NationalFactory.create(post=post)
    AliasFactory.create(national=national, language="")
    assert person_of(national).languages == ()
