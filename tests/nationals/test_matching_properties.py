"""What must hold for every text that can be typed."""

from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from core.dates import PartialDate
from nationals.matching import likeness
from nationals.matching.keys import KEY_VERSION, keys, pair_keys
from nationals.matching.normalise import MOST_PARTS, document, fold, parts, place
from nationals.matching.person import Person
from nationals.matching.score import compare

LATIN = ("John", "Jon", "Mwangi", "Ng'ang'a", "Abdul", "Rahman", "Abdulrahman", "Otieno", "Atieno", "arap", "Wanjiru")
WORDS = st.sampled_from((*LATIN, "Мванги", "Ванджиру", "J.", "K", "محمد", "明", "O'", "-", "ß"))
UNLIKE = ["John", "Mwangi", "Otieno", "Wanjiru", "Kamau", "Xu"]
NAMES = st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=6).map(" ".join))
BIRTHS = st.one_of(
    st.none(),
    st.dates(date(1900, 1, 1), date(2030, 1, 1)).map(PartialDate.from_date),
    st.integers(1900, 2030).map(PartialDate.of),
    st.integers(1900, 2030).map(lambda year: PartialDate.of(year, about=True)),
)
PEOPLE = st.builds(
    Person,
    names=st.lists(NAMES, max_size=3).map(tuple),
    born=BIRTHS,
    sex=st.sampled_from(("", "F", "M")),
    documents=st.lists(st.sampled_from(("", "A1234567", "A1234568", "12345678", "87654321")), max_size=3).map(tuple),
    phones=st.lists(st.sampled_from(("+254700000001", "+254700000002")), max_size=2).map(tuple),
    county=st.sampled_from(("", "Nyeri", "Kwale County")),
    country=st.sampled_from(("", "RU", "UA")),
)


@given(PEOPLE, PEOPLE)
def test_the_score_is_the_same_both_ways(left: Person, right: Person) -> None:
    one, other = compare(left, right), compare(right, left)
    assert one.score == other.score
    assert one.band == other.band


@given(PEOPLE, PEOPLE)
def test_the_score_lies_between_0_and_1_and_every_reason_reads(left: Person, right: Person) -> None:
    match = compare(left, right)
    assert 0 <= match.score <= 1
    assert all(str(reason) for reason in match.reasons)


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=6), st.randoms(use_true_random=False))
@example(["Abdul", "Rahman"], ["Abdulrahman"], None)
def test_the_order_of_parts_does_not_change_the_keys(left: list[str], right: list[str], chance: object) -> None:
    assert keys(" ".join(left)) == keys(" ".join(reversed(left)))
    assert keys(" ".join(right)) == keys(" ".join(sorted(right)))


@given(st.lists(st.sampled_from(UNLIKE), min_size=1, max_size=6, unique=True))
def test_the_order_of_parts_does_not_change_the_score(words: list[str]) -> None:
    whole = Person((" ".join(words),))
    turned = Person((" ".join(reversed(words)),))
    assert compare(whole, turned).score == compare(whole, whole).score


@given(NAMES)
def test_capitals_change_nothing(name: str) -> None:
    lower, other = Person((name.lower(),)), Person((name.lower().casefold(),))
    assert compare(lower, other).score == compare(lower, lower).score
    assert fold(name.lower()) == fold(name.lower().casefold())


@given(st.text())
def test_no_text_breaks_anything(text: str) -> None:
    assert fold(text).isascii()
    assert len(parts(text)) <= MOST_PARTS
    assert all(key and "\x00" not in key for key in keys(text))
    assert document(text).isalnum() or document(text) == ""
    assert place(text).isascii()


@given(NAMES)
def test_pair_keys_are_keys(name: str) -> None:
    assert pair_keys(keys(name)) <= keys(name)


def test_the_work_on_a_long_name_is_bounded() -> None:
    likeness.sound_likeness.cache_clear()
    left = Person((" ".join(f"ab{index}cd" for index in range(5000)),) * 50)
    right = Person((" ".join(f"xy{index}zw" for index in range(5000)),) * 50)
    compare(left, right)
    asked = likeness.sound_likeness.cache_info()
    assert asked.hits + asked.misses <= 8 * 8 * MOST_PARTS * MOST_PARTS
    assert len(keys(left.names[0])) <= MOST_PARTS + MOST_PARTS * (MOST_PARTS - 1) // 2


def test_keys_carry_a_version() -> None:
    assert KEY_VERSION >= 1
