"""What text may hold: any script, but nothing that hides or reorders what the reader sees."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.deconstruct import deconstructible
from django.utils.translation import gettext as _

# Bidirectional overrides, embeddings and isolates (Unicode TR9) and invisible fillers.
HIDDEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\u2060\ufeff\u00ad")
# Joiners that Persian and the Indic scripts need between letters.
JOINERS = frozenset("\u200c\u200d")


@deconstructible
class PlainText:
    """Refuses control characters and characters that hide or reorder text, naming the place.

    ``lines`` allows line breaks and tabs.
    """

    def __init__(self, *, lines: bool = False) -> None:
        self.lines = lines

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PlainText) and self.lines == other.lines

    def __hash__(self) -> int:
        return hash(self.lines)

    def __call__(self, value: str) -> None:
        for place, character in enumerate(value, start=1):
            if self._is_unwelcome(character):
                raise ValidationError(
                    _("Character %(place)d is invisible (%(name)s). Delete it and type the text again."),
                    code="hidden_character",
                    params={"place": place, "name": unicodedata.name(character, f"U+{ord(character):04X}")},
                )

    def _is_unwelcome(self, character: str) -> bool:
        if character in "\n\r\t":
            return not self.lines
        return character in HIDDEN or unicodedata.category(character) == "Cc"


def tidy(value: str) -> str:
    """Normal form C, single spaces, no space or joiner at the ends."""
    return " ".join(unicodedata.normalize("NFC", value).split()).strip("".join(JOINERS))


def as_reference(typed: str) -> str:
    """A reference as addresses and forms bring it: capitals, nothing that the database refuses, of bounded length."""
    return typed.replace("\0", "").strip().upper()[:20]
