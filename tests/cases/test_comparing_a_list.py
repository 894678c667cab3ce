"""A name list is read, and each line is compared with the register and with earlier lists. Nothing is decided."""

import io
from pathlib import Path

import docx
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Post, User
from cases.choices import LineDecision, ListState, Status
from cases.models import Case, NameList
from cases.register.mapping import Mapping
from cases.services.name_lists import decisions, matching, receiving
from cases.services.registers import files
from nationals.matching.weights import Band
from nationals.models import National
from tests.cases.lists import HASSAN, NJOROGE, TOLD, compared, handed_in
from tests.factories import CaseFactory, NationalFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db
SAMPLE = Path(__file__).parent.parent / "data" / "foreign-list-sample.xlsx"


def received(content: bytes, name: str, *, post: Post, by: User) -> NameList:
    return receiving.receive(SimpleUploadedFile(name, content), TOLD, post=post, by=by)


def test_a_line_in_cyrillic_finds_the_person_with_the_reason(post: Post, caseworker: User) -> None:
    national = NationalFactory.create(name="Wanjiru Njoroge", born="1993-06-12", post=post)
    line = compared(NJOROGE, post=post, by=caseworker).people.get()
    best = line.suggestions[0]
    assert (best.reference, best.band) == (national.reference, Band.SAME)
    assert "born the same day" in best.reasons
    assert (line.decision, line.national, Case.objects.count()) == (LineDecision.OPEN, None, 0)


def test_every_line_is_kept_with_its_cells_and_nothing_is_decided(post: Post, caseworker: User) -> None:
    sent = compared(NJOROGE, HASSAN, post=post, by=caseworker)
    assert sent.state == ListState.OPEN
    first, second = sent.people.order_by("row")
    assert first.raw == {"A": "Ванджиру Нджороге", "B": "12.06.1993", "C": "Лагерь № 2", "D": "Ранен"}
    assert (first.born.edtf, second.born.edtf) == ("1993-06-12", "1990")
    assert (first.place, second.place) == ("Лагерь № 2", "")


def test_people_whom_who_compares_may_not_see_are_not_suggested(post: Post, caseworker: User) -> None:
    NationalFactory.create(name="Wanjiru Njoroge", born="1993-06-12", post=PostFactory.create())
    assert compared(NJOROGE, post=post, by=caseworker).people.get().suggested == []


def test_the_same_line_on_a_later_list_is_as_before(post: Post, caseworker: User) -> None:
    first = compared(NJOROGE, HASSAN, post=post, by=caseworker)
    later = compared(HASSAN, NJOROGE, "Мванги Пётр;1988;;", post=post, by=caseworker, name="later.csv")
    before = {line.name: line for line in first.people.all()}
    said = {line.name: (line.decision, line.earlier) for line in later.people.all()}
    assert said == {
        "Отиено Хассан": (LineDecision.AS_BEFORE, before["Отиено Хассан"]),
        "Ванджиру Нджороге": (LineDecision.AS_BEFORE, before["Ванджиру Нджороге"]),
        "Мванги Пётр": (LineDecision.OPEN, None),
    }


def test_what_changed_since_the_earlier_list_is_shown_cell_by_cell(post: Post, caseworker: User) -> None:
    compared(NJOROGE, post=post, by=caseworker)
    moved = NJOROGE.replace("Лагерь № 2", "Лагерь № 7")
    line = compared(moved, post=post, by=caseworker, name="later.csv").people.get()
    assert line.decision == LineDecision.OPEN
    assert [(one.before, one.now) for one in line.differences] == [("Лагерь № 2", "Лагерь № 7")]


def test_the_list_of_a_post_that_one_does_not_see_is_no_earlier_list(post: Post, caseworker: User) -> None:
    other = PostFactory.create()
    compared(NJOROGE, post=other, by=UserFactory.create(caseworker=other))
    assert compared(NJOROGE, post=post, by=caseworker).people.get().earlier is None


def test_the_same_cells_on_a_list_that_says_something_else_of_everybody_are_to_be_decided(
    post: Post, caseworker: User
) -> None:
    compared(NJOROGE, post=post, by=caseworker, status=Status.CAPTURED)
    line = compared(NJOROGE, HASSAN, post=post, by=caseworker, status=Status.DECEASED).people.get(row=2)
    assert line.decision == LineDecision.OPEN
    assert [(one.before, one.now) for one in line.differences] == [("captured", "deceased")]
    elsewhere = compared(NJOROGE, "", post=post, by=caseworker, status=Status.DECEASED, held_by="").people.get()
    assert [(one.before, one.now) for one in elsewhere.differences] == [("Third Brigade", "nothing")]


def test_a_line_that_comes_a_third_time_leads_to_the_decision_of_the_first(post: Post, caseworker: User) -> None:
    first = compared(NJOROGE, post=post, by=caseworker).people.get()
    compared(NJOROGE, HASSAN, post=post, by=caseworker)
    third = compared(HASSAN, NJOROGE, post=post, by=caseworker)
    assert [line.earlier for line in third.people.filter(person_key=first.person_key)] == [first]


def test_a_list_of_another_post_is_no_earlier_list_for_those_who_do_not_see_it(post: Post, caseworker: User) -> None:
    other, chief = PostFactory.create(), UserFactory.create(supervisor=PostFactory.create(headquarters=True))
    compared(NJOROGE, post=other, by=chief)
    line = compared(NJOROGE, HASSAN, post=post, by=chief).people.get(row=2)
    assert (line.decision, line.earlier) == (LineDecision.OPEN, None)


