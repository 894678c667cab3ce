"""Finds a word in a table even if it is misspelled, and says how it was found."""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

EXACT, SYNONYM, CODE, CONTAINS, TOWN, SIMILAR, BLANK, UNKNOWN = (
    "exact", "synonym", "code", "contains", "town", "similar", "blank", "unknown",
)  # fmt: skip
CLOSE = 0.84  # one wrong letter in seven
MARGIN = 0.06  # how much nearer than any other meaning
LONGEST = 60  # a longer text is a sentence, not a misspelled word


class Reading(NamedTuple):
    """What a word of the register means, and how that was found; value None: unknown, a person must say."""

    value: str | None
    how: str


def most_similar(word: str, meanings: Mapping[str, str], *, close: float = CLOSE) -> str | None:
    """The meaning of the nearest phrase, unless two different meanings are about as near."""
    if not 3 <= len(word) <= LONGEST:
        return None
    matcher = SequenceMatcher(b=word, autojunk=False)
    best: dict[str, float] = {}
    for phrase, meaning in meanings.items():
        if abs(len(phrase) - len(word)) > 2 or len(phrase) < 3:
            continue
        matcher.set_seq1(phrase)
        if matcher.real_quick_ratio() >= close - MARGIN and matcher.quick_ratio() >= close - MARGIN:
            best[meaning] = max(best.get(meaning, 0), matcher.ratio())
    ranked = sorted(best.items(), key=lambda pair: -pair[1])
    if not ranked or ranked[0][1] < close or (len(ranked) > 1 and ranked[1][1] > ranked[0][1] - MARGIN):
        return None
    return ranked[0][0]


def contained(tokens: list[str], meanings: Mapping[str, str], *, weak: Iterable[str] = ()) -> set[str]:
    """The meanings of all phrases in a text, the longest first, no token read twice; weak phrases are left out."""
    found: set[str] = set()
    place = 0
    while place < len(tokens):
        for length in range(min(6, len(tokens) - place), 0, -1):
            phrase = " ".join(tokens[place : place + length])
            if phrase in meanings and phrase not in weak and (length > 1 or len(phrase) >= 3):
                found.add(meanings[phrase])
                place += length - 1
                break
        place += 1
    return found
