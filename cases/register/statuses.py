"""Which status a register's words mean."""

from functools import cache, lru_cache

from cases.register.countries import read_country
from cases.register.likeness import (
    BLANK,
    CONTAINS,
    EXACT,
    SIMILAR,
    SYNONYM,
    UNKNOWN,
    Reading,
    contained,
    most_similar,
)
from cases.register.text import fold
from cases.register.values import nothing
from cases.register.words import by_phrase, table

HOMECOMING = "repatriated"
MIN_CORRECTED = 6  # letters of a word that may be a misspelling of another


@cache
def phrases() -> dict[str, str]:
    return by_phrase(table("statuses")["phrases"])


@cache
def vocabulary() -> dict[str, str]:
    return {word: word for phrase in phrases() for word in phrase.split() if len(word) >= MIN_CORRECTED}


@lru_cache(maxsize=5_000)
def read_status(text: str, home: str = "KE") -> Reading:
    """The status, where the words allow only one; ``home`` is the country whose nationals come home."""
    known = known_status(text)
    if known:
        return known
    folded = fold(text)
    if set(folded.split()) & set(table("statuses")["negations"]):
        return Reading(None, UNKNOWN)
    return _inexact(folded, home)


def known_status(text: str) -> Reading | None:
    """A status by one of its words, or by none at all, not by likeness."""
    folded, known = fold(text), table("statuses")["phrases"]
    if folded.replace(" ", "_") in known:
        return Reading(folded.replace(" ", "_"), EXACT)
    if folded in phrases():
        return Reading(phrases()[folded], SYNONYM)
    if folded in nothing():
        return Reading(table("statuses")["blank"], BLANK)
    return None


def _inexact(folded: str, home: str) -> Reading:
    similar = most_similar(folded, phrases())
    if similar:
        return Reading(similar, SIMILAR)
    tokens = folded.split()
    corrected = [word if len(word) < MIN_CORRECTED else most_similar(word, vocabulary()) or word for word in tokens]
    for words, how in ((tokens, CONTAINS), (corrected, SIMILAR)):
        meant = contained(words, phrases(), weak=table("statuses")["weak"])
        if meant:
            only = meant.pop() if len(meant) == 1 else None
            return Reading(only, how) if only and not _goes_elsewhere(only, words, home) else Reading(None, UNKNOWN)
    return Reading(None, UNKNOWN)


def _goes_elsewhere(status: str, words: list[str], home: str) -> bool:
    """ "Deported to Russia" is no homecoming."""
    if status != HOMECOMING or "to" not in words:
        return False
    destination = read_country(" ".join(words[words.index("to") + 1 :])).value
    return bool(destination) and destination != home
