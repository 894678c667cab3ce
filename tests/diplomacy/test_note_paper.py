"""The Word file and the proof say what the record says, in every script, and nothing in a name is obeyed."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from cases.models import Case
from diplomacy.models import NoteVerbale
from diplomacy.paper.letters import in_latin, unprintable
from diplomacy.services.notes.paper import as_pdf, as_word, courtesies
from tests.factories import CaseFactory, NoteTemplateFactory, NoteVerbaleFactory, PostFactory, TravelDocumentFactory

pytestmark = pytest.mark.django_db
HOSTILE = [
    "{{ 7 * 7 }} {% raw %}",
    "{_{ x }_} {_% y %_}",
    "#panic() *bold* $x^2$ \\ [a] <label>",
    '=HYPERLINK("http://evil.example")',
    "<w:p/> & <script>alert(1)</script>",
]
ARABIC, PERSIAN, BURMESE, CYRILLIC = "محمد علي", "پژمان", "မောင် အောင်", "Джозеф Мванги"


def words_of(content: bytes) -> list[str]:
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def text_of(content: bytes) -> str:
    """Lines joined: the typesetter breaks them where the page ends."""
    return " ".join("\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split())


def named(name: str, **fields: Any) -> tuple[NoteVerbale, Case]:
    case = CaseFactory.create(national__name=name, national__born="1990-09-09")
    return NoteVerbaleFactory.create(checked=True, on=[case], **fields), case


def test_both_papers_say_what_the_record_says() -> None:
    post = PostFactory.create(name="Vienna", time_zone="Europe/Vienna")
    note, case = named("Jane Sample", post=post, subject="Access")
    TravelDocumentFactory.create(national=case.national, number="AK0123456")
    word, proof = " ".join(words_of(as_word(note))), text_of(as_pdf(note))
    for said in (note.reference, note.text, note.authority.name, "Jane Sample", "9 Sep 1990", "AK0123456", "Vienna, "):
        assert said in word
        assert said in proof


def test_an_annex_has_no_fact_that_was_not_chosen() -> None:
    note, case = named("Jane Sample", facts=["name"])
    for paper in (" ".join(words_of(as_word(note))), text_of(as_pdf(note))):
        assert "Jane Sample" in paper
        assert "1990" not in paper
        assert case.reference not in paper


@pytest.mark.parametrize("name", HOSTILE)
def test_what_looks_like_an_instruction_is_printed_as_it_is(name: str) -> None:
    note, _case = named(name, text=f"We speak of {name} here.")
    word = words_of(as_word(note))
    assert name in word
    assert f"We speak of {name} here." in word
    assert f"We speak of {name} here." in text_of(as_pdf(note))


@pytest.mark.parametrize("name", [ARABIC, PERSIAN])
def test_names_from_right_to_left_are_printed_and_marked_as_such(name: str) -> None:
    note, _case = named(f"{name} (Ali)")
    content = as_word(note)
    assert f"{name} (Ali)" in words_of(content)
    runs = [run for run in Document(BytesIO(content)).element.body.iter(qn("w:r")) if name in _text(run)]
    assert [_text(run) for run in runs] == [name]
    assert runs[0].rPr.find(qn("w:rtl")) is not None
    proof = text_of(as_pdf(note))
    assert all(word in proof for word in name.split())


def _text(run: Any) -> str:
    return "".join(node.text or "" for node in run.iter(qn("w:t")))


def test_cyrillic_is_printed_as_it_is() -> None:
    note, _case = named(CYRILLIC)
    assert CYRILLIC in words_of(as_word(note))
    assert CYRILLIC in text_of(as_pdf(note))


def test_letters_that_no_font_has_are_printed_in_latin_and_said_so() -> None:
    note, _case = named(BURMESE)
    proof = text_of(as_pdf(note))
    assert "Maung Aung" in proof
    assert "given in Latin letters" in proof
    word = words_of(as_word(note))
    assert "မောင် [Maung] အောင် [Aung]" in word
    assert any("Latin letters beside them" in line for line in word)


def test_nothing_is_said_of_latin_letters_where_all_can_be_printed() -> None:
    note, _case = named(ARABIC)
    assert "Latin letters" not in text_of(as_pdf(note)) + " ".join(words_of(as_word(note)))


def test_the_typesetter_is_asked_for_each_word() -> None:
    words = {"Amina", "Nguyễn", CYRILLIC.split(maxsplit=1)[0], "محمد", "ٹیپو", "ے", "王小明", "አበበ", "สมชาย"}
    assert unprintable(words) == {"ے", "王小明", "አበበ", "สมชาย"}


def test_what_nobody_can_read_is_spelt_by_its_codes() -> None:
    assert in_latin("ꕙꔤ") == "U+A559 U+A524"


def test_a_second_language_stands_beside() -> None:
    note, _case = named("Jane Sample", second_language="ar", second_text="نطلب الوصول")
    content = as_word(note)
    assert "نطلب الوصول" in words_of(content)
    paragraph = next(p for p in Document(BytesIO(content)).element.body.iter(qn("w:p")) if "نطلب" in _text(p))
    assert paragraph.pPr.find(qn("w:bidi")) is not None
    assert {"نطلب", "الوصول"} <= set(text_of(as_pdf(note)).split())


def test_a_second_text_that_the_proof_cannot_print_is_left_to_the_word_file() -> None:
    note, _case = named("Jane Sample", second_language="my", second_text="ကျွန်ုပ်တို့")
    assert "The Word file has it" in text_of(as_pdf(note))
    assert "ကျွန်ုပ်တို့" in words_of(as_word(note))


def test_a_draft_says_that_it_is_one() -> None:
    draft = NoteVerbaleFactory.create()
    assert "Draft. Not checked" in text_of(as_pdf(draft))
    assert any("Draft. Not checked" in line for line in words_of(as_word(draft)))
    note, _case = named("Jane Sample")
    assert "Draft" not in text_of(as_pdf(note))


def test_a_french_note_has_french_words_round_it() -> None:
    note, _case = named("Jane Sample", language="fr", checked_at=datetime(2026, 8, 5, 9, tzinfo=UTC))
    proof = text_of(as_pdf(note))
    assert "Annexe" in proof
    assert "5 août 2026" in proof
    assert "présente ses compliments" in courtesies(note.post, note.authority, "fr")


def test_the_template_that_was_chosen_makes_the_word_file() -> None:
    template = NoteTemplateFactory.create(approved=True)
    note, _case = named("Jane Sample", template=template)
    assert "Jane Sample" in words_of(as_word(note))


def test_a_note_without_an_annex_prints_none() -> None:
    note, _case = named("Jane Sample", facts=[])
    assert "Annex" not in text_of(as_pdf(note)) + " ".join(words_of(as_word(note)))
