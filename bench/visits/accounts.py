"""One's own account, drafts, and what belongs to no app."""

from bench.goals import FREE, SAVE
from bench.picks import fixed, nothing
from bench.reader import Reader
from bench.visit import Visit, sent

_ONE = (Reader.LARGE,)
_DRAFT = "?form=bench&title=A%20draft"

ACCOUNTS = [
    Visit("core:health", goal=FREE, readers=_ONE),
    Visit("core:draft", query="?form=bench", readers=_ONE, answers=(200, 204)),
    Visit("core:draft", query=_DRAFT, words="kept", goal=SAVE, readers=_ONE, put={"text": ["He was seen."]}),
    Visit("accounts:profile"),
    sent("accounts:profile", nothing, {}),
    sent("accounts:keys", nothing, {}, reads=None),
    sent("accounts:throw-draft-away", fixed(0), {}, reads=None),
    Visit("accounts:session-left", goal=FREE, readers=_ONE),
    Visit("accounts:session-active", goal=SAVE, readers=_ONE),
]
