"""What two names say about being one person's, with the reasons in words."""

from collections.abc import Iterable

from nationals.matching import reasons, weights
from nationals.matching.alignment import Alignment, Pair, align
from nationals.matching.normalise import plain, spellings
from nationals.matching.person import Person
from nationals.matching.reasons import Reason

HARDLY_BETTER = 1.0
"""Bits by which another spelling must fit better than the record's own name to be told instead of it."""


def compare(left: Person, right: Person) -> tuple[float, tuple[Reason, ...]]:
    """The bits and reasons of the two spellings that fit best, each as it reads best; nothing without two names."""
    ours, theirs = spellings(left), spellings(right)
    if not ours or not theirs:
        return 0.0, ()
    found = [(alignment, _bits(alignment)) for alignment in (align(one, other) for one in ours for other in theirs)]
    best, bits = max(found, key=lambda each: each[1])
    told = found[0][0] if bits - found[0][1] <= HARDLY_BETTER else best
    return bits, tuple(_reasons(told)) if best.pairs else (reasons.NO_NAME,)


def _bits(alignment: Alignment) -> float:
    if not alignment.pairs:
        return weights.NO_NAME
    over = sorted((len(alignment.left_over), len(alignment.right_over)))
    missing = weights.OTHER_PART * over[0] + weights.MISSING_PART * (over[1] - over[0])
    return sum(sorted(pair.bits for pair in alignment.pairs)) + missing


def _reasons(alignment: Alignment) -> Iterable[Reason]:
    over = alignment.left_over + alignment.right_over
    told = [(pair, _reason(pair)) for pair in alignment.pairs]
    alike = [reason for _, reason in told if reason is not None]
    same = [pair.left.written for pair, reason in told if reason is None]
    if alignment.in_order and not over and not alike:
        yield reasons.SAME_NAME
    elif over and same:
        yield Reason(reasons.SAME_PARTS, (("parts", ", ".join(same)),))
    yield from alike
    if not alignment.in_order:
        yield reasons.ANOTHER_ORDER
    for one, other in zip(alignment.left_over, alignment.right_over, strict=False):
        yield reasons.pair(reasons.OTHER_PART, one.written, other.written)
    shared = min(len(alignment.left_over), len(alignment.right_over))
    for part in (*alignment.left_over[shared:], *alignment.right_over[shared:]):
        yield Reason(reasons.MISSING_PART, (("part", part.written),))


def _reason(pair: Pair) -> Reason | None:
    """Nothing for the same letters in other case, with or without accents and apostrophes."""
    ours, theirs = pair.left.written, pair.right.written
    if (" " in ours) is not (" " in theirs):
        return reasons.pair(reasons.TOGETHER, ours, theirs)
    if pair.left.text == pair.right.text and plain(ours) == plain(theirs):
        return None
    sentence = reasons.SOUNDS_ALIKE if pair.likeness == 1 else reasons.SPELLED_ALIKE
    return reasons.pair(reasons.INITIAL if pair.is_initial else sentence, ours, theirs)
