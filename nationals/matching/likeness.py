"""How alike two sounds are: a weighted edit distance, by what the scripts on both sides tell of the vowels."""

from functools import lru_cache

from rigour.text import levenshtein

from nationals.matching import abjads, sounds
from nationals.matching.scripts import Grade

BARE_AT_MOST = 0.95
"""The most that agreeing consonants can say where one side writes no vowels."""


@lru_cache(maxsize=16_384)
def sound_likeness(left: str, right: str, grade: Grade = Grade.FULL) -> float:
    """From 0 to 1; expects the two in an order of their own, so that the answer is the same both ways."""
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    if grade is Grade.BARE:
        return min(BARE_AT_MOST, _bare(left, right))
    longest = max(len(left), len(right))
    if abs(len(left) - len(right)) > longest / 2 or levenshtein(left, right) > longest * _MOST_EDITS[grade]:
        return 0.0
    cost = _cost(left, right, grade) * (sounds.SHORT_COST if longest <= sounds.SHORT else 1)
    return 1 - cost / longest if cost <= sounds.MOST_COST else 0.0


_MOST_EDITS = {Grade.FULL: 0.6, Grade.LOOSE: 0.8}


def skeleton(sound: str) -> str:
    """The consonants alone."""
    return "".join(sign for sign in sound if sign not in sounds.VOWELS)


def consonants(sound: str) -> int:
    """How many there are, the weak letters of an abjad not counted."""
    return sum(sign not in sounds.VOWELS and sign not in abjads.WEAK for sign in sound)


def _bare(left: str, right: str) -> float:
    apart = abs(consonants(left) - consonants(right))
    longest = max(len(skeleton(left)), len(skeleton(right)))
    if apart > longest / 2:
        return 0.0
    return max(0.0, 1 - _cost(_lengthened(left), _lengthened(right), Grade.BARE) / longest)


def _lengthened(sound: str) -> str:
    for pair, sign in abjads.LONG_VOWELS:
        sound = sound.replace(pair, sign)
    return sound


def _cost(left: str, right: str, grade: Grade) -> float:
    """Levenshtein's table with the costs of `sounds`, neighbours in the wrong order counted as one slip."""
    lost_left = [_lost(left, index, grade) for index in range(len(left))]
    lost_right = [_lost(right, index, grade) for index in range(len(right))]
    above: list[float] = []
    row = [0.0]
    for lost in lost_right:
        row.append(row[-1] + lost)
    for index, sign in enumerate(left):
        before, above, row = above, row, [row[0] + lost_left[index]]
        for column, other in enumerate(right):
            changed = above[column] + _changed(sign, other, grade, at_start=index == column == 0)
            cheapest = min(changed, above[column + 1] + lost_left[index], row[column] + lost_right[column])
            if before and column and sign == right[column - 1] and other == left[index - 1]:
                swapped = sounds.SWAPPED if min(index, column) > 1 else sounds.SWAPPED_AT_START
                cheapest = min(cheapest, before[column - 1] + swapped)
            row.append(cheapest)
    return row[-1]


def _lost(sound: str, index: int, grade: Grade) -> float:
    sign = sound[index]
    if grade is Grade.BARE:
        return _lost_bare(sign)
    if sign not in sounds.VOWELS:
        faint = sounds.LOOSE_FAINT if grade is Grade.LOOSE else sounds.FAINT_LOST
        return faint.get(sign, 1.0 if index else sounds.FIRST_LOST)
    if grade is Grade.LOOSE:
        return sounds.LOOSE_VOWEL
    return sounds.LAST_A_LOST if sign == "a" and index == len(sound) - 1 else sounds.VOWEL_LOST


def _lost_bare(sign: str) -> float:
    if sign in abjads.WEAK:
        return abjads.WEAK_LOST[sign]
    if sign in "UI":
        return abjads.LONG_VOWEL_LOST
    return abjads.VOWEL_LOST if sign in sounds.VOWELS else sounds.FAINT_LOST.get(sign, 1.0)


def _changed(sign: str, other: str, grade: Grade, *, at_start: bool) -> float:
    if sign == other:
        return 0.0
    if grade is Grade.BARE:
        return _changed_bare(sign, other)
    if sign in sounds.VOWELS and other in sounds.VOWELS:
        if grade is Grade.LOOSE:
            return sounds.LOOSE_I if "i" in {sign, other} - {"e"} and "e" not in {sign, other} else sounds.LOOSE_VOWEL
        return 1.0 if at_start else sounds.VOWEL_FOR_VOWEL  # Otieno is a man, Atieno a woman
    near = frozenset((sign, other))
    if grade is Grade.LOOSE and near in sounds.LOOSE_NEAR:
        return sounds.LOOSE_NEAR[near]
    return sounds.NEAR.get(near, sounds.ANOTHER_SOUND)


def _changed_bare(sign: str, other: str) -> float:
    weak, strong = (sign, other) if sign in abjads.WEAK else (other, sign)
    if weak in abjads.WEAK:
        return abjads.WEAK_FOR[weak].get(strong, 1.0)
    if sign in _VOWELS and other in _VOWELS:
        return abjads.VOWEL_LOST
    return abjads.NEAR.get(frozenset((sign, other)), 1.0)


_VOWELS = sounds.VOWELS | frozenset("UI")
