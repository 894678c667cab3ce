"""What is currently said on each topic, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from cases.choices import Topic
from cases.models import Claim


def same_words(claim: Claim) -> str:
    """Two claims with the same of these say the same."""
    return claim.value.casefold().strip()


@dataclass(frozen=True, slots=True)
class Account:
    """All current claims on one topic; ``is_disputed`` where they do not say the same."""

    topic: Topic
    claims: tuple[Claim, ...]

    @property
    def is_disputed(self) -> bool:
        return len({same_words(claim) for claim in self.claims}) > 1


def accounts(claims: Iterable[Claim]) -> list[Account]:
    """Group standing claims, newest first, into what is current on each topic, in the order of ``Topic``.

    A claim that opens a period puts those recorded before it into the past, unless they tell of a day after it.
    """
    current: dict[str, list[Claim]] = {}
    opened: dict[str, Claim] = {}
    for claim in claims:
        opener = opened.get(claim.topic)
        if opener and not _is_after(claim, opener):
            continue
        current.setdefault(claim.topic, []).append(claim)
        if claim.opens_period and not opener:
            opened[claim.topic] = claim
    return [Account(topic, tuple(current[topic])) for topic in Topic if topic in current]


def _is_after(claim: Claim, opener: Claim) -> bool:
    """A change that is recorded late does not hide what has been seen since it happened."""
    day, changed = claim.happened_on.earliest, opener.happened_on.latest
    return day is not None and changed is not None and day > changed
