"""Misreadings that would explain a field: suggested, never put right by themselves."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

# What eyes and scanners take for each other; then Cyrillic letters, of a keyboard that was not switched over.
EXCHANGES = {
    "O": "0", "0": "O", "I": "1", "1": "I", "S": "5", "5": "S", "B": "8", "8": "B", "Z": "2", "2": "Z",
    "G": "6", "6": "G",
    "О": "O0", "І": "I1", "Ѕ": "S5", "В": "B8", "З": "3", "А": "A", "Е": "E", "К": "K", "М": "M", "Н": "H", "Р": "P",
    "С": "C", "Т": "T", "У": "Y", "Х": "X",
}  # fmt: skip
MOST = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """``found`` could be ``instead``; the field would then say ``value``. ``in_digit``: it is its check digit."""

    found: str
    instead: str
    value: str
    in_digit: bool = False


def suggest(written: str, digit: str, is_right: Callable[[str, str], bool]) -> tuple[Suggestion, ...]:
    """Each exchange of one sign, of the field or of its check digit, that makes it right; at most ``MOST``."""
    found = [Suggestion(sign, instead, value) for sign, instead, value in exchanged(written) if is_right(value, digit)]
    if digit:
        others = (Suggestion(digit, instead, written, in_digit=True) for instead in EXCHANGES.get(digit, ""))
        found += [other for other in others if is_right(written, other.instead)]
    return tuple(found[:MOST])


def exchanged(written: str) -> Iterator[tuple[str, str, str]]:
    """Each sign that could be another, what it could be, and the text with it."""
    for place, sign in enumerate(written):
        for instead in EXCHANGES.get(sign, ""):
            yield sign, instead, written[:place] + instead + written[place + 1 :]
