"""What a row of the register promises to score, told in microseconds, so that `score.compare` judges only the best.

It weighs the folded names (`normalise.fold`), birth, sex and county as `score.compare` does, word by word: neighbours
written together, and names whose script tells little of the vowels, may deserve more than they promise.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from core.dates import PartialDate
from nationals.matching import birth, facts, sounds, weights
from nationals.matching.alignment import Pair, likeness
from nationals.matching.keys import part_keys
from nationals.matching.normalise import PARTICLES, TITLES, Part, part, spellings
from nationals.matching.person import Person

QUIET = PARTICLES | TITLES
HINT = 0.5
"""Bits for a part of which only the key is alike: it breaks a tie, and is no evidence."""
JUST_SHORT = -2.0
"""Bits that still make it worth looking: so much may speak for a row beyond what it promises."""
Bits = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """Births that may be the person's: from the first year to the last; or of the same month and day."""

    first: str
    last: str
    day: str | None


class Promise:
    """For one person who is asked for: what was found out about a word, a birth or a county is kept.

    Names are not looked at where the facts alone make the very same name *unlikely*.
    """

    def __init__(self, person: Person) -> None:
        self._person = person
        asked = spellings(person)
        self._parts = [(part, _signs(part)) for parts in asked for part in parts]
        ends = list(accumulate(map(len, asked)))
        self._spellings = [slice(end - len(parts), end) for parts, end in zip(asked, ends, strict=True)]
        self._most = max((sum(map(_most, parts)) for parts in asked), default=0.0)
        self._words: dict[str, Bits] = {}
        born = person.born.iso if person.born else ""
        self._year, self._day, self._told = born[:4], born[4:], len(born)
        self._births: dict[str, float] = {}
        self._beside: dict[tuple[str, str], float] = {}

    @property
    def years(self) -> Years | None:
        """Of a row that shares two parts, or all but one: beyond them it cannot be *possible*. None if any year may."""
        if not self._year:
            return None
        bits = [sorted((_most(part) for part, _ in self._parts[each]), reverse=True) for each in self._spellings]
        shared = max((sum(most[: max(2, len(most) - 1)]) for most in bits), default=0.0)
        for_it = weights.PRIOR + shared + self._best_facts()
        near = [years for years, bits in weights.BORN_FAR if for_it + bits >= JUST_SHORT]
        if len(near) == len(weights.BORN_FAR):
            return None
        reach, year = max(near, default=0) + weights.ABOUT_YEARS, int(self._year)
        day = self._day[1:] if len(self._day) == len("-MM-DD") else None
        return Years(f"{max(year - reach, 0):04}", f"{min(year + reach, 9999):04}", day)

    def _best_facts(self) -> float:
        person = self._person
        sex = weights.SAME_SEX if person.sex else 0.0
        county = weights.SAME_COUNTY if person.county else 0.0
        relative: float = weights.SAME_RELATIVE if person.relatives else 0.0
        return sex + county + relative

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
        if born[:4] == self._year or born[4:10] == self._day:
            born = born if "~" in born else born[: self._told]
        elif "~" not in born:
            born = born[:4]
        if (bits := self._births.get(born)) is None:
            bits = self._births[born] = birth.compare(self._person.born, _date(born))[0]
        return bits

    def _of_facts(self, sex: str, county: str) -> float:
        other = Person(sex=sex if sex in ("F", "M") else "", county=county)
        return facts.sex(self._person, other)[0] + facts.county(self._person, other)[0]

    def _line(self, line: str) -> float:
        """The best of each part that is asked for; then the spelling that fits best."""
        heard = self._words
        words = [heard.get(word) or self._hear(word) for word in line.split() if word not in QUIET]
        if not words:
            return weights.NO_NAME
        best = list(map(max, zip(*words, strict=True)))
        return max([_together(best[each], len(words)) for each in self._spellings])

    def _hear(self, word: str) -> Bits:
        """What the word says for each part that is asked for, spelling after spelling."""
        other, signs = _heard(word)
        bits = tuple([0.0 if asked.isdisjoint(signs) else _bits(one, other) for one, asked in self._parts])
        self._words[word] = bits
        return bits


def _together(best: list[float], words: int) -> float:
    """Of one spelling, less what is over on either side."""
    fitting = min(len([bits for bits in best if bits > HINT]), words)
    if not fitting:
        return weights.NO_NAME + sum(best)
    over = sorted((len(best) - fitting, words - fitting))
    missing: float = weights.OTHER_PART * over[0] + weights.MISSING_PART * (over[1] - over[0])
    return sum(best) + missing


def _most(part: Part) -> float:
    """The bits of a pair with the very same part."""
    return Pair(part, part, 1.0).bits


@lru_cache(maxsize=16_384)
def _bits(one: Part, other: Part) -> float:
    if alike := likeness(one, other):
        return max(Pair(one, other, alike).bits, HINT)
    return 0.0 if part_keys(one).isdisjoint(part_keys(other)) else HINT


@lru_cache(maxsize=8_192)
def _heard(word: str) -> tuple[Part, frozenset[str]]:
    other = part(word)
    fits = ("one",) if len(other.text) == 1 else ("more",)
    return other, _ends(other) | _initials(other, fits)


def _signs(asked: Part) -> frozenset[str]:
    """A part without any of the signs of another is not alike, which is told ten times as quickly as how alike."""
    fits = ("one", "more") if len(asked.text) == 1 else ("one",)
    return _ends(asked) | _initials(asked, fits)


def _initials(part: Part, fits: tuple[str, ...]) -> frozenset[str]:
    """An initial fits whatever begins with it, two longer parts need more than that."""
    return frozenset(f"{letter}.{which}" for letter in (part.text[:1], part.sound[:1]) for which in fits)


def _ends(part: Part) -> frozenset[str]:
    """The classes of the first and of the last consonant; and of which given names it is a form.

    Of those that are written together with an article, what is behind it too: Alshammari.
    """
    spoken = [key for sound in part.spoken[1:] for key in (sound.translate(sounds.KEY_CLASSES),) if key]
    ends = {end for key in (*part_keys(part), *spoken) for end in (f"{key[0]}-", f"-{key[-1]}")}
    return frozenset(ends | {f"={form}" for form in part.forms})


@lru_cache(maxsize=8_192)
def _date(edtf: str) -> PartialDate:
    return PartialDate(edtf)
