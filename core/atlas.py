"""Where each country lies on the map, read once (origin: core/data/README.md)."""

import csv
from dataclasses import dataclass
from pathlib import Path

WIDTH, HEIGHT = 1000, 435
_SHAPES = Path(__file__).resolve().parent / "data" / "world-equal-earth.csv"
_SMALL = 40.0  # square units; smaller countries get a dot, or nobody would see their colour


@dataclass(frozen=True, slots=True)
class Country:
    """``x``, ``y``: where a label or a dot goes."""

    x: float
    y: float
    is_small: bool
    path: str


def _read() -> dict[str, Country]:
    with _SHAPES.open(encoding="utf-8", newline="") as lines:
        return {
            row["country"]: Country(float(row["x"]), float(row["y"]), float(row["area"]) < _SMALL, row["path"])
            for row in csv.DictReader(lines)
        }


COUNTRIES = _read()
