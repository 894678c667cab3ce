"""Which words the typesetter has letters for, and the others in Latin letters.

The typesetter itself is asked, so that this stays right with its next version: a word for which its fonts have no
letter is drawn with the sign that it draws for everything unknown.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from diplomacy.paper.typesetter import as_drawings
from nationals.matching.scripts import read

FONTS = ("Libertinus Serif", "DejaVu Sans Mono")  # inside typst: nothing of the machine is used
_UNKNOWN = "\U0010fffd"  # private use: no font has it
_PROBE = b"""
#set page(width: auto, height: auto)
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))
#for word in json(bytes(sys.inputs.words)) { page(word) }
"""
_SIGN = re.compile(rb'<use [^>]*href="#([^"]+)"')
_PLAIN = re.compile(r"[\x20-\x7e\xa0-\u017f\u2010-\u2026\u0391-\u03c9\u0410-\u044f]*")  # never worth asking
_AT_ONCE = 500


def unprintable(words: Iterable[str]) -> set[str]:
    """Those of the words that would come out with empty boxes."""
    asked = sorted({word for word in words if not _PLAIN.fullmatch(word)})
    return set(_found_unprintable(tuple(asked))) if asked else set()


@lru_cache(maxsize=64)
def _found_unprintable(words: tuple[str, ...]) -> frozenset[str]:
    found: set[str] = set()
    rest = iter(words)
    while batch := list(islice(rest, _AT_ONCE)):
        unknown, *drawn = _draw([_UNKNOWN, *batch])
        found.update(word for word, signs in zip(batch, drawn, strict=True) if signs & unknown)
    return frozenset(found)


def _draw(words: list[str]) -> list[set[bytes]]:
    """Of each word the shapes with which it is drawn."""
    return [set(_SIGN.findall(drawing)) for drawing in as_drawings(_PROBE, words=words)]


def in_latin(word: str) -> str:
    """As the comparison of names reads it; what nothing can read becomes the codes of its letters."""
    spoken = " ".join(reading.text.capitalize() for reading in read(word.lower()))
    return spoken or " ".join(f"U+{ord(letter):04X}" for letter in word)


def with_latin(text: str, hopeless: set[str], *, keep: bool) -> str:
    """The text with its unprintable words in Latin letters: instead of them, or (``keep``) behind them in brackets."""

    def replaced(match: "re.Match[str]") -> str:
        word = match.group()
        if word not in hopeless:
            return word
        return f"{word} [{in_latin(word)}]" if keep else in_latin(word)

    return re.sub(r"\S+", replaced, text)


def words_of(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in text.split()}
