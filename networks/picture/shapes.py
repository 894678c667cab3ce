"""A shape for each kind, so that nobody needs to see colours: paths round a middle of 0, 0."""

import math

_R = 11.0


def _corners(many: int, turn: float = 0.0, reach: float = _R) -> str:
    points = [
        (reach * math.sin(2 * math.pi * at / many + turn), -reach * math.cos(2 * math.pi * at / many + turn))
        for at in range(many)
    ]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z"


SHAPES = {
    "person": f"M{-_R} 0a{_R} {_R} 0 1 0 {2 * _R} 0a{_R} {_R} 0 1 0 {-2 * _R} 0Z",
    "agency": "M-10 -10H10V10H-10Z",
    "company": "M-10 10V-3L-3 -10V-3L4 -10V-3H10V10Z",
    "account": _corners(6),
    "phone": "M-7 -12H7V12H-7Z",
    "vehicle": "M-13 7V-1L-7 -8H7L13 -1V7Z",
    "money": _corners(8, math.pi / 8),
    "website": "M-12 9L-5 -9H12L5 9Z",
    "case": "M-12 9V-9H-3L0 -5H12V9Z",
    "authority": "M-12 10V-2L0 -12L12 -2V10Z",
    "place": _corners(4, 0.0, 13.0),
    "payment": _corners(3, math.pi, 13.0),
}
