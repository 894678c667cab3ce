"""From pasted or typed text to the lines of a zone."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from nationals.passport.check_digits import FILLER
from nationals.passport.layouts import SHAPES, Layout
from nationals.passport.words import Remark, gettext_noop

LONGEST = 1000
"""Signs of the text that are looked at; a zone has 90 at most."""
MOST_ROWS = 24
MOST_FILLERS = 4
"""So many fillers too few or too many in the middle of a line are taken as miscounted."""
SINGLE = str.maketrans(dict.fromkeys("‹›〈〉⟨⟩＜", FILLER))
ANGLES = re.compile("[«»《》≪]")
RUN = re.compile("<{2,}")

CUT = Remark(gettext_noop("Only the first 1,000 signs were looked at."))
COUNTED = gettext_noop("Line %(line)s has %(here)s signs instead of %(wanted)s: fillers were added or left out.")


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines of the right number and width. ``remarks`` tell what was done to the text."""

    shape: Layout
    lines: tuple[str, ...]
    remarks: tuple[Remark, ...] = ()


def rows(text: str) -> list[str]:
    """The text's lines in capitals, without spaces and invisible signs; those that hold nothing are left out."""
    found = []
    for line in text[:LONGEST].splitlines():
        signs = unicodedata.normalize("NFKC", line.translate(SINGLE)).upper()
        row = "".join(sign for sign in signs if not sign.isspace() and unicodedata.category(sign)[0] != "C")
        if row:
            found.append(row)
    return found[:MOST_ROWS]


def zone_of(text: str) -> Zone | None:
    """The first lines of the text that have the shape of a zone; those that fit as they are come first."""
    given, remarks = rows(text), (CUT,) if len(text) > LONGEST else ()
    for is_exact in (True, False):
        for shape in SHAPES:
            for window in _windows(given, shape):
                fitted = [_fitted(row, shape, line, is_exact) for line, row in enumerate(window)]
                if all(row for row, _ in fitted):
                    said = tuple(remark for _, remark in fitted if remark is not None)
                    return Zone(shape, tuple(row for row, _ in fitted), (*remarks, *said))
    return None


def _windows(given: list[str], shape: Layout) -> Iterator[list[str]]:
    """Neighbouring lines; then the whole text cut by its length, for one that lost its line breaks."""
    for first in range(len(given) - shape.lines + 1):
        yield given[first : first + shape.lines]
    for whole in _spellings("".join(given)):
        if len(whole) == shape.lines * shape.width:
            yield [whole[start : start + shape.width] for start in range(0, len(whole), shape.width)]


def _spellings(row: str) -> tuple[str, ...]:
    """A double angle is what a scanner makes of two fillers, and what some keyboards give for one."""
    if not ANGLES.search(row):
        return (row,)
    return tuple(ANGLES.sub(fillers, row) for fillers in ("<<", "<"))


def _fitted(row: str, shape: Layout, line: int, is_exact: bool) -> tuple[str, Remark | None]:
    """The row at the line's width, and what was done to it; an empty text if it does not fit."""
    spellings = _spellings(row)
    if exact := next((spelling for spelling in spellings if len(spelling) == shape.width), ""):
        return exact, None
    if is_exact:
        return "", None
    spelling = spellings[0]
    counted = _end_filled(spelling, shape) if line == shape.name_line else _refilled(spelling, shape.width)
    values = (("line", str(line + 1)), ("here", str(len(spelling))), ("wanted", str(shape.width)))
    return counted, Remark(COUNTED, values) if counted else None


def _end_filled(row: str, shape: Layout) -> str:
    """A name's line: after the name nothing but fillers can stand, however many were typed."""
    name = row.rstrip(FILLER)
    is_name = FILLER in row and len(name) <= shape.width
    return name.ljust(shape.width, FILLER) if is_name else ""


def _refilled(row: str, width: int) -> str:
    """Another line: its last run of fillers made longer or shorter, if a few are missing or too many."""
    runs = list(RUN.finditer(row))
    if not runs or abs(width - len(row)) > MOST_FILLERS:
        return ""
    start, end = runs[-1].span()
    fillers = end - start + width - len(row)
    return row[:start] + FILLER * fillers + row[end:] if fillers >= 0 else ""
