"""A note as a Word file for signature and seal, made from a template."""

from io import BytesIO
from typing import Any

from docx import Document
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from diplomacy.paper.directions import mark_right_to_left
from diplomacy.paper.fields import fields
from diplomacy.paper.house import house_template
from diplomacy.paper.sheet import Sheet


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
