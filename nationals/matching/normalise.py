"""Names, documents and places brought to a form that can be compared."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from nationals.matching import languages, sounds
from nationals.matching.common_names import COMMON_NAMES, PARTICLE_WORDS, TITLE_WORDS
from nationals.matching.given_names import forms_by_sound
from nationals.matching.likeness import consonants
from nationals.matching.person import Person
from nationals.matching.scripts import Grade, Reading, read, read_as_japanese, read_whole

# The work done for one name is bounded by these, whatever is typed.
LONGEST_NAME = 200
MOST_NAMES = 8
"""Spellings of each person that are compared with each of the other's."""
MOST_PARTS = 8
LONGEST_PART = LONGEST_WRITTEN = 24
PREFIXES = ("al", "el", "ben")
SHORTEST_BEHIND = 4

APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼʻ`´′＇ʾʿ"))
GERESHES = dict.fromkeys(APOSTROPHES, "׳")
"""In Hebrew an apostrophe is the geresh that makes another sound of a letter, which few keyboards have."""
HEBREW = re.compile("[א-ת]")
HAN, DOTS = re.compile("[㐀-鿿]"), re.compile("[·•‧・･]")
"""Chinese signs, and what stands between the words of a stranger's name in them."""
BETWEEN = re.compile(r"[\s,;:.\-\u05be/()=|·•‧・،؛、。፡።၊။।‐‑‒–—―]+")
TITLES = frozenset(TITLE_WORDS.split())
PARTICLES = frozenset(PARTICLE_WORDS.split())
COUNTY = re.compile(r"\b(county|city)\b")


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One word of a name: as it was written, in plain Latin letters, by its sound, and whether many people have it.

    ``forms`` are the given names of which it is a usual form (see ``given_names``). Compared by identity, which is
    quick: the same word written the same way is one object for as long as it is remembered.
    """

    written: str
    text: str
    sound: str
    is_common: bool
    grade: Grade = Grade.FULL
    forms: frozenset[int] = frozenset()
    spoken: tuple[str, ...] = ()
    """The sound, and that without an article or *son of* written together with the name: Alshammari, Benyoucef."""
    consonants: int = 0

    @property
    def is_known(self) -> bool:
        """A name of its own, which two slips of the pen hardly made of another."""
        return self.is_common or bool(self.forms)


@lru_cache(maxsize=8_192)
def fold(name: str) -> str:
    """Lower-case ASCII letters and digits with single spaces, of a name in any script."""
    return " ".join(reading.text for written in _words(name) for reading in _read(written))[:LONGEST_NAME].strip()


def parts(name: str) -> tuple[Part, ...]:
    """The words that tell people apart: titles and particles left out, unless nothing else is there."""
    return readings(name)[0]


@lru_cache(maxsize=8_192)
def readings(name: str, language: str = "") -> tuple[tuple[Part, ...], ...]:
    """The parts of a name in each way that it can be read: Chinese signs may be a Japanese name as well, and where
    every syllable is a word of a name, a stranger's name has longer ones.

    A ``language`` (BCP 47) adds what its letters say there, since a clerk may go by his own letters or by those of the
    name; of Chinese and Japanese it tells which.
    """
    spoken = language.casefold().partition("-")[0]
    found = [_as_read(name)]
    if spoken in languages.OF_LETTERS:
        found.append(_as_read(name, spoken))
    if whole := _whole(name):
        found.append(whole)
    if spoken != languages.CHINESE and (japanese := read_as_japanese(name[:LONGEST_NAME])):
        found.append(_telling([(name, reading) for reading in japanese]))
        found = found[-1:] if spoken == languages.JAPANESE else found
    return tuple(dict.fromkeys(found))


def _as_read(name: str, language: str = "") -> tuple[Part, ...]:
    return _telling([(written, reading) for written in _words(name) for reading in _read(written, language)])


def _whole(name: str) -> tuple[Part, ...]:
    """Each word one part, where one of several words has been taken for several: ကာမာအူ as Kamau, not Ka Ma U."""
    words = _words(name)
    if len(words) < 2 or all(len(_read(word)) < 2 for word in words) or (HAN.search(name) and not DOTS.search(name)):
        return ()
    return _telling([(word, reading) for word in words if (reading := read_whole(word.casefold())).text])


def spellings(person: Person) -> list[tuple[Part, ...]]:
    """Each of the person's names in each way that it can be read; so many names at most."""
    named = zip_longest(person.names[:MOST_NAMES], person.languages[: len(person.names)], fillvalue="")
    return [parts for name, language in named for parts in readings(name, language) if parts]


def _telling(words: list[tuple[str, Reading]]) -> tuple[Part, ...]:
    telling = [each for each in words if not _tells_nothing(each[1])] or words
    return tuple(_part(reading, written) for written, reading in telling[:MOST_PARTS])


def _tells_nothing(reading: Reading) -> bool:
    return reading.grade is Grade.FULL and (reading.text in TITLES or reading.text in PARTICLES)


def part(word: str, written: str = "") -> Part:
    """Of a word in plain Latin letters."""
    return _part(Reading(word), written)


@lru_cache(maxsize=8_192)
def joined(first: Part, second: Part) -> Part:
    """Two neighbours as one word: Abdul Rahman."""
    grade, text = max(first.grade, second.grade), (first.text + second.text)[:LONGEST_PART]
    sound = (sound_of(text) if grade is Grade.FULL else first.sound + second.sound)[:LONGEST_PART]
    written = f"{first.written} {second.written}"[:LONGEST_WRITTEN]
    return Part(written, text, sound, False, grade, frozenset(), (sound,), consonants(sound))


@lru_cache(maxsize=8_192)
def _part(reading: Reading, written: str) -> Part:
    text, grade = reading.text[:LONGEST_PART], reading.grade
    sound = reading.sound[:LONGEST_PART] or sound_of(text)
    common = sound in COMMON_SOUNDS and grade is not Grade.BARE
    shown, forms = (written or text)[:LONGEST_WRITTEN], FORMS.get(sound, frozenset())
    return Part(shown, text, sound, common, grade, forms, _spoken(text, sound, grade), consonants(sound))


def _spoken(text: str, sound: str, grade: Grade) -> tuple[str, ...]:
    for prefix in PREFIXES if grade is Grade.FULL else ():
        if text.startswith(prefix) and len(text) >= len(prefix) + SHORTEST_BEHIND:
            return sound, sound[len(prefix) :]
    return (sound,)


@lru_cache(maxsize=8_192)
def _read(word: str, language: str = "") -> tuple[Reading, ...]:
    """A word as plain words: one of Chinese becomes several, one of punctuation none."""
    return read(word.translate(GERESHES if HEBREW.search(word) else APOSTROPHES).casefold(), language)


def _words(name: str) -> list[str]:
    apostrophes = name[:LONGEST_NAME].replace("´", "'")  # of which NFKC would make a space
    text = unicodedata.normalize("NFKC", apostrophes)[:LONGEST_NAME]
    return BETWEEN.sub(" ", "".join(sign for sign in text if sign.isspace() or _is_written(sign))).split()


@lru_cache(maxsize=8_192)
def sound_of(word: str) -> str:
    """How a word sounds, one sign a sound: "vanJiru" for Wanjiru and Ванджиру alike."""
    for pattern, sign in sounds.SOUNDS:
        word = re.sub(pattern, sign, word)
    return word


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


COMMON_SOUNDS = frozenset(map(sound_of, COMMON_NAMES))
FORMS = forms_by_sound(lambda word: "".join(reading.sound or sound_of(reading.text) for reading in read(word)))
