"""The network around one actor or one case, with all that is said between those in it."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from accounts.models import User
from cases.models import Case
from diplomacy.models import Authority
from networks.choices import Drawn
from networks.models import Actor
from networks.picture.graph import Key, Network, Node, Said, Sort
from networks.services.picture.asked import Asked
from networks.services.picture.between import between
from networks.services.picture.reach import Reach, reach


def around(middle: Actor | Case, asked: Asked, *, user: User) -> Network:
    """What this person may see; of anything else there is no trace, also not in ``left_out``."""
    sort = Sort.CASE if isinstance(middle, Case) else Sort.ACTOR
    found = reach((sort, middle.pk), asked, user)
    nodes = {node.key: node for node in _nodes(found, user)}
    said, leaves = between(found, asked, user)
    near = {key for key in found.steps if key in nodes}
    beside = _beside([one for one in said if near.issuperset(one.ends) or _leaf_of(one, leaves)], leaves, found, asked)
    room = asked.most - len(nodes)
    drawn = nodes | {node.key: node for node in beside[:room]}
    return Network(
        nodes=tuple(sorted(drawn.values(), key=lambda node: (node.steps, _order(node)))),
        said=tuple(one for one in said if all(end in drawn for end in one.ends)),
        left_out=len(found.left_out) + len(beside[room:]),
        is_cut=found.is_cut,
    )


def _order(node: Node) -> tuple[str, str]:
    return node.sort, f"{node.key[1]:>12}"


def _leaf_of(one: Said, leaves: dict[Key, Node]) -> bool:
    return any(end in leaves for end in one.ends)


def _beside(said: Iterable[Said], leaves: dict[Key, Node], found: Reach, asked: Asked) -> list[Node]:
    """Places and payments one step beyond those to whom they belong; nearest and best connected first."""
    links: Counter[Key] = Counter()
    steps: dict[Key, int] = {}
    for one in said:
        for end, other in (one.ends, one.ends[::-1]):
            if end in leaves and other in found.steps:
                links[end] += 1
                steps[end] = min(steps.get(end, asked.steps + 1), found.steps[other] + 1)
    near = [_at(leaves[key], far) for key, far in steps.items() if far <= asked.steps]
    return sorted(near, key=lambda node: (node.steps, -links[node.key], _order(node)))


def _at(node: Node, steps: int) -> Node:
    return Node(node.key, node.kind, node.name, steps, note=node.note, address=node.address)


def _nodes(found: Reach, user: User) -> list[Node]:
    """Three queries."""
    actors: Any = Actor.objects.visible_to(user).filter(pk__in=found.at(Sort.ACTOR)).defer("name_keys", "folded_name")
    cases = Case.objects.visible_to(user).filter(pk__in=found.at(Sort.CASE)).select_related("national")
    authorities = Authority.objects.filter(pk__in=found.at(Sort.AUTHORITY))
    return [
        *(_actor(actor, found) for actor in actors.order_by("pk")),
        *(_case(case, found) for case in cases.order_by("pk")),
        *(_authority(authority, found) for authority in authorities.order_by("pk")),
    ]


def _actor(actor: Actor, found: Reach) -> Node:
    key = (Sort.ACTOR, actor.pk)
    around = reverse("networks:picture", args=[actor.reference])
    note = str(actor.country.name) if actor.country else ""
    return Node(key, actor.kind, actor.name, found.steps[key], actor.reference, note, actor.get_absolute_url(), around)


def _case(case: Case, found: Reach) -> Node:
    key = (Sort.CASE, case.pk)
    around = reverse("networks:case-picture", args=[case.reference])
    own = case.get_absolute_url()
    return Node(key, Drawn.CASE, str(case.national), found.steps[key], case.reference, "", own, around)


def _authority(authority: Authority, found: Reach) -> Node:
    key = (Sort.AUTHORITY, authority.pk)
    note, own = str(authority.country.name), authority.get_absolute_url()
    return Node(key, Drawn.AUTHORITY, authority.name, found.steps[key], note=note, address=own)
