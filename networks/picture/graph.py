"""What a picture is made of."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from enum import StrEnum

from core.choices import Confidence
from networks.choices import Drawn

Key = tuple[str, int | str]
"""What it is and its number; a place has none, but its country and name."""

SUREST_FIRST = (
    Confidence.CONFIRMED, Confidence.PROBABLE, Confidence.UNCONFIRMED, Confidence.DISPUTED, Confidence.REFUTED,
)  # fmt: skip


class Sort(StrEnum):
    ACTOR = "actor"
    CASE = "case"
    AUTHORITY = "authority"
    PLACE = "place"
    PAYMENT = "payment"


CONNECTING = frozenset({Sort.ACTOR, Sort.CASE, Sort.AUTHORITY})
"""Through which a network is followed. That two were in one town, or paid something, connects nobody."""


def surest(known: list[str]) -> str:
    return min(known, key=lambda sure: SUREST_FIRST.index(Confidence(sure)))


def least_sure(known: list[str]) -> str:
    return max(known, key=lambda sure: SUREST_FIRST.index(Confidence(sure)))


@dataclass(frozen=True, slots=True)
class Node:
    """``kind``: a value of ``networks.choices.Drawn``; ``address``: its own page; ``around``: the picture around it."""

    key: Key
    kind: str
    name: str
    steps: int
    reference: str = ""
    note: str = ""
    address: str = ""
    around: str = ""

    @property
    def sort(self) -> str:
        return self.key[0]

    @property
    def kind_label(self) -> str:
        return str(Drawn(self.kind).label)


@dataclass(frozen=True, slots=True)
class Said:
    """One claim between two: ``words`` what is said, ``detail`` as somebody put it, ``by`` who says it, ``sure`` how
    sure it is."""

    ends: tuple[Key, Key]
    words: str
    detail: str
    by: str
    sure: str
    address: str = ""

    @property
    def sure_label(self) -> str:
        return str(Confidence(self.sure).label)


@dataclass(frozen=True, slots=True)
class Line:
    """All that is said between the same two; ``sure``: the surest of it."""

    ends: tuple[Key, Key]
    said: tuple[Said, ...]

    @property
    def sure(self) -> str:
        return surest([said.sure for said in self.said])


@dataclass(frozen=True, slots=True)
class Network:
    """``nodes``: the middle first, then by their steps. ``left_out``: how many more were found and are not drawn."""

    nodes: tuple[Node, ...]
    said: tuple[Said, ...]
    left_out: int = 0
    is_cut: bool = False
    names: dict[Key, Node] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        self.names.update({node.key: node for node in self.nodes})

    @property
    def middle(self) -> Node:
        return self.nodes[0]

    @property
    def lines(self) -> list[Line]:
        """Each pair once."""
        between: dict[tuple[Key, Key], list[Said]] = defaultdict(list)
        for said in self.said:
            between[_sorted(said.ends)].append(said)
        return [Line(ends, tuple(said)) for ends, said in sorted(between.items(), key=lambda pair: str(pair[0]))]


@dataclass(frozen=True, slots=True)
class Told:
    """One claim once, though it may link several: ``one`` of whom, ``others`` with whom and what."""

    said: Said
    one: Node
    others: tuple[Node, ...]


def told(network: Network) -> list[Told]:
    """Every line of the picture stands in one of them."""
    claims: dict[tuple[str, str, str, str], list[Said]] = defaultdict(list)
    for number, said in enumerate(network.said):
        claims[said.address or str(number), said.words, said.by, said.sure].append(said)
    rows = []
    for claim in claims.values():
        ends = dict.fromkeys(end for said in claim for end in said.ends)
        one, *others = (network.names[end] for end in ends)
        rows.append(Told(claim[0], one, tuple(others)))
    return rows


def without_names(network: Network) -> Network:
    """For a file that leaves the house: nationals stand in it by the references of their cases."""
    nodes = (replace(node, name=node.reference, address="", around="") if node.sort == Sort.CASE else node
             for node in network.nodes)  # fmt: skip
    return Network(tuple(nodes), network.said, network.left_out, network.is_cut)


def _sorted(ends: tuple[Key, Key]) -> tuple[Key, Key]:
    first, second = sorted(ends, key=str)
    return first, second
