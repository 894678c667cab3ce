"""Who is linked with whom, for the library that reckons with it."""

from typing import Any


def linked(nodes: int, pairs: list[tuple[int, int]]) -> Any:
    """A graph of ``igraph``, which has no types."""
    import igraph  # noqa: PLC0415  loaded when wanted

    return igraph.Graph(n=nodes, edges=pairs)
