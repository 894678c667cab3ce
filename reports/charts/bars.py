"""The flow by month as bars: where each goes, in the units of the drawing."""

from dataclasses import dataclass

from reports.measures.figure import Figure
from reports.measures.flow import MonthFlow
from reports.measures.selection import Month

WIDTH, HEIGHT = 360, 150
_LEFT, _TOP, _FLOOR = 26, 8, 126


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    y: float
    width: float
    height: float
    figure: Figure


@dataclass(frozen=True, slots=True)
class Group:
    """One month: two bars and its letter under them."""

    month: Month
    middle: float
    opened: Bar
    home: Bar


@dataclass(frozen=True, slots=True)
class Bars:
    """``marks``: the heights that are written at the side, each with its line."""

    groups: list[Group]
    marks: list[tuple[float, int]]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    floor: int = _FLOOR
    label_at: int = HEIGHT - 8


def bars(months: list[MonthFlow]) -> Bars:
    most = max((max(flow.opened.count, flow.home.count) for flow in months), default=0)
    top = round_above(most)
    step = (WIDTH - _LEFT) / max(len(months), 1)
    groups = [_group(flow, _LEFT + place * step, step, top) for place, flow in enumerate(months)]
    return Bars(groups, [(_y(value, top), value) for value in (0, top // 2, top) if value or top])


def round_above(most: int) -> int:
    """An even 2, 4, 6, 8, 10, 20 … at or above the highest bar, so that its half is whole."""
    scale = 1
    while most > 10 * scale:
        scale *= 10
    return next(number * scale for number in (2, 4, 6, 8, 10) if number * scale >= most)


def _group(flow: MonthFlow, x: float, step: float, top: int) -> Group:
    width = step * 0.36
    return Group(
        flow.month,
        round(x + step / 2, 1),
        _bar(flow.opened, x + step * 0.1, width, top),
        _bar(flow.home, x + step * 0.54, width, top),
    )


def _bar(figure: Figure, x: float, width: float, top: int) -> Bar:
    y = _y(figure.count, top)
    return Bar(round(x, 1), y, round(width, 1), round(_FLOOR - y, 1), figure)


def _y(value: int, top: int) -> float:
    return round(_FLOOR - (_FLOOR - _TOP) * value / top, 1)
