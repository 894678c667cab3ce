"""Numbers and names of actors brought to a form in which they are found. Plain Python."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from core.phones import e164
from nationals.matching.normalise import document
from networks.choices import IdentifierKind, Script

LONGEST = 120
"""Signs of a key."""
# Letters of Cyrillic plates that look like Latin ones: the only ones that Russian and Ukrainian plates have.
PLATE_LETTERS = str.maketrans("АВЕІКМНОРСТУХ", "ABEIKMHOPCTYX")
_ADDRESS = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_PLATFORM = re.compile(r"^(?:www\.|m\.)?[\w-]+(?:\.[\w-]+)+/")
_TOKEN = re.compile(r"\S*[\d@./]\S*")
_SHORTEST = 4

_SCRIPTS = {
    "LATIN": Script.LATIN,
    "CYRILLIC": Script.CYRILLIC,
    "ARABIC": Script.ARABIC,
    "HEBREW": Script.HEBREW,
    "CJK": Script.HAN,
    "HIRAGANA": Script.JAPANESE,
    "KATAKANA": Script.JAPANESE,
    "HANGUL": Script.KOREAN,
    "ETHIOPIC": Script.ETHIOPIC,
    "THAI": Script.THAI,
    "MYANMAR": Script.BURMESE,
    "DEVANAGARI": Script.DEVANAGARI,
}


def key_of(kind: IdentifierKind | str, text: str, *, region: str = "") -> str:
    """Under which the number is found, however it is written; empty if it is none of that kind.

    ``region``: the country of a telephone number that does not say its own.
    """
    bare = unicodedata.normalize("NFKC", text[: 2 * LONGEST]).strip()
    phone = e164(bare, region=region) if kind in (IdentifierKind.PHONE, IdentifierKind.MONEY) else ""
    if kind == IdentifierKind.PHONE or phone:  # mobile money is kept under the telephone's number
        return phone
    return _READERS.get(IdentifierKind(kind), _signs)(bare)


def possible_keys(text: str) -> set[str]:
    """What the text may mean as a number of any kind, whole or word by word."""
    return {key for part in _parts(text) for kind in IdentifierKind if len(key := key_of(kind, part)) >= _SHORTEST}


def script_of(name: str) -> Script:
    """That of most of its letters; what has no letters is of another."""
    found = [_SCRIPTS.get(unicodedata.name(sign, "").split(" ")[0], Script.OTHER) for sign in name if sign.isalpha()]
    if Script.JAPANESE in found:
        return Script.JAPANESE
    return max(dict.fromkeys(found), key=found.count, default=Script.OTHER)


def _parts(text: str) -> Iterator[str]:
    if not text.strip():
        return
    yield text
    for token in _TOKEN.findall(text):
        yield token.strip(",;()")


def _signs(text: str) -> str:
    return document(text)[:LONGEST]


def _plate(text: str) -> str:
    return _signs(text).translate(PLATE_LETTERS)


def _email(text: str) -> str:
    return text.casefold()[:LONGEST] if re.fullmatch(r"[^@\s]+@[^@\s]+", text) else ""


def _handle(text: str) -> str:
    """``@Work_Abroad``, ``https://t.me/Work_Abroad`` and ``work_abroad`` are one."""
    name = _PLATFORM.sub("", _ADDRESS.sub("", text)).split("?")[0].strip("/ ").removeprefix("@")
    return name.casefold()[:LONGEST]


def _site(text: str) -> str:
    name = _ADDRESS.sub("", text).casefold().removeprefix("www.").rstrip("/ ")
    return name[:LONGEST] if "." in name and " " not in name else ""


_READERS: dict[IdentifierKind, Callable[[str], str]] = {
    IdentifierKind.ACCOUNT: _handle,
    IdentifierKind.EMAIL: _email,
    IdentifierKind.WEBSITE: _site,
    IdentifierKind.PLATE: _plate,
}
