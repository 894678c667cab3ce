"""What a row of the register promises to score, told in microseconds, so that `score.compare` judges only the best.

It weighs the folded names (`normalise.fold`), birth, sex and county as `score.compare` does, word by word: neighbours
written together, and names whose script tells little of the vowels, may deserve more than they promise.
"""

from functools import lru_cache

from core.dates import PartialDate
from nationals.matching import birth, facts, sounds, weights
from nationals.matching.alignment import Pair, likeness
from nationals.matching.keys import part_keys
from nationals.matching.names import MOST_NAMES
from nationals.matching.normalise import PARTICLES, TITLES, Part, part, readings
from nationals.matching.person import Person

QUIET = PARTICLES | TITLES
HINT = 0.5
"""Bits for a part of which only the key is alike: it breaks a tie, and is no evidence."""
Bits = tuple[float, ...]


class Promise:
    """For one person who is asked for: what was found out about a word, a birth or a county is kept.

    Names are not looked at where the facts alone make the very same name *unlikely*.
    """

    def __init__(self, person: Person) -> None:
        self._person = person
        self._spellings = [parts for name in person.names[:MOST_NAMES] for parts in readings(name) if parts]
        self._most = max((sum(map(_most, parts)) for parts in self._spellings), default=0.0)
        self._words: dict[str, list[Bits]] = {}
        born = person.born.edtf if person.born else ""
        self._year, self._day = born[:4], born[4:10]
        self._years: dict[str, float] = {}
        self._beside: dict[tuple[str, str], float] = {}

    def of(self, folded: str, born: str, sex: str, county: str) -> float:
        """Bits of evidence; from 0 on they are *possible*."""
        dated = self._birth(born) if born and self._year else 0.0
        if (beside := self._beside.get((sex, county))) is None:
            beside = self._beside[sex, county] = self._of_facts(sex, county)
        bits: float = weights.PRIOR + dated + beside
        if bits + self._most < 0:
            return bits + weights.NO_NAME
        return bits + max(map(self._line, folded.split("\n"))) if self._spellings else bits

    def _birth(self, born: str) -> float:
        """Another year and another day: then the distance of the years tells all."""
        if born[:4] == self._year or born[4:10] == self._day or "~" in born:
            exact: float = birth.compare(self._person.born, _date(born))[0]
            return exact
        bits: float | None = self._years.get(born[:4])
        if bits is None:
            bits = self._years[born[:4]] = birth.compare(self._person.born, _date(born[:4]))[0]
        return bits

    def _of_facts(self, sex: str, county: str) -> float:
        other = Person(sex=sex if sex in ("F", "M") else "", county=county)
        return facts.sex(self._person, other)[0] + facts.county(self._person, other)[0]

    def _line(self, line: str) -> float:
        words = [self._word(word) for word in line.split() if word not in QUIET]
        bits: float = max(map(_together, zip(*words, strict=True))) if words else weights.NO_NAME
        return bits

    def _word(self, word: str) -> list[Bits]:
        """For each spelling that is asked for, what the word says for each of its parts."""
        if (bits := self._words.get(word)) is None:
            other = part(word)
            bits = self._words[word] = [tuple(_bits(one, other) for one in parts) for parts in self._spellings]
        return bits


def _together(words: tuple[Bits, ...]) -> float:
    """The best of each part of the spelling, less what is over on either side."""
    best: list[float] = [max(bits) for bits in zip(*words, strict=True)]
    fitting = min(sum(bits > HINT for bits in best), len(words))
    if not fitting:
        return weights.NO_NAME + sum(best)
    over = sorted((len(best) - fitting, len(words) - fitting))
    missing: float = weights.OTHER_PART * over[0] + weights.MISSING_PART * (over[1] - over[0])
    return sum(best) + missing


def _most(part: Part) -> float:
    """The bits of a pair with the very same part."""
    return Pair(part, part, 1.0).bits


@lru_cache(maxsize=262_144)
def _bits(one: Part, other: Part) -> float:
    alike = likeness(one, other) if _may_be_alike(one, other) else 0.0
    if alike:
        return max(Pair(one, other, alike).bits, HINT)
    return 0.0 if part_keys(one).isdisjoint(part_keys(other)) else HINT


def _may_be_alike(one: Part, other: Part) -> bool:
    """Most are not, and this is told ten times as quickly: neither the first nor the last consonant is of one class."""
    if min(len(one.text), len(other.text)) == 1 or not one.forms.isdisjoint(other.forms):
        return True
    return not _ends(one).isdisjoint(_ends(other))


@lru_cache(maxsize=65_536)
def _ends(part: Part) -> frozenset[str]:
    """Of those that are written together with an article, what is behind it too: Alshammari."""
    spoken = [key for sound in part.spoken[1:] for key in (sound.translate(sounds.KEY_CLASSES),) if key]
    return frozenset(end for key in (*part_keys(part), *spoken) for end in (f"{key[0]}-", f"-{key[-1]}"))


@lru_cache(maxsize=65_536)
def _date(edtf: str) -> PartialDate:
    return PartialDate(edtf)
