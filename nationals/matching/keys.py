"""Phonetic keys under which a name is found among a million; `score.compare` then judges who was found."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, islice, permutations, product

from core.dates import DAY, PartialDate
from nationals.matching import sounds
from nationals.matching.normalise import Part, readings, sound_of
from nationals.matching.scripts import Grade

KEY_VERSION = 5
"""Raise it with every change of what `keys` returns: stored keys of another version must be built again."""
LONGEST_KEY = 6
MOST_VARIANTS = 4
LOOSE = 2
"""Signs of a part's key that make a loose key: the beginning, which slips leave whole more often than the rest."""
ROUGH = "!"
BY_LETTERS = ((r"c(?=[eiy])", "k"), (r"ph", "pg"))
"""What a hand that goes by letters makes of a spelling heard otherwise: Франкис for Francis, Джосепг for Joseph."""


def keys(name: str) -> frozenset[str]:
    """Keys of each part ("fnJl" for Wanjiru), and of each pair ("fnJl+mfnk"), which finds far fewer people.

    Initials have no key. Empty for a name without letters or digits.
    """
    return frozenset().union(*map(_keys, readings(name)))


def _keys(parts: tuple[Part, ...]) -> frozenset[str]:
    telling = _telling(parts)
    return _pairs(telling).union(*map(part_keys, telling))


def _pairs(parts: Sequence[Part]) -> frozenset[str]:
    return frozenset(
        "+".join(sorted((left, right)))
        for ours, theirs in combinations(map(part_keys, parts), 2)
        for left in ours
        for right in theirs
        if left != right
    )


def _telling(parts: tuple[Part, ...]) -> list[Part]:
    return [part for part in parts if len(part.text) > 1] or list(parts)


def loose_keys(name_keys: Iterable[str]) -> frozenset[str]:
    """Pairs of beginnings ("fn~mf"), for an odd spelling of both parts."""
    pairs = (key.split("+") for key in name_keys if "+" in key)
    return frozenset("~".join(sorted((left[:LOOSE], right[:LOOSE]))) for left, right in pairs)


def glimpse_keys(names: Iterable[str]) -> frozenset[str]:
    """One part as it sounds with two signs of another ("vanJiru~mf"), for one slip in the other.

    The second sign is the key's second or third, so that one which is lost, added, mistaken or swapped leaves a key.
    """
    every = (parts for name in names for parts in readings(name))
    return frozenset(
        f"{whole.sound}~{glimpse}"
        for parts in every
        for whole, other in permutations(_telling(parts), 2)
        for key in part_keys(other)
        for glimpse in (key[:2], key[:1] + key[2:3])
    )


def dated_keys(name_keys: Iterable[str], born: PartialDate | None) -> frozenset[str]:
    """A part with the year of birth ("mfnk*1996"), which a key of two parts need not fit as well."""
    return _with(name_keys, born.iso[:4] if born else "")


def day_keys(name_keys: Iterable[str], born: PartialDate | None) -> frozenset[str]:
    """A part with the day of birth ("mfnk*1996-03-12"), where the other parts are lost or beyond recognition."""
    return _with(name_keys, born.iso if born and born.resolution == DAY else "")


def _with(name_keys: Iterable[str], date: str) -> frozenset[str]:
    return frozenset(f"{key}*{date}" for key in name_keys if "+" not in key) if date else frozenset()


def stored_keys(names: Iterable[str], born: PartialDate | None = None) -> frozenset[str]:
    """All keys under which one person is kept."""
    spellings = tuple(names)
    found = frozenset().union(*map(keys, spellings))
    of_slips = loose_keys(found) | _of_rough(spellings) | glimpse_keys(spellings)
    return found | of_slips | dated_keys(found, born) | day_keys(found, born)


def slip_keys(names: Iterable[str]) -> frozenset[str]:
    """The stored keys that find an odd spelling of one part, or of both where either hand told the vowels roughly."""
    spellings = tuple(names)
    rough = _of_rough(spellings)
    every = loose_keys(frozenset().union(*map(keys, spellings)))
    return glimpse_keys(spellings) | {f"{ROUGH}{key}" for key in every} | {key.removeprefix(ROUGH) for key in rough}


def _of_rough(names: Iterable[str]) -> frozenset[str]:
    """Loose keys again, of names in a script that tells little of the vowels: so few that everybody asks for them."""
    rough = [name for name in names if any(part.grade is not Grade.FULL for parts in readings(name) for part in parts)]
    return frozenset(f"{ROUGH}{key}" for key in loose_keys(frozenset().union(*map(keys, rough))))


def pair_keys(name_keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in name_keys if "+" in key)


def whole_keys(names: Iterable[str]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Of each name of three parts or more the pairs of its first two and of its last two: who has both has it all."""
    for parts in (parts for name in names for parts in readings(name)):
        telling = _telling(parts)
        if len(telling) > 2:
            yield _pairs(telling[:2]), _pairs(telling[-2:])


@lru_cache(maxsize=8_192)
def part_keys(part: Part) -> frozenset[str]:
    """The consonants in coarse classes, with and without those that one hand writes and another leaves out."""
    found = _variants(part.sound) | _by_letters(part)
    return found or frozenset({part.sound[:1]} - {""})


def _variants(sound: str) -> frozenset[str]:
    signs = [_SIGNS.get(sign, (sign,)) for sign in sound if sign not in sounds.VOWELS]
    spelled = {"".join(chosen).translate(sounds.KEY_CLASSES)[:LONGEST_KEY] for chosen in islice(product(*signs), 64)}
    return frozenset(sorted(spelled - {""}, key=lambda key: (len(key), key))[:MOST_VARIANTS])


def _by_letters(part: Part) -> frozenset[str]:
    text = part.text if part.grade is Grade.FULL else ""
    for pattern, letters in BY_LETTERS:
        text = re.sub(pattern, letters, text)
    return _variants(sound_of(text)) if text != part.text and text else frozenset()


# Signs that may stand for nothing, or for another.
_SIGNS = {"h": ("", "h"), "A": ("",), "W": ("", "v"), "Y": ("",), "J": ("J", "g"), "C": ("C", "S")}
