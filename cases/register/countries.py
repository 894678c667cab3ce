"""Which country a register's word means: a name in three languages, a code, an abbreviation, a town."""

import re
from functools import cache, lru_cache

from babel import Locale
from django_countries.data import ALT_CODES, COUNTRIES

from cases.register.likeness import (
    BLANK,
    CODE,
    CONTAINS,
    EXACT,
    SIMILAR,
    SYNONYM,
    TOWN,
    UNKNOWN,
    Reading,
    contained,
    most_similar,
)
from cases.register.text import fold
from cases.register.values import is_nothing
from cases.register.words import by_phrase, table

LANGUAGES = ("en", "fr", "sw")
BRACKETS = re.compile(r"\s*\(.*?\)")
MIN_TOKEN = 4  # shorter words inside a sentence ("us", "car", "lao") say too little
ARTICLES = re.compile(r"^(?:the|la|le|les|l|republic of|state of|kingdom of|republique de|jamhuri ya) ")


@cache
def names() -> dict[str, str]:
    """Every name of a country in our languages, folded, with its code."""
    found = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if code in COUNTRIES:
                found[fold(name)] = found[fold(BRACKETS.sub("", name))] = code
    return found


@cache
def aliases() -> dict[str, str]:
    return by_phrase(table("countries")["aliases"])


@cache
def towns() -> dict[str, str]:
    return by_phrase(table("countries")["towns"])


@cache
def codes_of_three() -> dict[str, str]:
    return {three: two for two, (three, _number) in ALT_CODES.items()}


@lru_cache(maxsize=5_000)
def read_country(text: str) -> Reading:
    return known_country(text) or _inexact(fold(text))


def known_country(text: str) -> Reading | None:
    """A country by one of its names or codes, not by likeness."""
    folded = fold(text)
    if is_nothing(text):
        return Reading("", BLANK)
    for known, how in ((names(), EXACT), (aliases(), SYNONYM), (towns(), TOWN)):
        code = known.get(folded) or known.get(ARTICLES.sub("", folded))
        if code:
            return Reading(code, how)
    bare = folded.upper().replace(" ", "")
    if bare in COUNTRIES:
        return Reading(bare, CODE)
    if bare in codes_of_three():
        return Reading(codes_of_three()[bare], CODE)
    return None


def _inexact(folded: str) -> Reading:
    everything = {**towns(), **aliases(), **names()}
    long_enough = {phrase: code for phrase, code in everything.items() if len(phrase) >= MIN_TOKEN}
    meant = contained(folded.split(), long_enough)
    if len(meant) == 1:
        return Reading(meant.pop(), CONTAINS)
    similar = None if meant else most_similar(folded, long_enough)
    return Reading(similar, SIMILAR) if similar else Reading(None, UNKNOWN)
