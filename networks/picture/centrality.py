"""Who connects the groups: on how many of the shortest ways somebody stands, and who falls apart without him."""

from dataclasses import dataclass
from typing import Any

from networks.picture.graph import CONNECTING, Key, Network, Node
from networks.picture.links import linked

MOST_BRIDGES, MOST_NAMED = 5, 4
_GROUP = 2  # one alone is no group


@dataclass(frozen=True, slots=True)
class Group:
    """``named``: the best connected of it; ``more``: how many others."""

    named: tuple[Node, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Bridge:
    """Without ``node`` the groups are not connected."""

    node: Node
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """``links``: with how many others; ``share``: on how many of a hundred shortest ways between two others."""

    node: Node
    links: int
    share: int


@dataclass(frozen=True, slots=True)
class Centrality:
    """``standings``: of every node, those who connect most first."""

    standings: tuple[Standing, ...]
    bridges: tuple[Bridge, ...]


def centrality(network: Network) -> Centrality:
    graph, nodes = _connecting(network)
    between = dict(zip((node.key for node in nodes), graph.betweenness(), strict=True))
    links = _links(network)
    pairs = max(1, (len(nodes) - 1) * (len(nodes) - 2) / 2)
    standings = [
        Standing(node, links[node.key], round(100 * between.get(node.key, 0) / pairs)) for node in network.nodes
    ]
    standings.sort(key=lambda one: (-between.get(one.node.key, 0), -one.links, one.node.steps, str(one.node.key)))
    cuts = sorted(graph.articulation_points(), key=lambda at: (-between[nodes[at].key], at))
    bridges = (_bridge(graph, nodes, at, links) for at in cuts)
    return Centrality(tuple(standings), tuple(bridge for bridge in bridges if len(bridge.groups) > 1)[:MOST_BRIDGES])


def _connecting(network: Network) -> tuple[Any, list[Node]]:
    nodes = [node for node in network.nodes if node.sort in CONNECTING]
    place = {node.key: at for at, node in enumerate(nodes)}
    pairs = [line.ends for line in network.lines if line.ends[0] in place and line.ends[1] in place]
    return linked(len(nodes), [(place[one], place[other]) for one, other in pairs]), nodes


def _links(network: Network) -> dict[Key, int]:
    links = {node.key: 0 for node in network.nodes}
    for line in network.lines:
        for end in line.ends:
            links[end] += 1
    return links


def _bridge(graph: Any, nodes: list[Node], at: int, links: dict[Key, int]) -> Bridge:
    """The parts into which the rest falls; whoever is left alone is no group."""
    rest = [other for other in range(len(nodes)) if other != at]
    near = set(graph.neighbors(at))
    parts = [[rest[index] for index in part] for part in graph.induced_subgraph(rest).connected_components()]
    parts = [part for part in parts if len(part) >= _GROUP and near.intersection(part)]
    groups = [_group([nodes[index] for index in part], links) for part in sorted(parts, key=lambda part: -len(part))]
    return Bridge(nodes[at], tuple(groups))


def _group(members: list[Node], links: dict[Key, int]) -> Group:
    members = sorted(members, key=lambda node: (-links[node.key], node.steps, str(node.key)))
    return Group(tuple(members[:MOST_NAMED]), len(members[MOST_NAMED:]))
