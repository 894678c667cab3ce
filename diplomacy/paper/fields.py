"""What a template in Word may name."""

from functools import cache
from typing import Any

from markupsafe import Markup, escape

from diplomacy.paper.letters import unprintable, with_latin, words_of
from diplomacy.paper.samples import sample_sheet
from diplomacy.paper.sheet import Sheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NEEDED = frozenset({"number", "paragraphs", "second_paragraphs", "persons", "remark"})


@cache
def field_names() -> frozenset[str]:
    return frozenset(fields(sample_sheet("en")))


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
