"""Pages of persons and bodies whom nobody has identified."""

from typing import Any

from bench.goals import TYPED
from bench.picks import Draw, tenths, things
from bench.visit import Visit, listed
from bench.visits.picked import NATIONALS, SUPERVISES
from nationals.models import Identification, Unidentified

ALL_UNIDENTIFIED = things(Unidentified, "reference")
FREE_TO_IDENTIFY = things(Unidentified, "reference", identifications=None)
_STANDING: dict[str, Any] = {"withdrawn_at": None}
_BODIES: dict[str, Any] = {"of_body": True, "confirmed_at": None, **_STANDING}
_LINKS = ("unidentified__reference", "pk")
TO_READ = things(Identification, *_LINKS, where=tenths(0, 1, 2, 3), **_BODIES)
TO_CONFIRM = things(Identification, *_LINKS, where=tenths(4, 5, 6), **_BODIES)
TO_WITHDRAW = things(Identification, *_LINKS, where=tenths(7, 8, 9), **_STANDING)


def pairs(draw: Draw) -> list[tuple[str, str]]:
    """Somebody unidentified, and a national who may be he."""
    return [(found, national) for (found,), (national,) in zip(FREE_TO_IDENTIFY(draw), NATIONALS(draw), strict=False)]


UNIDENTIFIED = [
    *listed("nationals:unidentified-list", "?kind=body", "?view=linked", "?q=scar"),
    Visit("nationals:new-unidentified"),
    Visit("nationals:unidentified", ALL_UNIDENTIFIED),
    Visit("nationals:edit-unidentified", ALL_UNIDENTIFIED),
    Visit("nationals:choose-identity", ALL_UNIDENTIFIED),
    Visit("nationals:choose-identity", ALL_UNIDENTIFIED, query="?q=otieno", words="words", goal=TYPED),
    Visit("nationals:identify", pairs),
    Visit("nationals:confirm-link", TO_READ, readers=SUPERVISES),
    Visit("nationals:withdraw-link", TO_READ),
]
