"""Pages of name lists and of registers brought along: in whichever state the database holds them.

Columns are confirmed where a file waits for that. The other buttons are pressed on whatever file there is: what it is
past is refused, which asks and locks as much.
"""

from random import Random
from typing import Any

from bench.forms import TEXT, Told
from bench.goals import FREE, SAVE
from bench.picks import Draw, first_of, nothing, things
from bench.uploads import Upload
from bench.visit import Visit, listed, sent
from bench.visits.picked import SUPERVISES
from cases.choices import TO_DECIDE, ImportState, ListState
from cases.models import ListedPerson, NameList, RegisterImport
from demo.names import person

_LISTS = things(NameList, "pk")
_OPEN_LISTS = things(NameList, "pk", state=ListState.OPEN)
_LISTS_TO_CONFIRM = things(NameList, "pk", state=ListState.PROPOSED)
_REGISTERS = things(RegisterImport, "pk")
_TO_CONFIRM = things(RegisterImport, "pk", state=ImportState.PROPOSED)
_TO_DECIDE_NOW = things(ListedPerson, "name_list", "row", through="name_list", decision__in=TO_DECIDE)
_CHECKED = things(RegisterImport, "pk", state=ImportState.CHECKED)
_PRESSED: dict[str, Any] = {"reads": None, "answers": (302, 422), "goal": SAVE}


def _a_list(draw: Draw, turn: int) -> Told:
    """As it comes from the other side: names, one a line."""
    names = "\n".join(person(Random()).name for _each in range(20))
    return {"text": names, "sender": "The ministry", "country": "RU"}


def _a_register(turn: int) -> Upload:
    lines = "\n".join(f"{person(Random()).name},RU,missing" for _each in range(50))
    return Upload("file", "register.csv", f"Name,Country,Status\n{lines}\n".encode())


IMPORTS = [
    *listed("cases:name-lists"),
    Visit("cases:name-lists-panel", part=True),
    Visit("cases:name-list", _LISTS),
    Visit("cases:name-list-progress", _LISTS, answers=(200, 302)),
    Visit("cases:name-list-file", _LISTS),
    Visit("cases:name-list-answer", _OPEN_LISTS, goal=FREE),
    Visit("cases:listed", things(ListedPerson, "name_list", "row", through="name_list")),
    *listed("cases:registers", readers=SUPERVISES),
    Visit("cases:register", _REGISTERS, readers=SUPERVISES),
    Visit("cases:register-progress", _REGISTERS, readers=SUPERVISES, answers=(200, 302)),
    Visit("cases:register-failing-csv", _REGISTERS, readers=SUPERVISES, goal=FREE),
    Visit("cases:register-failing-xlsx", _REGISTERS, readers=SUPERVISES, goal=FREE),
    sent("cases:listed", _TO_DECIDE_NOW, {"decision": "reject", "reject-reason": TEXT}, spent=True),
    sent("cases:name-lists", nothing, _a_list),
    sent("cases:registers", nothing, {}, file=_a_register, readers=SUPERVISES),
    *(
        sent(f"cases:name-list-{step}", first_of(_OPEN_LISTS, _LISTS), {}, **_PRESSED)
        for step in ("again", "columns", "accept")
    ),
    *(
        sent(f"cases:register-{step}", first_of(_CHECKED, _REGISTERS), {}, readers=SUPERVISES, **_PRESSED)
        for step in ("again", "columns", "decide", "start")
    ),
    sent("cases:name-list-confirm", _LISTS_TO_CONFIRM, {}, reads="cases:name-list", spent=True),
    sent("cases:register-confirm", _TO_CONFIRM, {}, reads="cases:register", readers=SUPERVISES, spent=True),
]
