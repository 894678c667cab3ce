"""Cleans and compares what stands in a cell."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import lru_cache

Cell = str | int | float | bool | date | datetime | time | timedelta | None

LATIN_END = 0x2AF
JOINERS = "\u200c\u200d"  # part of the spelling in Persian, Urdu and Indic scripts
INITIALS = re.compile(r"\b\w(?:\.\w)+\b\.?")
ELIDED = re.compile(r"\b([cdjlmns])['\u2019]")  # "l'hopital", "d'origine" are two words, "Murang'a" is one
APOSTROPHE = re.compile("['\u2018\u2019\u02bc`]")
NOT_WORDS = re.compile(r"[^\w#]+|_+")


def written(cell: Cell) -> str:
    """A cell as a person would type it: 35341481.0 is "35341481", a day is "1992-08-04"."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time(0) else cell.isoformat(" ", "minutes")
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def clean(cell: Cell) -> str:
    """One line of normalised text (NFC) without invisible or directing characters."""
    text = written(cell)
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = "".join(_kept(text, place) for place in range(len(text)))
    return unicodedata.normalize("NFC", " ".join(kept.split()))


def hides_characters(cell: Cell) -> bool:
    """Whether something invisible other than space at the ends and line breaks was in the text."""
    text = cell if isinstance(cell, str) else ""
    if text.isascii() and text.isprintable():
        return False
    return any(not _kept(text, place) for place in range(len(text)))


def _kept(text: str, place: int) -> str:
    letter = text[place]
    category = unicodedata.category(letter)
    if category in ("Zs", "Zl", "Zp") or letter in "\t\n\r\x0b\x0c\x85":
        return " "
    if letter in JOINERS:
        before, after = text[place - 1 : place], text[place + 1 : place + 2]
        return letter if _is_other_script(before) and _is_other_script(after) else ""
    return "" if category in ("Cc", "Cf", "Cs") else letter


def _is_other_script(letter: str) -> bool:
    return (letter.isalpha() and ord(letter) > LATIN_END) or unicodedata.category(letter or "x") in ("Mn", "Mc")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """For comparing: no accents, case or punctuation; "U.A.E." is "uae", "S/No" is "s no"."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = INITIALS.sub(lambda found: found[0].replace(".", "") + " ", plain)
    plain = APOSTROPHE.sub("", ELIDED.sub(r"\1 ", plain))
    return " ".join(NOT_WORDS.sub(" ", plain).split())
