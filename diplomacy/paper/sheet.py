"""What stands on a note, whatever prints it."""

from dataclasses import dataclass, field

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he"})


@dataclass(frozen=True, slots=True)
class Annex:
    """A table of persons. ``title`` and ``heads`` are in the language of the note."""

    title: str
    heads: list[str]
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """``reference`` and ``sent_on`` are empty while there is none; ``warning`` stands across a draft's head."""

    language: str
    sender: str
    addressee: str
    reference: str
    place_and_day: str
    subject: str
    text: str
    second_language: str = ""
    second_text: str = ""
    annex: Annex | None = None
    warning: str = ""
    words: dict[str, str] = field(default_factory=dict)  # of the frame, in the language of the note

    @property
    def paragraphs(self) -> list[str]:
        return paragraphs(self.text)

    @property
    def second_paragraphs(self) -> list[str]:
        return paragraphs(self.second_text)

    @property
    def second_is_right_to_left(self) -> bool:
        return self.second_language in RIGHT_TO_LEFT


def paragraphs(text: str) -> list[str]:
    """Lines of a text; empty ones part them and are not printed."""
    return [line for line in map(str.strip, text.splitlines()) if line]
