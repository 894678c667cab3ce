"""What the words in a register's cells mean: nothing, sexes, counties, the state of a passport."""

import re
from functools import cache, lru_cache

from cases.register.likeness import (
    BLANK,
    EXACT,
    SIMILAR,
    SYNONYM,
    UNKNOWN,
    Reading,
    contained,
    most_similar,
)
from cases.register.text import fold
from cases.register.words import by_phrase, table
from nationals.regions import kenyan_counties

COUNTY_SUFFIX = re.compile(r"^(?:county of|kaunti ya) | (?:county|city county|city|town|kaunti)$")


def is_nothing(text: str) -> bool:
    """Whether a cell says only that there is nothing to say: "-", "N/A", "none", "00/00/0000"."""
    folded = fold(text)
    return folded in nothing() or not folded.strip("0 ")


@cache
def nothing() -> frozenset[str]:
    return frozenset(table("people")["nothing"]["words"])


@lru_cache(maxsize=1_000)
def read_sex(text: str) -> Reading:
    folded, phrases = fold(text), by_phrase(table("people")["sex"])
    if folded in ("f", "m"):
        return Reading(folded.upper(), EXACT)
    if folded in phrases:
        return Reading(phrases[folded], SYNONYM)
    if folded in nothing():
        return Reading("", BLANK)
    similar = most_similar(folded, {phrase: sex for phrase, sex in phrases.items() if len(phrase) > 3})
    return Reading(similar, SIMILAR) if similar else Reading(None, UNKNOWN)


def county_key(text: str) -> str:
    """ "Bomet County" as in county_names."""
    return COUNTY_SUFFIX.sub("", fold(text))


@cache
def county_names() -> dict[str, str]:
    return {fold(name): name for name in kenyan_counties()}


@lru_cache(maxsize=5_000)
def read_county(text: str) -> Reading:
    """A county by its official name; what is none stays as written (a county abroad, a district of old)."""
    folded = county_key(text)
    names = county_names()
    if folded in names:
        return Reading(names[folded], EXACT)
    if folded in nothing():
        return Reading("", BLANK)
    spaced = {name.replace(" ", ""): official for name, official in names.items()}
    similar = spaced.get(folded.replace(" ", "")) or most_similar(folded, names)
    return Reading(similar, SIMILAR) if similar else Reading(None, UNKNOWN)


def read_passport_state(text: str) -> str:
    """lost, stolen, confiscated, expired, destroyed or none, from "lost", "taken by agent"; "" if it says none."""
    states = contained(fold(text).split(), by_phrase(table("people")["passport_states"]))
    return states.pop() if len(states) == 1 else ""


def read_reporter(text: str) -> str:
    """Which kind of source reported; "register" where the register does not say, "other" where it is not known."""
    return "register" if is_nothing(text) else _only_meaning(text, "reporters")


def read_relation(text: str) -> str:
    """How a relative is related, "other" where that is not known."""
    return _only_meaning(text, "relations")


def _only_meaning(text: str, group: str) -> str:
    phrases = by_phrase(table("people")[group])
    meant = {phrases[folded]} if (folded := fold(text)) in phrases else contained(folded.split(), phrases)
    return meant.pop() if len(meant) == 1 else "other"
