"""Whatever is pasted, reading it neither fails nor takes long; what was rightly made reads as it was made."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from nationals.passport.lines import LONGEST, MOST_ROWS, rows
from nationals.passport.reading import Reading, Unread, read
from nationals.passport.suggestions import EXCHANGES
from nationals.passport.words import Part, Verdict
from tests.nationals.zones import SPECIMENS, passport

TODAY = date(2026, 11, 24)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ZONE_SIGNS = LETTERS + "0123456789<"
NUMBERS = st.text(LETTERS + "0123456789", min_size=1, max_size=9)
WORDS = st.text(LETTERS, min_size=1, max_size=12)
# G and 6 differ by ten, so that no check digit tells them apart.
BLIND = {("G", "6"), ("6", "G")}


def every_answer(found: Reading | Unread) -> list[object]:
    if isinstance(found, Unread):
        return [str(found.why)]
    told = [found.number, found.born, found.expires, found.sex, found.issuer, found.nationality, found.is_name_cut]
    return [*told, *(str(note) for note in found.notes), *(field.text for field in found.fields)]


@given(st.text(max_size=3000))
def test_no_text_makes_it_fail(text: str) -> None:
    every_answer(read(text, today=TODAY))


@given(st.lists(st.text(ZONE_SIGNS + "«ЖО \n&", min_size=44, max_size=44), min_size=2, max_size=2))
def test_no_signs_in_the_shape_of_a_passport_make_it_fail(lines: list[str]) -> None:
    every_answer(read("\n".join(lines), today=TODAY))


@given(st.sampled_from(sorted(SPECIMENS)), st.data())
def test_no_sign_put_anywhere_in_a_specimen_makes_it_fail(kind: str, data: st.DataObject) -> None:
    zone = SPECIMENS[kind]
    place = data.draw(st.integers(0, len(zone) - 1))
    every_answer(read(zone[:place] + data.draw(st.characters()) + zone[place + 1 :], today=TODAY))


@given(st.text(max_size=5000))
def test_the_work_is_bounded(text: str) -> None:
    assert len(rows(text)) <= MOST_ROWS
    assert sum(map(len, rows(text))) <= LONGEST * 18  # compatibility forms grow to 18 signs at most


@given(
    number=NUMBERS,
    family=WORDS,
    given_name=WORDS,
    born=st.dates(date(1926, 11, 25), TODAY),
    expires=st.dates(date(1977, 1, 1), date(2076, 12, 31)),
    sex=st.sampled_from("MF<"),
)
def test_what_was_rightly_made_reads_as_it_was_made(
    number: str, family: str, given_name: str, born: date, expires: date, sex: str
) -> None:
    zone = passport(
        number=number, name=f"{family}<<{given_name}", born=f"{born:%y%m%d}", expires=f"{expires:%y%m%d}", sex=sex
    )
    found = read(zone, today=TODAY)
    assert isinstance(found, Reading)
    assert found.is_consistent
    assert (found.number, found.family_name, found.given_names) == (number, family, given_name)
    assert (found.born.earliest, found.expires) == (born, expires)
    assert (found.issuer.alpha2, found.nationality.alpha2) == ("KE", "KE")


@given(number=NUMBERS, data=st.data())
def test_every_usual_misreading_of_a_number_is_suggested(number: str, data: st.DataObject) -> None:
    places = [place for place, sign in enumerate(number) if sign in EXCHANGES]
    if not places:
        return
    place = data.draw(st.sampled_from(places))
    right, misread = number[place], EXCHANGES[number[place]]
    zone = passport(number=number)
    wrong = zone.replace(f"\n{number}", f"\n{number[:place]}{misread}{number[place + 1 :]}")
    found = read(wrong, today=TODAY)
    assert isinstance(found, Reading)
    field = found.field(Part.NUMBER)
    if (right, misread) in BLIND:
        assert field.verdict is Verdict.RIGHT
    else:
        assert field.verdict is Verdict.WRONG
        assert number in [one.value.rstrip("<") for one in field.suggestions]
