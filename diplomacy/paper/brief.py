"""What stands on a briefing, whatever prints it: plain words, so that they are kept as they are."""

from dataclasses import asdict, dataclass, replace
from typing import Any

from diplomacy.paper.letters import unprintable, with_latin, words_of


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the first page."""

    title: str
    lines: list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """An annex. A list has no heads, and one cell in each row."""

    title: str
    heads: list[str]
    rows: list[list[str]]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """``marking`` and ``in_latin`` are sentences in the language of the briefing; ``made_at`` is in ISO format."""

    language: str
    reference: str
    title: str
    head: list[str]
    marking: str
    in_latin: str
    latin_beside: str
    made_at: str
    sections: list[Section]
    annexes: list[Table]

    @property
    def data(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def words(self) -> set[str]:
        told = [self.title, *self.head, *(line for section in self.sections for line in section.lines)]
        cells = [cell for annex in self.annexes for row in annex.rows for cell in row]
        return words_of([*told, *cells])

    def in_other_letters(self, *, keep: bool) -> "Brief":
        """With its words that hardly any font has in Latin letters, or (``keep``) with those behind them, and a line
        that says so."""
        rare = unprintable(self.words)
        if not rare:
            return self

        def latin(text: str) -> str:
            return with_latin(text, rare, keep=keep)

        return replace(
            self,
            title=latin(self.title),
            head=[*map(latin, self.head), self.latin_beside if keep else self.in_latin],
            sections=[replace(section, lines=[*map(latin, section.lines)]) for section in self.sections],
            annexes=[replace(annex, rows=[[*map(latin, row)] for row in annex.rows]) for annex in self.annexes],
        )


def brief_of(data: dict[str, Any]) -> Brief:
    """What :attr:`Brief.data` has kept."""
    parts = {
        "sections": [Section(**section) for section in data["sections"]],
        "annexes": [Table(**annex) for annex in data["annexes"]],
    }
    return Brief(**(data | parts))
