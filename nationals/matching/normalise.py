"""Names, documents and places brought to a form that can be compared."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rigour.text.translit import ascii_text

from nationals.matching import sounds
from nationals.matching.common_names import COMMON_NAMES, PARTICLE_WORDS, TITLE_WORDS

# The work done for one name is bounded by these, whatever is typed.
LONGEST_NAME = 200
MOST_PARTS = 8
LONGEST_PART = LONGEST_WRITTEN = 24

APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻ`´′＇ʾʿ"))
BETWEEN = re.compile(r"[\s,;:.\-/()]+")
SEPARATORS = re.compile(r"[^a-z0-9]+")
TITLES = frozenset(TITLE_WORDS.split())
PARTICLES = frozenset(PARTICLE_WORDS.split())
COUNTY = re.compile(r"\b(county|city)\b")


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name: as it was written, in plain Latin letters, by its sound, and whether many people have it."""

    written: str
    text: str
    sound: str
    is_common: bool


@lru_cache(maxsize=32_768)
def fold(name: str) -> str:
    """Lower-case ASCII letters and digits with single spaces, of a name in any script."""
    return " ".join(word for written in _words(name) for word in _fold(written))[:LONGEST_NAME].strip()


@lru_cache(maxsize=32_768)
def parts(name: str) -> tuple[Part, ...]:
    """The words that tell people apart: titles and particles left out, unless nothing else is there."""
    words = [(written, word[:LONGEST_PART]) for written in _words(name) for word in _fold(written)]
    telling = [each for each in words if each[1] not in TITLES and each[1] not in PARTICLES] or words
    return tuple(part(word, written) for written, word in telling[:MOST_PARTS])


def part(word: str, written: str = "") -> Part:
    sounds_like = _sound(word)
    return Part((written or word)[:LONGEST_WRITTEN], word, sounds_like, sounds_like in COMMON_SOUNDS)


@lru_cache(maxsize=32_768)
def _fold(word: str) -> tuple[str, ...]:
    """A word as plain words: one of Chinese becomes several, one of punctuation none."""
    text = word.translate(APOSTROPHES).casefold()
    for pattern, sound in sounds.CYRILLIC:
        text = re.sub(pattern, sound, text)
    folded = ascii_text(text).casefold().replace("'", "").replace("?", "")
    return tuple(SEPARATORS.sub(" ", folded).split())


def _words(name: str) -> list[str]:
    text = unicodedata.normalize("NFKC", name[:LONGEST_NAME])[:LONGEST_NAME]
    return BETWEEN.sub(" ", "".join(sign for sign in text if sign.isspace() or _is_written(sign))).split()


@lru_cache(maxsize=32_768)
def _sound(word: str) -> str:
    """How a word sounds, one sign a sound: "vanJiru" for Wanjiru and Ванджиру alike."""
    for pattern, sign in sounds.SOUNDS:
        word = re.sub(pattern, sign, word)
    return word


def skeleton(sounds_of_part: str) -> str:
    """The consonants alone: all that Arabic and Hebrew write."""
    return "".join(sign for sign in sounds_of_part if sign not in sounds.VOWELS)


def plain(written: str) -> str:
    """The letters of a word in its own script, without case, accents and apostrophes."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", written).casefold() if sign.isalnum())


def document(number: str) -> str:
    """A document's number as it is compared: "ak 102-1091" and "AK1021091" are the same."""
    text = unicodedata.normalize("NFKC", number[:LONGEST_NAME]).upper()
    return "".join(sign for sign in text if sign.isalnum())


@lru_cache(maxsize=1024)
def place(name: str) -> str:
    """A county's name as it is compared: "Nairobi City County" and "NAIROBI" are the same."""
    return " ".join(COUNTY.sub(" ", fold(name)).split())


def _is_written(sign: str) -> bool:
    """Not a control, formatting, private or unassigned character: no NUL, no zero width, no change of direction."""
    return not unicodedata.category(sign).startswith("C")


COMMON_SOUNDS = frozenset(map(_sound, COMMON_NAMES))
