"""Tells lines about people from the other rows of a sheet."""

import re

from django.utils.translation import gettext_noop as _

from cases.register.mapping import Mapping
from cases.register.problems import Problem
from cases.register.rows import Row
from cases.register.text import clean, fold

TOTAL = re.compile(r"^(?:(?:grand|sub|sous|overall) ?)?(?:totals?|totaux|sum|somme|jumla|total general)\b")
REMARK = re.compile(
    r"^(?:prepared|compiled|checked|approved|signed|updated|source|note|nb|date|page|key|legend|end of)\b"
)
BLANK = Problem(_("The row is empty."))
IS_TOTAL = Problem(_("The row holds totals."))
IS_HEADING = Problem(_("The headings are repeated."))
IS_NOTE = Problem(_("The row is a note, not a person."))
IS_NUMBERING = Problem(_("The row numbers the columns."))


def reason_to_skip(row: Row, mapping: Mapping, headings: frozenset[str]) -> Problem | None:
    """Why a row below the headings is no person; None if it is one. ``headings``: the sheet's own, folded."""
    texts = {index: text for index, cell in enumerate(row.cells) if (text := clean(cell))}
    number = mapping.index("number")
    said = {index: text for index, text in texts.items() if index != number}
    if not said:
        return BLANK
    folded = [fold(text) for text in texts.values()]
    if len(headings) > 1 and len(folded) > 1 and sum(text in headings for text in folded) >= 0.6 * len(folded):
        return IS_HEADING
    if _words(said) <= 2 and any(TOTAL.match(text) for text in folded):
        return IS_TOTAL
    if len(texts) > 2 and list(texts.values()) == [str(n) for n in range(1, len(texts) + 1)]:
        return IS_NUMBERING
    if len(said) == 1 and number not in texts:
        index, text = next(iter(said.items()))
        if index not in _name_columns(mapping) or REMARK.match(fold(text)):
            return IS_NOTE
    return None


def _words(said: dict[int, str]) -> int:
    """How many cells hold more than a number."""
    return sum(any(letter.isalpha() for letter in text) for text in said.values())


def _name_columns(mapping: Mapping) -> set[int]:
    return {mapping.index(name) for name in ("name", "surname", "given_names")}
