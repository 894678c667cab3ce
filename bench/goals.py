"""What each kind of page must keep to: the goals of issue 6, as data."""

from dataclasses import dataclass
from enum import StrEnum


class Floor(StrEnum):
    """What a page is measured against, sampled in turn with it."""

    NONE = ""
    EMPTY = "floor: an empty view"
    ROWS = "floor: the same 25 rows"
    ROW = "floor: one row"


@dataclass(frozen=True, slots=True)
class Figures:
    """Times in milliseconds. ``times_floor``: the median, so many times that of its floor."""

    queries: int
    median: float
    percentile_95: float
    first_byte: float
    times_floor: float | None


@dataclass(frozen=True, slots=True)
class Goal:
    """None: the issue sets no such goal. ``times``: at most so many times the floor, at the median."""

    floor: Floor = Floor.NONE
    times: float | None = None
    queries: int | None = None
    median: float | None = None
    percentile_95: float | None = None
    first_byte: float | None = None

    @property
    def words(self) -> str:
        told = (
            (self.times, "{:g} x floor"),
            (self.queries, "{} queries"),
            (self.median, "median {:g} ms"),
            (self.percentile_95, "95 % {:g} ms"),
            (self.first_byte, "first byte {:g} ms"),
        )
        return ", ".join(text.format(limit) for limit, text in told if limit is not None)

    def missed(self, found: Figures) -> list[str]:
        """What is over its limit, in words; empty if all is kept."""
        held = (
            (self.times, found.times_floor, "x floor"),
            (self.queries, found.queries, "queries"),
            (self.median, found.median, "median"),
            (self.percentile_95, found.percentile_95, "95 %"),
            (self.first_byte, found.first_byte, "first byte"),
        )
        return [name for limit, value, name in held if limit is not None and value is not None and value > limit]


LIST = Goal(Floor.ROWS, times=3, queries=8)
ONE = Goal(Floor.ROW, times=6, queries=12)
SAVE = Goal(Floor.ROW, times=8)
TYPED = Goal(Floor.ROWS, percentile_95=50)
"""A search, or suggestions while somebody types."""
TODAY = Goal(Floor.ROWS, percentile_95=60)
DASHBOARD = Goal(Floor.ROWS, percentile_95=100)
COUNTS = Goal(Floor.ROWS, percentile_95=50)
ADMIN_LIST = Goal(Floor.EMPTY, median=80)
ADMIN_SEARCH = Goal(Floor.EMPTY, median=150)
EXPORT = Goal(Floor.ROWS, first_byte=1000)
FREE = Goal(Floor.ROW)
"""Shown beside its floor; the issue sets no goal."""
A_FLOOR = Goal()
