"""A network as shapes, lines and names on a sheet, of which no name covers another."""

from collections.abc import Callable
from dataclasses import dataclass

from core.choices import Confidence
from networks.picture.centrality import Centrality
from networks.picture.graph import Key, Line, Network, Node, Sort
from networks.picture.labels import SIZE, readable, shortened, width
from networks.picture.layout import Box, places
from networks.picture.shapes import SHAPES

MARGIN, LEAST_WIDTH, LEAST_HEIGHT = 24, 420, 240
MOST_LABELS = 90
_GLYPH, _DOWN = 15.0, 28.0
COLOURS = {  # of a file that stands alone: edge and ground; pages have their own, in light and dark
    Sort.ACTOR: ("#0f5c4a", "#e3f0ec"), Sort.CASE: ("#1f5a93", "#e6f0f9"), Sort.AUTHORITY: ("#8a5a00", "#fdf3dc"),
    Sort.PLACE: ("#5b6675", "#eceff2"), Sort.PAYMENT: ("#a4262c", "#fbeaea"),
}  # fmt: skip
DASHES = {
    Confidence.CONFIRMED: "", Confidence.PROBABLE: "12 4", Confidence.UNCONFIRMED: "5 5",
    Confidence.DISPUTED: "10 4 2 4", Confidence.REFUTED: "1 6",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spot:
    """A node on the sheet. ``is_quiet``: its name shows only while it is looked at; ``title``: all that is to say."""

    node: Node
    x: int
    y: int
    shape: str
    label: str
    title: str
    is_quiet: bool

    @property
    def edge(self) -> str:
        return COLOURS[Sort(self.node.sort)][0]

    @property
    def ground(self) -> str:
        return COLOURS[Sort(self.node.sort)][1]


@dataclass(frozen=True, slots=True)
class Stroke:
    x1: int
    y1: int
    x2: int
    y2: int
    sure: str
    dashes: str
    title: str


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    strokes: tuple[Stroke, ...]
    spots: tuple[Spot, ...]


def drawn(network: Network, known: Centrality, titled: Callable[[Node], str]) -> Drawing:
    labels = {node.key: shortened(node.name) for node in network.nodes}
    loud = _loud(network, known)
    at = places(network, {key: _half(label if key in loud else "") for key, label in labels.items()})
    left, top, wide, high = _sheet(at, labels)
    at = {key: (x - left, y - top) for key, (x, y) in at.items()}
    shown = _shown(network, at, labels, loud)
    spots = tuple(
        Spot(
            node, round(x), round(y), SHAPES[node.kind], labels[node.key], readable(titled(node)), node.key not in shown
        )
        for node in network.nodes
        for x, y in [at[node.key]]
    )
    return Drawing(wide, high, tuple(_stroke(line, at, network.names) for line in network.lines), spots)


def _loud(network: Network, known: Centrality) -> set[Key]:
    """Whose name has room kept for it: the middle, and those who connect most."""
    return {network.middle.key, *(one.node.key for one in known.standings[:MOST_LABELS])}


def _half(label: str) -> tuple[float, float]:
    return max(_GLYPH, width(label) / 2), _DOWN if label else _GLYPH


def _sheet(at: dict[Key, tuple[float, float]], labels: dict[Key, str]) -> tuple[float, float, int, int]:
    """Left and top edge, width and height that hold every name."""
    left = min(x - max(_GLYPH, width(labels[key]) / 2) for key, (x, y) in at.items()) - MARGIN
    right = max(x + max(_GLYPH, width(labels[key]) / 2) for key, (x, y) in at.items()) + MARGIN
    top, bottom = min(y for _x, y in at.values()) - 2 * MARGIN, max(y for _x, y in at.values()) + 2 * MARGIN
    wide, high = max(LEAST_WIDTH, round(right - left)), max(LEAST_HEIGHT, round(bottom - top))
    return left - (wide - (right - left)) / 2, top - (high - (bottom - top)) / 2, wide, high


def _shown(network: Network, at: dict[Key, tuple[float, float]], labels: dict[Key, str], loud: set[Key]) -> set[Key]:
    """Whose name covers neither another shape nor a name that is more important."""
    shapes = {key: Box(x, y, _GLYPH - 2, _GLYPH - 2) for key, (x, y) in at.items()}
    taken: list[Box] = []
    shown = set()
    for node in sorted(network.nodes, key=lambda node: node.key not in loud):
        box = label_box(*at[node.key], labels[node.key])
        if not any(box.covers(other) for key, other in shapes.items() if key != node.key) and not any(
            box.covers(other) for other in taken
        ):
            taken.append(box)
            shown.add(node.key)
    return shown


def label_box(x: float, y: float, label: str) -> Box:
    """Where the name stands: under its shape."""
    return Box(x, y + _GLYPH + SIZE * 0.55, width(label) / 2, SIZE * 0.55)


def _stroke(line: Line, at: dict[Key, tuple[float, float]], names: dict[Key, Node]) -> Stroke:
    (x1, y1), (x2, y2) = (at[end] for end in line.ends)
    ends = " – ".join(names[end].name for end in line.ends)
    told = "; ".join(f"{said.words} ({said.sure_label})" for said in line.said[:3])
    sure = Confidence(line.sure)
    return Stroke(round(x1), round(y1), round(x2), round(y2), sure.value, DASHES[sure], readable(f"{ends}: {told}"))
