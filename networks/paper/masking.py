"""Keeping names and numbers out of a text, however they are written: case, accents, spaces and signs do not count."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

MASK: Final = "•••"
_LEAST = 3  # letters of a part of a name that is masked by itself
_RUN_TOGETHER = 8  # letters of a full name that is found inside a longer word too, as in the name of a file
_PHONE = 8  # its last digits tell a telephone number, whatever stands before them
_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_BETWEEN = r"[\W_]*"


@dataclass(frozen=True, slots=True)
class Secrets:
    """What must not be read of one person. ``shown``: what stands instead of the names."""

    shown: str
    names: Collection[str] = ()
    numbers: Collection[str] = ()
    phones: Collection[str] = ()


class Mask:
    """``free`` for what people wrote: parts of names go too. ``fixed`` for what must stay readable, such as a
    suspect's name: full names and numbers go, a family name that both share stays."""

    def __init__(self, secrets: Iterable[Secrets]) -> None:
        self._fixed: list[tuple[re.Pattern[str], str]] = []
        self._parts: list[tuple[re.Pattern[str], str]] = []
        for secret in secrets:
            self._learn(secret)
        for learned in (self._fixed, self._parts):
            learned.sort(key=lambda pair: -len(pair[0].pattern))

    def free(self, text: str) -> str:
        return self._masked(text, [*self._fixed, *self._parts])

    def fixed(self, text: str) -> str:
        return self._masked(text, self._fixed)

    def _learn(self, secret: Secrets) -> None:
        for name in secret.names:
            parts = _parts(name)
            if len(parts) > 1:
                self._fixed.append((_full(parts), secret.shown))
            self._parts += [(_one(part), secret.shown) for part in parts if len(part) >= _LEAST]
        for number in secret.numbers:
            if key := _parts(number):
                self._fixed.append((re.compile(_BETWEEN.join("".join(key))), MASK))
        for phone in secret.phones:
            digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", phone))[-_PHONE:]
            if digits:
                self._fixed.append((re.compile(r"(?:\+?\d[\d\W_]{0,8}?)?" + _BETWEEN.join(digits)), MASK))

    @staticmethod
    def _masked(text: str, patterns: Iterable[tuple[re.Pattern[str], str]]) -> str:
        text = unicodedata.normalize("NFKC", text)
        for pattern, shown in patterns:
            text = _replaced(text, pattern, shown)
        return text


def _replaced(text: str, pattern: re.Pattern[str], shown: str) -> str:
    """Found in the folded text, replaced in the text itself: both have the same length."""
    result, done = "", 0
    for match in pattern.finditer("".join(map(_folded, text))):
        result += text[done : match.start()] + shown
        done = match.end()
    return result + text[done:]


def _folded(letter: str) -> str:
    """One small letter without its accent."""
    plain = unicodedata.normalize("NFD", letter)[0].casefold()
    return plain if len(plain) == 1 else letter


def _parts(text: str) -> list[str]:
    folded = "".join(map(_folded, unicodedata.normalize("NFKC", text)))
    return re.findall(r"[^\W_]+", folded)


def _full(parts: list[str]) -> re.Pattern[str]:
    words = _BETWEEN.join(map(re.escape, parts))
    is_long = sum(map(len, parts)) >= _RUN_TOGETHER
    return re.compile(words if is_long else f"{_BEFORE}{words}{_AFTER}")


def _one(part: str) -> re.Pattern[str]:
    return re.compile(f"{_BEFORE}{re.escape(part)}{_AFTER}")


def initials(name: str) -> str:
    """``J. M.``"""
    return " ".join(f"{part[0].upper()}." for part in name.split() if part[0].isalpha())
