"""Where each field stands: Doc 9303, parts 4 (TD3), 5 (TD1), 6 (TD2) and 7 (visas)."""

from collections.abc import Mapping
from dataclasses import dataclass

from nationals.passport.words import Format, Part

Span = tuple[int, int, int]
"""Line, first place and the place after the last, all from 0."""


@dataclass(frozen=True, slots=True)
class Layout:
    """``checks`` are the places of check digits; ``composite`` is what the last one is taken over, in its order.

    ``name_line`` is where only fillers can stand after what was written.
    """

    format: Format
    lines: int
    width: int
    name_line: int
    fields: Mapping[Part, Span]
    checks: Mapping[Part, Span]
    composite: tuple[Span, ...] = ()


def _two_lines(kind: Format, width: int, optional: int, **more: tuple[Span, ...]) -> Layout:
    """All but TD1: the name above, everything else below. ``optional`` is the place after the optional data."""
    fields: dict[Part, Span] = {
        Part.CODE: (0, 0, 2),
        Part.ISSUER: (0, 2, 5),
        Part.NAME: (0, 5, width),
        Part.NUMBER: (1, 0, 9),
        Part.NATIONALITY: (1, 10, 13),
        Part.BORN: (1, 13, 19),
        Part.SEX: (1, 20, 21),
        Part.EXPIRES: (1, 21, 27),
        Part.OPTIONAL: (1, 28, optional),
    }
    checks: dict[Part, Span] = {Part.NUMBER: (1, 9, 10), Part.BORN: (1, 19, 20), Part.EXPIRES: (1, 27, 28)}
    if kind is Format.TD3:
        checks[Part.OPTIONAL] = (1, 42, 43)
    if more:
        checks[Part.COMPOSITE] = (1, width - 1, width)
    return Layout(kind, 2, width, 0, fields, checks, **more)


TD3 = _two_lines(Format.TD3, 44, 42, composite=((1, 0, 10), (1, 13, 20), (1, 21, 43)))
TD2 = _two_lines(Format.TD2, 36, 35, composite=((1, 0, 10), (1, 13, 20), (1, 21, 35)))
MRV_A = _two_lines(Format.MRV_A, 44, 44)
MRV_B = _two_lines(Format.MRV_B, 36, 36)
TD1 = Layout(
    Format.TD1,
    3,
    30,
    2,
    {
        Part.CODE: (0, 0, 2),
        Part.ISSUER: (0, 2, 5),
        Part.NAME: (2, 0, 30),
        Part.NUMBER: (0, 5, 14),
        Part.NATIONALITY: (1, 15, 18),
        Part.BORN: (1, 0, 6),
        Part.SEX: (1, 7, 8),
        Part.EXPIRES: (1, 8, 14),
        Part.OPTIONAL: (0, 15, 30),
        Part.OPTIONAL_2: (1, 18, 29),
    },
    {
        Part.NUMBER: (0, 14, 15),
        Part.BORN: (1, 6, 7),
        Part.EXPIRES: (1, 14, 15),
        Part.COMPOSITE: (1, 29, 30),
    },
    ((0, 5, 30), (1, 0, 7), (1, 8, 15), (1, 18, 29)),
)
SHAPES = (TD3, TD2, TD1)
"""One of each shape: a visa has the lines of a passport or a card, and begins with V."""


def layout_of(shape: Layout, code: str) -> Layout:
    """The visa's layout where the zone begins as a visa's does."""
    if not code.startswith("V"):
        return shape
    return {Format.TD3: MRV_A, Format.TD2: MRV_B}.get(shape.format, shape)
