"""What a reader asks of a picture."""

from dataclasses import dataclass, field

from core.choices import Confidence
from networks.choices import ActorKind, Drawn
from networks.picture.graph import SUREST_FIRST

MOST_STEPS = 3
MOST_NODES = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """``kinds``: what is drawn, and through what the network is followed. ``least``: nothing less sure than this."""

    steps: int = 2
    kinds: frozenset[Drawn] = field(default_factory=lambda: frozenset(Drawn))
    least: Confidence = Confidence.DISPUTED
    most: int = MOST_NODES

    @property
    def sure(self) -> tuple[Confidence, ...]:
        return SUREST_FIRST[: SUREST_FIRST.index(self.least) + 1]

    @property
    def actor_kinds(self) -> list[str]:
        return [kind.value for kind in self.kinds if kind.value in ActorKind.values]

    def draws(self, kind: Drawn) -> bool:
        return kind in self.kinds
