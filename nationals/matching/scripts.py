"""A word of any script read as the sounds of Latin letters, and how far that reading can be trusted."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from threading import Lock

from icu import Transliterator
from rigour.text.translit import ascii_text
from sudachipy import Dictionary, Tokenizer

from nationals.matching import abjads, languages


class Grade(IntEnum):
    """What a script tells of the vowels: all, roughly, or next to nothing."""

    FULL = 0
    LOOSE = 1
    BARE = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """``text`` is lower-case ASCII; ``sound`` its signs where they are not to be had from the text."""

    text: str
    grade: Grade = Grade.FULL
    sound: str = ""


def read(word: str, language: str = "") -> tuple[Reading, ...]:
    """One word as it was written, in lower case and without apostrophes; Chinese gives a reading for each sign.

    ``language`` is one of `languages.OF_LETTERS`, or empty.
    """
    script = _script(word)
    if script in languages.LOOKALIKES:
        word = word.translate(languages.LOOKALIKES[script])
    for letter, spoken in languages.OF_LETTERS.get(language, ()):
        word = word.replace(letter, spoken)
    reader = _READERS.get(script, _plain)
    return tuple(reading for reading in reader(word) if reading.text)


def read_whole(word: str) -> Reading:
    """As `read`, but as one word, with no family name in it."""
    script = _script(word)
    readings = tuple(_korean(word, is_family=False)) if script == "HANGUL" else read(word)
    texts = [each.text for each in readings]
    for pattern, letters in languages.BURMESE_OF_STRANGERS if script == "MYANMAR" else ():
        texts = [re.sub(pattern, letters, text) for text in texts]
    return Reading("".join(texts), max((each.grade for each in readings), default=Grade.FULL))


def _script(word: str) -> str:
    """As Unicode calls it in the names of its letters: LATIN, CYRILLIC, CJK; that of most of them."""
    scripts = [unicodedata.name(sign, "").partition(" ")[0] for sign in word if sign.isalpha()]
    return max(scripts, key=scripts.count, default="")


@cache
def _icu(name: str) -> Transliterator:
    return Transliterator.createInstance(name)


def _ascii(text: str, grade: Grade = Grade.FULL) -> list[Reading]:
    folded = ascii_text(text).casefold().replace("'", "").replace("?", "")
    return [Reading(part, grade) for part in re.sub(r"[^a-z0-9]+", " ", folded).split()]


def _plain(word: str) -> list[Reading]:
    return _ascii(word.replace("ŋ", "ng"))


def _cyrillic(word: str) -> list[Reading]:
    for pattern, sound in languages.CYRILLIC:
        word = re.sub(pattern, sound, word)
    return _ascii(word)


def _arabic(word: str) -> list[Reading]:
    letters = "".join(sign for sign in word if unicodedata.category(sign) == "Lo")  # no vowel points, no tatweel
    if letters in abjads.ARABIC_WORDS:
        return _ascii(abjads.ARABIC_WORDS[letters])
    if letters.startswith(abjads.ARTICLE) and len(letters) >= abjads.SHORTEST_WITH_ARTICLE:
        letters = letters.removeprefix(abjads.ARTICLE)
    return _bare(letters, abjads.ARABIC_TOGETHER, abjads.ARABIC)


def _hebrew(word: str) -> list[Reading]:
    letters = "".join(sign for sign in word if unicodedata.category(sign) != "Mn")
    if letters in abjads.HEBREW_WORDS:
        return _ascii(abjads.HEBREW_WORDS[letters])
    last = abjads.HEBREW_LAST.get(letters[-1:], letters[-1:]) if len(letters) > 1 else letters[-1:]
    return _bare(letters[:-1] + last, abjads.HEBREW_TOGETHER, abjads.HEBREW)


def _bare(letters: str, together: tuple[tuple[str, str], ...], table: dict[str, str]) -> list[Reading]:
    for pair, sound in together:
        letters = letters.replace(pair, sound)
    sound = "".join(table.get(letter, letter if letter.isascii() else "") for letter in letters)
    return [Reading(sound.casefold(), Grade.BARE, re.sub(r"(.)\1+", r"\1", sound))]


def _han(word: str) -> list[Reading]:
    return _ascii(_icu("Han-Latin/Names").transliterate(word))


def read_as_japanese(name: str) -> tuple[Reading, ...]:
    """A name in Chinese signs as Japanese read it; nothing where their dictionary knows no such name."""
    if not any(_script(word) == "CJK" for word in name.split()):
        return ()
    with _ONE_AT_A_TIME:
        words = [word for word in _japanese().tokenize(name) if word.surface().strip()]
        spoken = [word.reading_form() for word in words if "人名" in word.part_of_speech()]
    if not spoken or len(spoken) < len(words):
        return ()
    return tuple(reading for word in spoken for reading in _kana(word))


@cache
def _japanese() -> Tokenizer:
    return Dictionary(dict="small").tokenizer()


_ONE_AT_A_TIME = Lock()


def _kana(word: str) -> list[Reading]:
    latin = ascii_text(_icu("Hiragana-Latin").transliterate(_icu("Katakana-Hiragana").transliterate(word)))
    return _ascii(re.sub(r"ou|oo|oh(?![aeiouy])", "o", re.sub(r"uu", "u", latin.casefold())))


def _hangul(word: str) -> list[Reading]:
    """The first syllable of a whole name is the family's, unless two are; each of the given name's is read alone."""
    family = next((name for name in languages.KOREAN_DOUBLE if word.startswith(name)), word[:1])
    if 1 < len(word) - len(family) + 1 <= languages.LONGEST_KOREAN_GIVEN:
        return [
            reading for each in (family, *word[len(family) :]) for reading in _korean(each, is_family=each is family)
        ]
    return [reading for syllable in word for reading in _korean(syllable, is_family=len(word) == 1)]


def _korean(word: str, *, is_family: bool) -> list[Reading]:
    latin = "".join(_icu("Hangul-Latin").transliterate(syllable) for syllable in word)
    return _ascii(languages.KOREAN_FAMILIES.get(word, latin) if is_family else latin, Grade.LOOSE)


def _ethiopic(word: str) -> list[Reading]:
    return _ascii(_icu("Amharic-Latin/BGN").transliterate(word), Grade.LOOSE)


def _thai(word: str) -> list[Reading]:
    latin = unicodedata.normalize("NFD", _icu("Thai-Latin").transliterate(re.sub(languages.THAI_SILENT, "", word)))
    letters = "".join(sign for sign in latin if sign.isalpha())
    for pattern, sound in languages.THAI:
        letters = re.sub(pattern, sound, letters)
    return _ascii(letters, Grade.LOOSE)


def _burmese(word: str) -> list[Reading]:
    """By its pronunciation, since its spelling is far from it; each syllable is a word of the name."""
    spoken = unicodedata.normalize("NFD", _icu("my-my_FONIPA").transliterate(word))
    for pattern, letters in languages.BURMESE:
        spoken = re.sub(pattern, letters, spoken)
    return [reading for syllable in spoken.split(".") for reading in _ascii(syllable)]


def _indic(word: str) -> list[Reading]:
    latin = unicodedata.normalize("NFC", _icu("Any-Latin").transliterate(word))
    for pattern, letters in languages.INDIC:
        latin = re.sub(pattern, letters, latin)
    return _ascii(latin)


_READERS: dict[str, Callable[[str], list[Reading]]] = {
    "CYRILLIC": _cyrillic,
    "ARABIC": _arabic,
    "HEBREW": _hebrew,
    "CJK": _han,
    "HIRAGANA": _kana,
    "KATAKANA": _kana,
    "HANGUL": _hangul,
    "ETHIOPIC": _ethiopic,
    "THAI": _thai,
    "MYANMAR": _burmese,
    **dict.fromkeys(
        ("DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM"), _indic
    ),
}
