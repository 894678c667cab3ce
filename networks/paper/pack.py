"""A referral's pack as PDF."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from diplomacy.paper.letters import unprintable, with_latin, words_of
from diplomacy.paper.typesetter import as_pdf

_LAYOUT = Path(__file__).with_name("pack.typ").read_bytes()
MEDIA_TYPE = "application/pdf"


@dataclass(frozen=True, slots=True)
class About:
    """One actor: what he is called and known by, what is said of him, row by row."""

    name: str
    facts: list[str]
    said: list[list[str]]
    words: list[list[str]]


@dataclass(frozen=True, slots=True)
class Pack:
    """All that is printed; every text of it is masked already. ``words`` are those of the frame."""

    reference: str
    sender: str
    unit: str
    day: str
    file_number: str
    subject: str
    paragraphs: list[str]
    victims: list[str]
    actors: list[About]
    papers: list[list[str]]
    draft: str = ""
    words: dict[str, str] = field(default_factory=dict)


def pack_as_pdf(pack: Pack) -> bytes:
    """Letters without a font come in Latin."""
    data = asdict(pack)
    hopeless = unprintable(words_of(_texts(data)))
    printed = _each(data, lambda text: with_latin(text, hopeless, keep=False)) if hopeless else data
    printed["remark"] = pack.words["in_latin"] if hopeless else ""
    return as_pdf(_LAYOUT, pack=printed)


def _texts(data: Any) -> list[str]:
    if isinstance(data, str):
        return [data]
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for part in parts for text in _texts(part)]


def _each(data: Any, change: Callable[[str], str]) -> Any:
    if isinstance(data, str):
        return change(data)
    if isinstance(data, dict):
        return {name: _each(value, change) for name, value in data.items()}
    return [_each(value, change) for value in data] if isinstance(data, list) else data
