"""The map: every country with the class of its number of open cases."""

from dataclasses import dataclass

from core.atlas import COUNTRIES, HEIGHT, WIDTH
from reports.measures.figure import Line

CLASSES = ((200, "c4"), (50, "c3"), (10, "c2"), (1, "c1"))
NO_CASES = "c0"


@dataclass(frozen=True, slots=True)
class Place:
    """A country with cases; ``is_small`` ones get a dot at ``x``, ``y`` beside their shape."""

    line: Line
    shade: str
    x: float
    y: float
    is_small: bool


@dataclass(frozen=True, slots=True)
class World:
    """``empty``: codes of the countries without cases; ``beside``: countries with cases that the map does not draw."""

    places: list[Place]
    empty: list[str]
    beside: list[Line]
    width: int = WIDTH
    height: int = HEIGHT


def world(lines: list[Line]) -> World:
    drawn = [line for line in lines if line.value in COUNTRIES]
    busy = {line.value for line in drawn}
    return World(
        places=[_place(line) for line in drawn],
        empty=[code for code in COUNTRIES if code not in busy],
        beside=[line for line in lines if line.value not in COUNTRIES],
    )


def shade_of(count: int) -> str:
    return next((shade for least, shade in CLASSES if count >= least), NO_CASES)


def _place(line: Line) -> Place:
    country = COUNTRIES[line.value]
    return Place(line, shade_of(line.figure.count), country.x, country.y, country.is_small)
