"""Real spellings of one name, by script and by hand: all must be found under a common key and sound alike."""

import pytest

from nationals.matching.keys import keys
from nationals.matching.normalise import document, fold, parts, place
from nationals.matching.person import Person
from nationals.matching.score import compare
from nationals.matching.weights import Band

ONE_NAME = [
    # Kenyan names by Russian and Ukrainian hands
    ("John Mwangi", "Джон Мванги"),
    ("John Mwangi", "Джон Муанги"),
    ("Peter Njoroge", "Петер Нджороге"),
    ("Mary Wanjiru", "Мэри Ванджиру"),
    ("Hassan Ali", "Хассан Али"),
    ("Hassan Ali", "Гасан Алі"),
    ("Grace Nyambura", "Грейс Ньямбура"),
    ("Omar Nyambura", "НЬАМБУРА ОМАР"),
    ("Brian Odhiambo", "Брайан Одхиамбо"),
    ("Kelvin Ochieng", "ОКХИЕНГ КЕЛВИН"),
    ("James Githinji", "Джеймс Гитинджи"),
    ("James Githinji", "Джеймс Китхинджи"),
    ("Samuel Wanyonyi", "Самуель Ваньоньї"),
    ("Vivian Were", "ВИВИАН УЕРЕ"),
    ("Anthony Chepkemboi", "КХЕПКЕМБОЙ АНТОНЬ"),
    ("Caleb Makokha", "Калеб Макоха"),
    ("Joseph Kipkoech", "Джозеф Кипкоеч"),
    # Apostrophes and spaces
    ("Ng'ang'a Kamau", "Nganga Kamau"),
    ("Ng'ang'a Kamau", "Ng’ang’a Kamau"),
    ("Ng'ang'a Kamau", "NGʼANGʼA KAMAU"),
    ("Ng'ang'a Kamau", "Нганга Камау"),
    ("Abdulrahman Farah", "Abdul Rahman Farah"),
    ("Daniel arap Moi", "Moi, Daniel"),
    ("Salim bin Omar", "Omar Salim"),
    # Order, titles, accents, letter case, typing errors
    ("MAINA, Emmanuel Irungu", "Emmanuel Irungu Maina"),
    ("Dr Adan Kiptoo", "Adan Kiptoo"),
    ("Mzee Jomo Kenyatta", "KENYATTA Jomo"),
    ("José Muñoz", "JOSE MUNOZ"),
    ("Patrick Samuel", "Patrick Sammuel"),
    ("Athman Ngugi", "Ahman Ngugi"),
    ("Diana Waithira", "Diana Waiithira"),
    ("Mohamed Abdi", "Muhammad Abdi"),
    # Other scripts, so far as plain transliteration goes
    ("Mohamed Ali", "محمد علي"),
    ("Giorgos Papadopoulos", "Γιώργος Παπαδόπουλος"),
    ("Giorgi Beridze", "გიორგი ბერიძე"),
    ("Wang Xiaoming", "王 小明"),
]

TWO_NAMES = [
    ("Brian Otieno", "Brian Atieno"),
    ("Mary Njeri", "Mary Njiru"),
    ("Grace Wanjiru", "Grace Wanjiku"),
    ("Peter Wambua", "Peter Wambui"),
    ("John Kipkorir", "John Kipkoech"),
    ("Samuel Mutua", "Samuel Mutuku"),
    ("Alice Achieng", "Alice Onyango"),
]


@pytest.mark.parametrize(("left", "right"), ONE_NAME)
def test_spellings_of_one_name_are_possible_on_the_name_alone(left: str, right: str) -> None:
    match = compare(Person((left,)), Person((right,)))
    assert match.band in (Band.POSSIBLE, Band.LIKELY), match


@pytest.mark.parametrize(("left", "right"), ONE_NAME)
def test_spellings_of_one_name_share_a_key(left: str, right: str) -> None:
    assert keys(left) & keys(right)


@pytest.mark.parametrize(("left", "right"), TWO_NAMES)
def test_two_names_that_differ_by_a_letter_are_two_names(left: str, right: str) -> None:
    assert compare(Person((left,)), Person((right,))).band is Band.UNLIKELY


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("  KIBET,  Ng'ang\u2019a\xa0", "kibet nganga"),
        ("Jo\u200bhn \u202eMwangi\u202c", "john mwangi"),
        ("Ali\x00Hassan", "alihassan"),
        ("Ｊｏｈｎ", "john"),
        ("Straße", "strasse"),
        ("!!! ---", ""),
        ("", ""),
    ],
)
def test_a_name_is_folded_to_plain_letters(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_titles_and_particles_do_not_tell_people_apart() -> None:
    assert [part.text for part in parts("Hon. Dr William arap Ruto")] == ["william", "ruto"]


def test_a_name_of_particles_alone_keeps_them() -> None:
    assert [part.text for part in parts("Wa Al")] == ["wa", "al"]


def test_a_document_is_compared_without_spaces_and_case() -> None:
    assert document(" ak 102-1091 ") == document("AK1021091") == "AK1021091"


def test_a_county_is_compared_without_the_word_county() -> None:
    assert place("Nairobi City County") == place("NAIROBI") == "nairobi"
    assert place("Murang'a County") == place("Muranga")
