"""Which part of one name stands for which of another, and how alike they are."""

from dataclasses import dataclass
from functools import lru_cache

from nationals.matching import weights
from nationals.matching.likeness import sound_likeness
from nationals.matching.normalise import Part, joined
from nationals.matching.scripts import Grade

ALIKE = {Grade.FULL: 0.74, Grade.LOOSE: 0.8, Grade.BARE: 0.78}
"""Below this two parts are two names."""
KNOWN_APART = 0.2
"""Taken off where both are common names: Njeri and Njiru are two people more often than an error."""
FORM_OF_NAME = 0.9
"""Two forms of one given name: Bill and William."""
INITIAL_FITS = 0.75
SHORTEST_JOINED = 4
JOINED_ALIKE = 0.8


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
        unlike = (1 - self.likeness) / (1 - weights.WORTHLESS)
        bits: float = rarest * (1 - unlike**weights.STEEP)
        return bits


@dataclass(frozen=True, slots=True)
class Alignment:
    pairs: tuple[Pair, ...]
    left_over: tuple[Part, ...]
    right_over: tuple[Part, ...]
    in_order: bool


@lru_cache(maxsize=16_384)
def likeness(left: Part, right: Part) -> float:
    """1 for the same spelling, 0 for two names, and in between for what sounds or is written alike."""
    if left.text == right.text and left.sound == right.sound:
        return 1.0
    if len(left.text) == 1 or len(right.text) == 1:
        return INITIAL_FITS if left.text[0] == right.text[0] or left.sound[:1] == right.sound[:1] else 0.0
    grade = max(left.grade, right.grade)
    alike = max(sound_likeness(*sorted((one, other)), grade) for one in left.spoken for other in right.spoken)
    if not left.forms.isdisjoint(right.forms):
        return max(alike, FORM_OF_NAME)
    if alike < 1 and left.is_known and right.is_known:
        alike -= KNOWN_APART
    return alike if alike >= ALIKE[grade] else 0.0


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
    """The parts with two neighbours made one where the other has them written together: Abdul Rahman."""
    known = {part.text for part in parts}
    whole = [other for other in others if len(other.text) >= SHORTEST_JOINED and other.text not in known]
    for index in range(len(parts) - 1) if whole else ():
        first, second = parts[index : index + 2]
        if min(len(first.text), len(second.text)) > 1 and any(_fits(first, second, other) for other in whole):
            return _joined((*parts[:index], joined(first, second), *parts[index + 2 :]), others)
    return parts


def _fits(first: Part, second: Part, other: Part) -> bool:
    """Both together are more like the other than either alone."""
    together = first.consonants + second.consonants
    if abs(together - other.consonants) > max(1, max(together, other.consonants) / 4):
        return False
    alike = likeness(joined(first, second), other)
    return alike >= JOINED_ALIKE and alike > max(likeness(first, other), likeness(second, other))
