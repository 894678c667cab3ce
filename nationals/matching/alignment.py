"""Which part of one name stands for which of another, and how alike they are."""

from dataclasses import dataclass
from functools import lru_cache

from rigour.text import levenshtein

from nationals.matching import sounds, weights
from nationals.matching.normalise import Part, part, skeleton

ALIKE = 0.74
"""Below this two parts are two names."""
KNOWN_APART = 0.2
"""Taken off where both are common names: Njeri and Njiru are two people more often than an error."""
WITHOUT_VOWELS = 0.95
"""The most that agreeing consonants can say where one side writes no vowels."""
INITIAL_FITS = 0.75
SHORTEST_JOINED = 6


@dataclass(frozen=True, slots=True)
class Pair:
    left: Part
    right: Part
    likeness: float

    @property
    def is_initial(self) -> bool:
        return self.left.text != self.right.text and min(len(self.left.text), len(self.right.text)) == 1

    @property
    def bits(self) -> float:
        """What the pair says for one person: a rare name more than a common one, an initial next to nothing."""
        if self.is_initial:
            return weights.INITIAL
        rarest = weights.COMMON_PART if self.left.is_common or self.right.is_common else weights.RARE_PART
        return rarest * (self.likeness - weights.WORTHLESS) / (1 - weights.WORTHLESS)


@dataclass(frozen=True, slots=True)
class Alignment:
    pairs: tuple[Pair, ...]
    left_over: tuple[Part, ...]
    right_over: tuple[Part, ...]
    in_order: bool


def likeness(left: Part, right: Part) -> float:
    """1 for the same spelling, 0 for two names, and in between for what sounds or is written alike."""
    if left.text == right.text:
        return 1.0
    if len(left.text) == 1 or len(right.text) == 1:
        return INITIAL_FITS if left.text[0] == right.text[0] or left.sound[:1] == right.sound[:1] else 0.0
    alike = sound_likeness(*sorted((left.sound, right.sound)))
    if alike < 1 and left.is_common and right.is_common:
        alike -= KNOWN_APART
    return alike if alike >= ALIKE else 0.0


@lru_cache(maxsize=131_072)
def sound_likeness(left: str, right: str) -> float:
    """How alike two sounds are, from 0 to 1; expects them sorted, so that the answer is the same both ways."""
    if not left or not right:
        return 0.0
    bare = skeleton(left), skeleton(right)
    if min(len(bare[0]), len(bare[1])) > 1 and (left == bare[0] or right == bare[1]):
        return min(WITHOUT_VOWELS, _edited(*bare))
    return _edited(left, right)


def _edited(left: str, right: str) -> float:
    longest = max(len(left), len(right))
    if left == right:
        return 1.0
    if abs(len(left) - len(right)) > longest / 2 or levenshtein(left, right) > longest * 0.6:
        return 0.0
    return max(0.0, 1 - _cost(left, right) / longest)


def _cost(left: str, right: str) -> float:
    """Levenshtein's table with the costs of `sounds`, neighbours in the wrong order counted as one slip."""
    above: list[float] = []
    row = [0.0]
    for sign in right:
        row.append(row[-1] + _lost(sign))
    for index, sign in enumerate(left):
        before, above, row = above, row, [row[0] + _lost(sign)]
        for column, other in enumerate(right):
            changed = above[column] + _changed(sign, other, at_start=index == column == 0)
            cheapest = min(changed, above[column + 1] + _lost(sign), row[column] + _lost(other))
            if before and column and sign == right[column - 1] and other == left[index - 1]:
                cheapest = min(cheapest, before[column - 1] + sounds.SWAPPED)
            row.append(cheapest)
    return row[-1]


def _lost(sign: str) -> float:
    return sounds.VOWEL_LOST if sign in sounds.VOWELS else sounds.FAINT_LOST.get(sign, 1.0)


def _changed(sign: str, other: str, *, at_start: bool) -> float:
    if sign == other:
        return 0.0
    if sign in sounds.VOWELS and other in sounds.VOWELS:
        return 1.0 if at_start else sounds.VOWEL_FOR_VOWEL  # Otieno is a man, Atieno a woman
    return sounds.NEAR.get(frozenset((sign, other)), 1.0)


def align(left: tuple[Part, ...], right: tuple[Part, ...]) -> Alignment:
    """The pairing that explains most: each part stands for one other at most."""
    left_parts, right_parts = _joined(left, right), _joined(right, left)
    table = [[Pair(one, other, likeness(one, other)) for other in right_parts] for one in left_parts]
    chosen = _best(table)
    places = [j for _, j in chosen]
    rows = [i for i, _ in chosen]
    return Alignment(
        pairs=tuple(table[i][j] for i, j in chosen),
        left_over=tuple(one for i, one in enumerate(left_parts) if i not in rows),
        right_over=tuple(other for j, other in enumerate(right_parts) if j not in places),
        in_order=places == sorted(places),
    )


def _best(table: list[list[Pair]]) -> list[tuple[int, int]]:
    """The assignment of rows to columns that is worth most, by dynamic programming over the columns in use."""
    best: dict[int, tuple[float, list[tuple[int, int]]]] = {0: (0.0, [])}
    for i, row in enumerate(table):
        hopeful = [(j, pair.bits - weights.OTHER_PART) for j, pair in enumerate(row) if pair.likeness]
        for used, (worth, chosen) in list(best.items()):
            for j, gain in hopeful:
                taken = used | 1 << j
                if not used & 1 << j and worth + gain > best.get(taken, (-1.0, []))[0]:
                    best[taken] = (worth + gain, [*chosen, (i, j)])
    return max(best.values(), key=lambda found: found[0])[1]


def _joined(parts: tuple[Part, ...], others: tuple[Part, ...]) -> tuple[Part, ...]:
    """The parts with two neighbours made one where the other name has them written together: Abdul Rahman."""
    whole = {other.sound for other in others if len(other.text) >= SHORTEST_JOINED}
    for index in range(len(parts) - 1) if whole else ():
        first, second = parts[index], parts[index + 1]
        both = part(first.text + second.text, f"{first.written} {second.written}")
        if both.sound in whole:
            return (*parts[:index], both, *parts[index + 2 :])
    return parts
