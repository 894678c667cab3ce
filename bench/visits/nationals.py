"""Pages of the register of persons."""

from urllib.parse import quote

from bench.goals import TYPED
from bench.picks import Draw, things
from bench.visit import Visit, deep, listed
from bench.visits.picked import NATIONALS, SUPERVISES, numbers, references, typed
from nationals.models import Alias, LikelyPair, Merge, NextOfKin, Photo, Proposal, TravelDocument


def _names(draw: Draw) -> list[str]:
    return [f"?q={quote(name)}" for name in typed(draw)]


def _passports(draw: Draw) -> list[str]:
    return [f"?q={quote(number)}" for number in numbers(draw)]


def _halves(draw: Draw) -> list[str]:
    return [f"?q={quote(reference)}" for reference in references(draw)]


def _typing(draw: Draw) -> list[str]:
    return [f"?name={quote(name)}" for name in typed(draw)]


_ALIASES = things(Alias, "national__reference", "pk", through="national")
_DOCUMENTS = things(TravelDocument, "national__reference", "pk", through="national")
_KIN = things(NextOfKin, "national__reference", "pk", through="national")
_UNSAFE = things(NextOfKin, "national__reference", "pk", through="national", safe_to_contact="no")
_PHOTOS = things(Photo, "national__reference", "pk", through="national")
_PAIRS = things(LikelyPair, "first__reference", "second__reference", decision="open")
_MERGES = things(Merge, "kept__reference", "pk", undone_at=None)

NATIONALS_AS_A_LIST = [
    *listed("nationals:list"),
    *deep("nationals:list"),
    Visit("nationals:list", query=_names, words="by name", goal=TYPED),
    Visit("nationals:list", query=_passports, words="by passport", goal=TYPED),
    Visit("nationals:list", query=_halves, words="by half a reference", goal=TYPED),
    Visit("nationals:suggest", query=_typing, words="while typing", goal=TYPED, part=True),
    *listed("nationals:twice", "?view=later"),
    *listed("nationals:expiring", "?window=out", "?sort=-expires"),
    *listed("nationals:proposals"),
]

NATIONALS_ONE_BY_ONE = [
    Visit("nationals:new"),
    Visit("nationals:expiring-panel", part=True),
    Visit("nationals:waiting-panel", part=True),
    Visit("nationals:proposal", things(Proposal, "pk", declined_at=None, merge=None)),
    Visit("nationals:national", NATIONALS),
    Visit("nationals:edit", NATIONALS),
    Visit("nationals:identified", NATIONALS, part=True),
    Visit("nationals:elsewhere", NATIONALS, part=True),
    Visit("nationals:alike", NATIONALS, part=True, goal=TYPED),
    Visit("nationals:record", NATIONALS, readers=SUPERVISES),
    Visit("nationals:compare", _PAIRS),
    Visit("nationals:join", _PAIRS, readers=SUPERVISES),
    Visit("nationals:undo-merge", _MERGES, readers=SUPERVISES),
    Visit("nationals:new-alias", NATIONALS),
    Visit("nationals:edit-alias", _ALIASES),
    Visit("nationals:new-document", NATIONALS),
    Visit("nationals:edit-document", _DOCUMENTS),
    Visit("nationals:new-photo", NATIONALS),
    Visit("nationals:photo", _PHOTOS),
    Visit("nationals:new-kin", NATIONALS),
    Visit("nationals:edit-kin", _KIN),
    Visit("nationals:uncover-kin", _UNSAFE),
    Visit("nationals:new-consent", NATIONALS),
]
NATIONALS_PAGES = [*NATIONALS_AS_A_LIST, *NATIONALS_ONE_BY_ONE]