def test_lines_of_a_list_that_is_still_compared_are_not_leant_on(post: Post, caseworker: User) -> None:
    stopped = compared(NJOROGE, post=post, by=caseworker)
    NameList.objects.filter(pk=stopped.pk).update(state=ListState.MATCHING)
    assert compared(NJOROGE, HASSAN, post=post, by=caseworker).people.get(row=2).earlier is None
    matching.match(NameList.objects.get(pk=stopped.pk), by=caseworker)
    assert stopped.people.count() == 1


def test_the_very_same_file_at_the_same_post_is_the_list_that_there_is(post: Post, caseworker: User) -> None:
    assert handed_in(NJOROGE, post=post, by=caseworker) == handed_in(NJOROGE, post=post, by=caseworker, name="b.csv")
    assert NameList.objects.count() == 1


def test_who_may_not_register_people_hands_in_no_list(post: Post) -> None:
    with pytest.raises(PermissionDenied):
        handed_in(NJOROGE, post=post, by=UserFactory.create(auditor=post))


def test_pasted_names_one_a_line_are_a_list(post: Post, caseworker: User) -> None:
    upload = receiving.pasted("1. Ванджиру Нджороге\n2. Отиено Хассан 1990 г.р.\n")
    sent = files.look_through(receiving.receive(upload, TOLD, post=post, by=caseworker))
    mapping = Mapping.from_json(sent.mapping)
    sent = matching.match(files.confirm(sent, mapping=mapping, by=caseworker, version=sent.version), by=caseworker)
    read = [(line.name, line.born.edtf) for line in sent.people.order_by("row")]
    assert read == [("Ванджиру Нджороге", ""), ("Отиено Хассан", "1990")]


def test_the_table_of_a_word_document_is_a_list(post: Post, caseworker: User) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for row, text in zip(table.rows, ("Прізвище та ім'я|Дата народження", "Нджороге Ванджіру|12.06.1993"), strict=True):
        row.cells[0].text, row.cells[1].text = text.split("|")
    stream = io.BytesIO()
    document.save(stream)
    sent = files.look_through(received(stream.getvalue(), "list.docx", post=post, by=caseworker))
    assert sent.state == ListState.PROPOSED
    assert Mapping.from_json(sent.mapping).columns == {"name": "A", "born": "B"}


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"0" * 64, "list.png", "picture"),
        (b"\xff\xd8\xff\xe0" + b"0" * 64, "list.csv", "picture"),
        (b"%PDF-1.7 " + b"0" * 64, "list.pdf", "PDF"),
        (b"", "list.csv", "empty"),
    ],
)
def test_what_cannot_be_read_as_a_table_is_refused_in_words(
    post: Post, caseworker: User, content: bytes, name: str, said: str
) -> None:
    with pytest.raises(ValidationError, match=said):
        received(content, name, post=post, by=caseworker)
    assert not NameList.objects.exists()


def test_a_list_without_a_column_of_names_stops_with_the_reason(post: Post, caseworker: User) -> None:
    content = b"Born;Place\n1990;Camp 2\n1991;Camp 3\n"
    sent = files.look_through(received(content, "list.csv", post=post, by=caseworker))
    assert (sent.state, bool(sent.why_stopped)) == (ListState.FAILED, True)


@pytest.mark.parametrize("name", ["Ш", "12345", "?!.", "Иvan Петроff", "𝕬𝖑𝖎", "=cmd|' /C calc'!A1", "Нг'анг'а " * 60])
def test_odd_names_are_kept_as_they_came(post: Post, caseworker: User, name: str) -> None:
    line = compared(f"{name};1990;;", post=post, by=caseworker).people.get()
    assert line.raw["A"] == name.strip()
    assert line.decision == LineDecision.OPEN


def test_lines_may_not_be_compared_anew_once_one_is_decided(post: Post, caseworker: User) -> None:
    sent = compared(NJOROGE, post=post, by=caseworker)
    decisions.reject(sent.people.get(), reason="", by=caseworker)
    with pytest.raises(ValidationError):
        files.reopen(sent, by=caseworker)


def test_the_job_started_again_does_nothing_twice(post: Post, caseworker: User) -> None:
    sent = compared(NJOROGE, HASSAN, post=post, by=caseworker)
    NameList.objects.update(state=ListState.MATCHING)
    sent.refresh_from_db()
    assert matching.match(sent, by=caseworker).people.count() == 2


def test_the_sample_of_a_foreign_list_finds_who_is_there(post: Post, caseworker: User) -> None:
    """The register is made of the people of the first ten lines' truth: see tests/data/README.md."""
    sent = files.look_through(received(SAMPLE.read_bytes(), "list.xlsx", post=post, by=caseworker))
    sent = files.confirm(sent, mapping=Mapping.from_json(sent.mapping), by=caseworker, version=sent.version)
    assert matching.match(sent, by=caseworker).people.count() == 60


def test_a_person_with_a_restricted_case_is_not_told_to_those_not_named_on_it(post: Post, caseworker: User) -> None:
    national = NationalFactory.create(name="Wanjiru Njoroge", born="1993-06-12", post=post)
    CaseFactory.create(national=national, post=post, restricted=True)
    assert not National.objects.visible_to(caseworker).exists()
    assert compared(NJOROGE, post=post, by=caseworker).people.get().suggested == []
