"""Where everybody stands: the same network is drawn the same way each time."""

import math
from dataclasses import dataclass

from networks.picture.graph import Key, Network
from networks.picture.links import linked

EDGE, CROWD = 105.0, 80  # units between two who are linked; less where there are more than so many
_ROUNDS = 120
_ROOM = 6.0


@dataclass(slots=True)
class Box:
    """A rectangle round its middle; ``half_width`` and ``half_height`` of what must not be covered."""

    x: float
    y: float
    half_width: float
    half_height: float

    def overlap(self, other: "Box") -> tuple[float, float]:
        """How far they reach into each other; not at all where one of the two is not positive."""
        return (
            self.half_width + other.half_width - abs(self.x - other.x),
            self.half_height + other.half_height - abs(self.y - other.y),
        )

    def covers(self, other: "Box") -> bool:
        across, down = self.overlap(other)
        return across > 0 and down > 0


def places(network: Network, sizes: dict[Key, tuple[float, float]]) -> dict[Key, tuple[float, float]]:
    """Spread by their links, then pushed apart until no two boxes of these half sizes cover each other."""
    keys = [node.key for node in network.nodes]
    spread = _spread(network, keys)
    edge = EDGE * min(1.0, math.sqrt(CROWD / len(keys)))
    boxes = [Box(x * edge, y * edge, *sizes[key]) for key, (x, y) in zip(keys, spread, strict=True)]
    _push_apart(boxes)
    return {key: (box.x, box.y) for key, box in zip(keys, boxes, strict=True)}


def _spread(network: Network, keys: list[Key]) -> list[tuple[float, float]]:
    """By springs from rings about the middle, without chance."""
    at = {key: index for index, key in enumerate(keys)}
    graph = linked(len(keys), [(at[line.ends[0]], at[line.ends[1]]) for line in network.lines])
    turn = math.pi * (3 - math.sqrt(5))
    rings = [(node.steps * math.cos(turn * index), node.steps * math.sin(turn * index))
             for index, node in enumerate(network.nodes)]  # fmt: skip
    return [(float(x), float(y)) for x, y in graph.layout_kamada_kawai(seed=rings)]


def _push_apart(boxes: list[Box]) -> None:
    """Sweeps from left to right; each pair that overlaps gives way along its shorter way out."""
    for _round in range(_ROUNDS):
        order = sorted(range(len(boxes)), key=lambda index: (boxes[index].x - boxes[index].half_width, index))
        if not _sweep([boxes[index] for index in order]):
            return


def _sweep(boxes: list[Box]) -> bool:
    moved = False
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            if other.x - other.half_width > one.x + one.half_width + _ROOM:
                break
            moved |= _part(one, other)
    return moved


def _part(one: Box, other: Box) -> bool:
    across, down = one.overlap(other)
    if across <= 0 or down <= 0:
        return False
    if across < down:
        step = (across + _ROOM) / 2 * (1 if one.x > other.x else -1)
        one.x, other.x = one.x + step, other.x - step
    else:
        step = (down + _ROOM) / 2 * (1 if one.y > other.y else -1)
        one.y, other.y = one.y + step, other.y - step
    return True
