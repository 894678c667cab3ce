"""An authority in its tree: what it is part of, and what is part of it."""

from collections import defaultdict
from dataclasses import dataclass, field

from diplomacy.models import Authority


@dataclass(slots=True)
class Branch:
    authority: Authority
    units: list["Branch"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tree:
    """``above``: from the top down; ``numbers``: the authority's and those of all that is part of it."""

    above: list[Authority]
    units: list[Branch]
    numbers: list[int]

    @classmethod
    def around(cls, authority: Authority) -> "Tree":
        """Two queries, however deep it is."""
        whole = {each.pk: each for each in Authority.objects.above(authority.pk).order_by("pk")}
        parts = list(Authority.objects.within(authority.pk).order_by("name", "pk"))
        return cls(_path(authority, whole), _branches(authority, parts), sorted(part.pk for part in parts))


def _path(authority: Authority, whole: dict[int, Authority]) -> list[Authority]:
    path: list[Authority] = []
    parent = authority.parent_id
    while parent in whole and whole[parent] not in path:
        path.insert(0, whole[parent])
        parent = whole[parent].parent_id
    return path


def _branches(authority: Authority, parts: list[Authority]) -> list[Branch]:
    branches = {part.pk: Branch(part) for part in parts}
    below: dict[int, list[Branch]] = defaultdict(list)
    for part in parts:
        if part.parent_id in branches and part.pk != authority.pk:
            below[part.parent_id].append(branches[part.pk])
    for pk, branch in branches.items():
        branch.units = below[pk]
    return below[authority.pk]
