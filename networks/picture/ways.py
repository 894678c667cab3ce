"""Ways from country to country on the map of the world: arcs with an arrow, pins, and the part of the world to show."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from core.atlas import COUNTRIES, HEIGHT, WIDTH

_LEAST_WIDTH = 260.0
_AROUND = 45.0
_THICKEST = 9.0
_BEND = 0.16


@dataclass(frozen=True, slots=True)
class Way:
    """From one country to the next; ``cases``: how many went it, which makes it thick. ``title``: the same in words."""

    start: str
    end: str
    cases: int
    title: str


@dataclass(frozen=True, slots=True)
class Arc:
    path: str
    arrow: str
    width: str
    title: str


@dataclass(frozen=True, slots=True)
class Pin:
    x: str
    y: str
    label_y: str
    label: str


@dataclass(frozen=True, slots=True)
class WayMap:
    """``on`` and ``off``: codes of the countries that are passed, and of the others. Numbers as SVG has them."""

    view: str
    on: list[str]
    off: list[str]
    arcs: list[Arc]
    pins: list[Pin]
    radius: str
    letters: str


def legs(countries: Iterable[str]) -> list[tuple[str, str]]:
    """From country to country; places without one are passed over, and several in one are one."""
    known = [code for code in countries if code]
    return [(one, other) for one, other in pairwise(known) if one != other]


def way_map(ways: Iterable[Way], names: dict[str, str]) -> WayMap | None:
    """``names``: of the countries to be marked. Nothing where the map draws none of them."""
    marked = {code: name for code, name in names.items() if code in COUNTRIES}
    if not marked:
        return None
    left, top, width, height = _view(marked)
    scale = width / WIDTH
    drawn = [way for way in ways if way.start in marked and way.end in marked]
    return WayMap(
        view=f"{left:.0f} {top:.0f} {width:.0f} {height:.0f}",
        on=sorted(marked),
        off=[code for code in COUNTRIES if code not in marked],
        arcs=[_arc(way, scale) for way in sorted(drawn, key=lambda way: -way.cases)],
        pins=[_pin(code, name, scale, drawn) for code, name in sorted(marked.items())],
        radius=f"{5 * scale:.1f}",
        letters=f"{max(15 * scale, 5):.1f}",
    )


def _view(marked: Iterable[str]) -> tuple[float, float, float, float]:
    """The part of the world with all of them and some room, in the map's own proportions."""
    spots = [COUNTRIES[code] for code in marked]
    left, right = min(spot.x for spot in spots) - _AROUND, max(spot.x for spot in spots) + _AROUND
    top, bottom = min(spot.y for spot in spots) - _AROUND, max(spot.y for spot in spots) + _AROUND
    width = min(WIDTH, max(_LEAST_WIDTH, right - left, (bottom - top) * WIDTH / HEIGHT))
    height = width * HEIGHT / WIDTH
    x = min(max(0.0, (left + right - width) / 2), WIDTH - width)
    y = min(max(0.0, (top + bottom - height) / 2), HEIGHT - height)
    return x, y, width, height


def _arc(way: Way, scale: float) -> Arc:
    """Bent to its left, so that there and back are two lines; the arrow points where it ends."""
    start, end = COUNTRIES[way.start], COUNTRIES[way.end]
    across, down = end.x - start.x, end.y - start.y
    bend_x, bend_y = (start.x + end.x) / 2 + down * _BEND, (start.y + end.y) / 2 - across * _BEND
    thick = min(_THICKEST, 1.5 + 1.5 * math.log2(1 + way.cases)) * scale
    angle = math.atan2(end.y - bend_y, end.x - bend_x)
    tip_x, tip_y = end.x - 6 * scale * math.cos(angle), end.y - 6 * scale * math.sin(angle)
    size = 7 * scale + thick
    corners = [(tip_x - size * math.cos(angle + turn), tip_y - size * math.sin(angle + turn)) for turn in (0.45, -0.45)]
    stop_x, stop_y = (corners[0][0] + corners[1][0]) / 2, (corners[0][1] + corners[1][1]) / 2
    return Arc(
        path=f"M{start.x:.1f} {start.y:.1f}Q{bend_x:.1f} {bend_y:.1f} {stop_x:.1f} {stop_y:.1f}",
        arrow=f"M{tip_x:.1f} {tip_y:.1f}" + "".join(f"L{x:.1f} {y:.1f}" for x, y in corners) + "Z",
        width=f"{thick:.2f}",
        title=way.title,
    )


def _pin(code: str, name: str, scale: float, ways: Iterable[Way]) -> Pin:
    """Its name stands on the side from which fewer ways come."""
    spot = COUNTRIES[code]
    others = [COUNTRIES[way.end if way.start == code else way.start] for way in ways if code in (way.start, way.end)]
    below = sum(1 if other.y > spot.y else -1 for other in others)
    return Pin(f"{spot.x:.1f}", f"{spot.y:.1f}", f"{spot.y + (-9 if below > 0 else 19) * scale:.1f}", name)
