"""A note as a Word file for signature and seal, made from a template."""

from io import BytesIO
from typing import Any

from docx import Document
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from diplomacy.paper.directions import mark_right_to_left
from diplomacy.paper.house import house_template
from diplomacy.paper.letters import unprintable, with_latin, words_of
from diplomacy.paper.sheet import Sheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def note_as_word(sheet: Sheet, template: bytes | None = None) -> bytes:
    """By the house's own form where no template is given."""
    return render(template or house_template(), fields(sheet))


def sandbox() -> SandboxedEnvironment:
    """Values are escaped; a field that is not ours fails instead of printing nothing."""
    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)


def render(template: bytes, values: dict[str, Any]) -> bytes:
    word = DocxTemplate(BytesIO(template))
    word.render(values, sandbox())
    made = BytesIO()
    word.save(made)
    document = Document(BytesIO(made.getvalue()))
    mark_right_to_left(document)
    finished = BytesIO()
    document.save(finished)
    return finished.getvalue()


def fields(sheet: Sheet) -> dict[str, Any]:
    """What a template may name. Words whose letters are rare have Latin letters behind them."""
    rows = sheet.annex.rows if sheet.annex else []
    told = [sheet.sender, sheet.addressee, sheet.subject, sheet.text, *(cell for row in rows for cell in row)]
    rare = unprintable(words_of(told))

    def plain(text: str) -> Markup:
        return _literal(with_latin(text, rare, keep=True) if rare else text)

    return {
        "sender": plain(sheet.sender),
        "addressee": plain(sheet.addressee),
        "number": _literal(sheet.reference),
        "place_and_day": plain(sheet.place_and_day),
        "subject": plain(sheet.subject),
        "warning": _literal(sheet.warning),
        "paragraphs": [plain(paragraph) for paragraph in sheet.paragraphs],
        "second_paragraphs": [_literal(paragraph) for paragraph in sheet.second_paragraphs],
        "annex_title": _literal(sheet.annex.title if sheet.annex else ""),
        "heads": [_literal(head) for head in (sheet.annex.heads if sheet.annex else [])],
        "persons": [{"facts": [plain(cell) for cell in row]} for row in rows],
        "remark": _literal(sheet.words["latin_beside"] if rare else ""),
        "words": {"number": _literal(sheet.words["number"]), "seal": _literal(sheet.words["seal"])},
    }


def _literal(text: str) -> Markup:
    """Escaped, and with no underscore as it is: docxtpl would turn what looks like ``{_{`` into its own marks."""
    return Markup(str(escape(text)).replace("_", "&#95;"))  # noqa: S704  escaped on this very line
