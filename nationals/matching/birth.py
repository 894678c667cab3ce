"""What two dates of birth, each known as far as it is, say about being one person's."""

from core.dates import PartialDate
from nationals.matching import reasons, weights
from nationals.matching.reasons import Reason

Evidence = tuple[float, Reason | None]


def compare(left: PartialDate | None, right: PartialDate | None) -> Evidence:
    if not left or not right:
        return 0.0, None
    one, other = left.iso.split("-"), right.iso.split("-")
    years = abs(int(one[0]) - int(other[0]))
    if left.is_about or right.is_about:
        if years <= weights.ABOUT_YEARS:
            return weights.BORN_ABOUT, reasons.BORN_ABOUT
        return _apart(years - weights.ABOUT_YEARS, years)
    if years:
        return _another_year(one, other, years)
    return _same_year(one[1:], other[1:])


def _same_year(one: list[str], other: list[str]) -> Evidence:
    """What month and day say, as far as both have them."""
    shared = min(len(one), len(other))
    if not shared:
        return weights.BORN_SAME_YEAR, reasons.BORN_SAME_YEAR
    if one[:shared] == other[:shared]:
        if shared == 1:
            return weights.BORN_SAME_MONTH, reasons.BORN_SAME_MONTH
        return weights.BORN_SAME_DAY, reasons.BORN_SAME_DAY
    return _slip(one, other) if shared == 2 else (weights.BORN_YEAR_ONLY, reasons.BORN_YEAR_ONLY)


def _slip(one: list[str], other: list[str]) -> Evidence:
    if one[0] == other[0] and _one_digit(one[1], other[1]):
        return weights.BORN_DAY_DIGIT, reasons.BORN_DAY_DIGIT
    if one[1] == other[1] and _one_digit(one[0], other[0]):
        return weights.BORN_MONTH_DIGIT, reasons.BORN_MONTH_DIGIT
    if one == other[::-1]:
        return weights.BORN_SWAPPED, reasons.BORN_SWAPPED
    return weights.BORN_YEAR_ONLY, reasons.BORN_YEAR_ONLY


def _another_year(one: list[str], other: list[str], years: int) -> Evidence:
    if len(one) == len(other) == 3 and one[1:] == other[1:] and (_one_digit(one[0], other[0]) or years == 1):
        return weights.BORN_YEAR_DIGIT, reasons.BORN_YEAR_DIGIT
    return _apart(years, years)


def _apart(counted: int, shown: int) -> Evidence:
    bits = next((bits for limit, bits in weights.BORN_FAR if counted <= limit), weights.BORN_FAR[-1][1])
    if shown == 1:
        return bits, reasons.BORN_NEAR
    return bits, Reason(reasons.BORN_APART, (("years", str(shown)),))


def _one_digit(one: str, other: str) -> bool:
    """One digit typed wrong, or two neighbours in the wrong order: 03 and 08, 12 and 21."""
    wrong = [index for index in range(len(one)) if one[index] != other[index]]
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
        return one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]]
    return len(wrong) == 1
