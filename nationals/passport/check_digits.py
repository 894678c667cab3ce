"""The check digits of Doc 9303, part 3: weights 7, 3, 1; digits as they are, A to Z as 10 to 35, ``<`` as 0.

Signs whose values differ by ten look the same to it: it cannot tell G from 6, nor A from K or U.
"""

import re

FILLER = "<"
WEIGHTS = (7, 3, 1)
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ALLOWED = re.compile(f"[{SIGNS}<]*")


def check_digit(text: str) -> str | None:
    """The digit that belongs after ``text``; nothing if a sign in it cannot stand in a zone."""
    if not ALLOWED.fullmatch(text):
        return None
    values = (0 if sign == FILLER else SIGNS.index(sign) for sign in text)
    return str(sum(value * WEIGHTS[place % 3] for place, value in enumerate(values)) % 10)


def fits(text: str, digit: str) -> bool:
    """Whether that digit belongs after that text; after an empty field a filler may stand for 0."""
    if digit == FILLER:
        return not text.strip(FILLER)
    return digit == check_digit(text)
