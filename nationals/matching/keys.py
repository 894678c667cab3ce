"""Phonetic keys under which a name is found among a million; `score.compare` then judges who was found."""

from collections.abc import Iterable
from itertools import combinations, islice, product

from core.dates import PartialDate
from nationals.matching import sounds
from nationals.matching.normalise import Part, readings

KEY_VERSION = 3
"""Raise it with every change of what `keys` returns: stored keys of another version must be built again."""
LONGEST_KEY = 6
MOST_VARIANTS = 4
LOOSE = 2
"""Signs of a part's key that make a loose key: the beginning, which slips leave whole more often than the rest."""


def keys(name: str) -> frozenset[str]:
    """Keys of each part ("fnJl" for Wanjiru), and of each pair ("fnJl+mfnk"), which finds far fewer people.

    Initials have no key. Empty for a name without letters or digits.
    """
    return frozenset().union(*map(_keys, readings(name)))


def _keys(parts: tuple[Part, ...]) -> frozenset[str]:
    telling = [part for part in parts if len(part.text) > 1] or list(parts)
    of_parts = [part_keys(part) for part in telling]
    pairs = {
        "+".join(sorted((left, right)))
        for ours, theirs in combinations(of_parts, 2)
        for left in ours
        for right in theirs
        if left != right
    }
    return frozenset(pairs.union(*of_parts))


def loose_keys(name_keys: Iterable[str]) -> frozenset[str]:
    """Pairs of beginnings ("fn~mf"), for an odd spelling of both parts."""
    pairs = (key.split("+") for key in name_keys if "+" in key)
    return frozenset("~".join(sorted((left[:LOOSE], right[:LOOSE]))) for left, right in pairs)


def dated_keys(name_keys: Iterable[str], born: PartialDate | None, *, around: int = 0) -> frozenset[str]:
    """A part with the year of birth ("mfnk*1996"), where the other parts are lost or spelled beyond recognition.

    ``around``: so many years before and after too.
    """
    if not born:
        return frozenset()
    first, last = int(born.iso[:4]) - around, int(born.iso[:4]) + around
    return frozenset(f"{key}*{year}" for key in name_keys if "+" not in key for year in range(first, last + 1))


def stored_keys(names: Iterable[str], born: PartialDate | None = None) -> frozenset[str]:
    """All keys under which one person is kept."""
    found = frozenset().union(*map(keys, names))
    return found | loose_keys(found) | dated_keys(found, born)


def pair_keys(name_keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in name_keys if "+" in key)


def part_keys(part: Part) -> frozenset[str]:
    """The consonants in coarse classes, with and without those that one hand writes and another leaves out."""
    signs = [_SIGNS.get(sign, (sign,)) for sign in part.sound if sign not in sounds.VOWELS]
    spelled = {"".join(chosen).translate(sounds.KEY_CLASSES)[:LONGEST_KEY] for chosen in islice(product(*signs), 64)}
    found = sorted(spelled - {""}, key=lambda key: (len(key), key))[:MOST_VARIANTS]
    return frozenset(found or {part.sound[:1]} - {""})


# Signs that may stand for nothing, or for another.
_SIGNS = {"h": ("", "h"), "A": ("",), "W": ("", "v"), "Y": ("",), "J": ("J", "g"), "C": ("C", "S")}
