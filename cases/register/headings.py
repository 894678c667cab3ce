"""What a heading above a column means."""

import re
from functools import cache, lru_cache

from django.conf import settings
from django.utils.translation import gettext, override
from django.utils.translation import gettext_noop as _

from cases.register.likeness import most_similar
from cases.register.text import fold
from cases.register.words import by_phrase, table

EXACT, WITHOUT_BRACKETS, SIMILAR, CONTAINED = 1.0, 0.97, 0.8, 0.9
MIN_CONTAINED = 3  # letters: "no" and "id" say too little inside a longer heading
BRACKETS = re.compile(r"\s*[(\[].*?[)\]]")
LONGEST = 80
ROW, REASON = _("Row"), _("Why it was not imported")  # what stands above our own columns in a file to repair
KIN = {"name": "kin_name", "surname": "kin_name", "phone": "kin_phone", "kin_phone": "kin_phone"}


@cache
def phrases() -> dict[str, str]:
    return by_phrase(table("headings")["fields"])


@cache
def vocabulary() -> frozenset[str]:
    """Every word that stands in some heading."""
    groups = (word for group in table("headings")["groups"].values() for phrase in group for word in phrase.split())
    return frozenset(word for phrase in phrases() for word in phrase.split()) | frozenset(groups)


@cache
def _ours() -> frozenset[str]:
    told = {fold(ROW), fold(REASON)}
    for code, _name in settings.LANGUAGES:
        with override(code):
            told |= {fold(gettext(ROW)), fold(gettext(REASON))}
    return frozenset(told)


def is_added_by_us(label: str) -> bool:
    """A column that a file to repair has and its source has not, in whichever language it was fetched."""
    return fold(label) in _ours()


def says_nothing_of_the_person(label: str) -> bool:
    """A running number, or a column of ours."""
    return is_added_by_us(label) or meanings(label) == {"number": EXACT}


@lru_cache(maxsize=2_000)
def meanings(label: str) -> dict[str, float]:
    """The fields that a heading may mean, with how likely (0 to 1)."""
    if len(label) > LONGEST:
        return {}
    folded, bare = fold(label), fold(BRACKETS.sub("", label))
    if folded in phrases():
        return {phrases()[folded]: EXACT}
    kin = _of_kin(folded)
    if kin:
        return {kin: EXACT}
    if bare in phrases():
        return {phrases()[bare]: WITHOUT_BRACKETS}
    found = _contained(bare or folded)
    similar = most_similar(bare, phrases()) if len(bare) > MIN_CONTAINED else None
    if similar:
        found[similar] = max(found.get(similar, 0), SIMILAR)
    return found


def grouped_meanings(group: str, label: str) -> dict[str, float]:
    """A heading under the heading of a group: "Next of kin" above "Phone"."""
    if not group or not label:
        return meanings(group or label)
    together = meanings(f"{group} {label}")
    if EXACT in together.values():
        return together
    alone = {field: score * CONTAINED for field, score in meanings(label).items()}
    return {field: max(together.get(field, 0), alone.get(field, 0)) for field in together.keys() | alone.keys()}


def _of_kin(folded: str) -> str | None:
    """The field of the next of kin that a heading with one of their words and another means."""
    for phrase in table("headings")["groups"]["kin"]:
        rest = re.sub(rf"\b{re.escape(phrase)}s?\b", " ", folded)
        if rest != folded:
            tokens = [word for word in rest.split() if word not in ("of", "s", "the", "du", "de", "la", "ya")]
            meant = phrases().get(" ".join(tokens))
            if not tokens or meant in KIN:
                return KIN[meant] if meant else "kin_name"
            if meant == "kin_relation":
                return meant
    return None


def _contained(folded: str) -> dict[str, float]:
    tokens = folded.split()
    found: dict[str, float] = {}
    for start in range(len(tokens)):
        for end in range(start + 1, len(tokens) + 1):
            phrase = " ".join(tokens[start:end])
            field = phrases().get(phrase)
            if field and len(phrase) >= MIN_CONTAINED:
                found[field] = max(found.get(field, 0), CONTAINED * (end - start) / len(tokens))
    return found
