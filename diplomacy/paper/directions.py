"""Words from right to left, marked as Word wants them: it does not look at the letters itself."""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_LETTER = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
_RIGHT_TO_LEFT = re.compile(rf"([{_LETTER}](?:[\s\d.,:;()\-]*[{_LETTER}])*)")
_FIRST_LETTER = re.compile(rf"[^\W\d_]|[{_LETTER}]")


def mark_right_to_left(document: Document) -> None:
    """Each stretch of such letters becomes a run of its own; a paragraph that begins with one runs that way."""
    for root in _roots(document):
        for paragraph in list(root.iter(qn("w:p"))):
            _mark(paragraph)


def _roots(document: Document) -> Iterator[Any]:
    yield document.element.body
    for section in document.sections:
        yield section.header._element  # noqa: SLF001  python-docx has no other way to the XML
        yield section.footer._element  # noqa: SLF001


def _mark(paragraph: Any) -> None:
    text = "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
    if not _RIGHT_TO_LEFT.search(text):
        return
    first = _FIRST_LETTER.search(text)
    if first and _RIGHT_TO_LEFT.match(first.group()):
        properties = paragraph.get_or_add_pPr()
        if properties.find(qn("w:bidi")) is None:
            _put(properties, "w:bidi", before=_AFTER_BIDI)
    for run in list(paragraph.iter(qn("w:r"))):
        _split(run)


def _split(run: Any) -> None:
    """The run's texts part where the direction changes; breaks and tabs stay where they are."""
    if not any(_RIGHT_TO_LEFT.search(node.text or "") for node in run.findall(qn("w:t"))):
        return
    for part in _parts(run):
        run.addprevious(part)
    run.getparent().remove(run)


def _parts(run: Any) -> Iterator[Any]:
    empty = deepcopy(run)
    for child in list(empty):
        if child.tag != qn("w:rPr"):
            empty.remove(child)
    for child in run:
        if child.tag == qn("w:rPr"):
            continue
        for inner in _one_way(child) if child.tag == qn("w:t") else [child]:
            part = deepcopy(empty)
            part.append(deepcopy(inner))
            if _RIGHT_TO_LEFT.match(inner.text or ""):
                _put(part.get_or_add_rPr(), "w:rtl", before=_AFTER_RTL)
            yield part


def _one_way(text: Any) -> Iterator[Any]:
    """The pieces of a text, each of one direction."""
    for piece in filter(None, _RIGHT_TO_LEFT.split(text.text or "")):
        inner = deepcopy(text)
        inner.text = piece
        inner.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        yield inner


# What the schema wants behind these two, so that they come before it.
_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId",
    "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
_AFTER_RTL = ("w:cs", "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath")


def _put(properties: Any, tag: str, *, before: tuple[str, ...]) -> None:
    properties.insert_element_before(OxmlElement(tag), *before)
