"""Names in a picture: how wide they are, how they are shortened, what of them may stand in a file."""

import re
import unicodedata

SIZE = 13
LONGEST = 22
_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")


def readable(text: str) -> str:
    """Without what XML forbids and what turns the direction of other text."""
    return " ".join(_ODD.sub(" ", text).split())


def shortened(text: str) -> str:
    text = readable(text)
    if width(text) <= LONGEST * SIZE * _NARROW:
        return text
    kept = text[:LONGEST]
    while kept and width(kept + "…") > LONGEST * SIZE * _NARROW:
        kept = kept[:-1]
    return kept.rstrip() + "…"


_NARROW, _BROAD = 0.6, 1.05  # of the size of the letters; rather too wide than too narrow


def width(text: str) -> float:
    return sum(_broadness(letter) for letter in text) * SIZE


def _broadness(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    return _BROAD if unicodedata.east_asian_width(letter) in "WF" else _NARROW
