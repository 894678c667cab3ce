"""What people save in the register of persons."""

from io import BytesIO
from random import Random
from uuid import uuid4

from PIL import Image

from bench.forms import Told
from bench.picks import Draw, nothing, things
from bench.uploads import Upload
from bench.visit import Visit, anew, sent
from bench.visits.picked import NATIONALS, SUPERVISES
from bench.visits.unidentified import ALL_UNIDENTIFIED, TO_CONFIRM, TO_WITHDRAW, pairs
from demo.names import person
from nationals.models import Alias, LikelyPair, Merge, NextOfKin, Proposal, TravelDocument

_PAIRS = things(LikelyPair, "first__reference", "second__reference", decision="open", first__merged_into=None)
_PROPOSALS = things(Proposal, "pk", declined_at=None, merge=None)
_ALIASES = things(Alias, "national__reference", "pk", through="national")
_DOCUMENTS = things(TravelDocument, "national__reference", "pk", through="national")
_KIN = things(NextOfKin, "national__reference", "pk", through="national", safe_to_contact="yes")
_UNSAFE = things(NextOfKin, "national__reference", "pk", through="national", safe_to_contact="no")


def _somebody(draw: Draw, turn: int) -> Told:
    who = person(Random())  # somebody else each time, whatever the seed
    return {"name": who.name, "family_name": who.family_name, "sex": who.sex, "nationality": "KE", "is_new": "on"}


def _passport(draw: Draw, turn: int) -> Told:
    return {"kind": "passport", "number": f"BK{uuid4().int % 10**7:07d}", "issuer": "KE"}


def _another_name(draw: Draw, turn: int) -> Told:
    return {"name": f"{person(Random()).name} {_letters()}"}


def _letters() -> str:
    """A word that nobody has for a name."""
    return "".join(Random().choices("bdfgklmnprst", k=8)).capitalize()


def photo(turn: int) -> Upload:
    """Another picture each turn, as large as a telephone's after it was sent."""
    file = BytesIO()
    Image.frombytes("L", (640, 480), Random().randbytes(640 * 480)).save(file, "JPEG")
    return Upload("file", "photo.jpg", file.getvalue())


SAVES_OF_NATIONALS: list[Visit] = [
    sent("nationals:new", nothing, _somebody),
    sent("nationals:edit", NATIONALS, anew(occupation="Guard")),
    sent("nationals:new-alias", NATIONALS, anew(name="{person(Random()).name} {_letters()}")),
    sent("nationals:edit-alias", _ALIASES, anew(origin="A list")),
    sent("nationals:new-document", NATIONALS, _passport),
    sent("nationals:edit-document", _DOCUMENTS, anew(holder="An employer")),
    sent("nationals:new-photo", NATIONALS, {}, file=photo),
    sent("nationals:new-kin", NATIONALS, {"name": "Achieng Odhiambo", "relation": "sister"}),
    sent("nationals:edit-kin", _KIN, anew(locality="Ahero")),
    sent("nationals:uncover-kin", _UNSAFE, {"ground": "Her brother asked us to call her."}),
    sent("nationals:new-consent", NATIONALS, {"topic": "family", "answer": "given"}),
    sent("nationals:propose", NATIONALS, {}, reads=None),
    sent("nationals:decide-pair", _PAIRS, {"decision": "later"}, reads=None),
    sent("nationals:join", _PAIRS, {}, readers=SUPERVISES, spent=True),
    sent(
        "nationals:undo-merge",
        things(Merge, "kept__reference", "pk", undone_at=None),
        {},
        readers=SUPERVISES,
        answers=(302, 422),  # who asks what was added since, and where it belongs
        spent=True,
    ),
    sent("nationals:agree", _PROPOSALS, {}, readers=SUPERVISES, reads=None, spent=True),
    sent("nationals:decline", _PROPOSALS, {}, readers=SUPERVISES, reads=None, spent=True),
    sent("nationals:new-unidentified", nothing, {"kind": "body", "description": "A scar on the left hand."}),
    sent("nationals:edit-unidentified", ALL_UNIDENTIFIED, anew(description="A scar.")),
    sent("nationals:identify", pairs, {}, spent=True),
    sent("nationals:confirm-link", TO_CONFIRM, {}, readers=SUPERVISES, spent=True),
    sent("nationals:withdraw-link", TO_WITHDRAW, {}, spent=True),
]
