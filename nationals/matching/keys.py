"""Phonetic keys under which a name is found among a million; `score.compare` then judges who was found."""

from itertools import combinations

from nationals.matching import sounds
from nationals.matching.normalise import Part, parts, skeleton

KEY_VERSION = 1
"""Raise it with every change of what `keys` returns: stored keys of another version must be built again."""
LONGEST_KEY = 6


def keys(name: str) -> frozenset[str]:
    """One key a part ("fnJl" for Wanjiru), and one a pair of parts ("fnJl+mfnk"), which finds far fewer people.

    Initials have no key. Empty for a name without letters or digits.
    """
    single = sorted({key(part) for part in parts(name) if len(part.text) > 1} or {key(part) for part in parts(name)})
    pairs = {f"{left}+{right}" for left, right in combinations(single, 2)}
    return frozenset(pairs.union(single) - {""})


def pair_keys(name_keys: frozenset[str]) -> frozenset[str]:
    return frozenset(key for key in name_keys if "+" in key)


def key(part: Part) -> str:
    """The part's consonants in coarse classes, after a mark for a vowel at its start."""
    consonants = skeleton(part.sound).translate(sounds.KEY_CLASSES)
    start = "a" if part.sound[:1] in sounds.VOWELS else ""
    return (start + consonants)[:LONGEST_KEY]
