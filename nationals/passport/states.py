"""Codes of states and of those that are none: ISO 3166-1 alpha-3 and the additions of Doc 9303, part 3, section 5."""

from dataclasses import dataclass
from functools import cache

from django_countries.data import ALT_CODES

from nationals.passport.words import gettext_noop

# Codes that stand for an ISO state under another code: Germany's, the six kinds of British nationality, old codes.
FOR_A_STATE = {
    "D": "DE", "GBD": "GB", "GBN": "GB", "GBO": "GB", "GBP": "GB", "GBS": "GB", "ROM": "RO", "ZAR": "CD", "TMP": "TL",
}  # fmt: skip
FOR_NO_STATE = {
    "UNO": gettext_noop("United Nations"),
    "UNA": gettext_noop("a specialized agency of the United Nations"),
    "UNK": gettext_noop("United Nations Interim Administration in Kosovo"),
    "EUE": gettext_noop("European Union"),
    "RKS": gettext_noop("Kosovo"),
    "XBA": gettext_noop("African Development Bank"),
    "XIM": gettext_noop("African Export-Import Bank"),
    "XCC": gettext_noop("Caribbean Community"),
    "XCE": gettext_noop("Council of Europe"),
    "XCO": gettext_noop("Common Market for Eastern and Southern Africa"),
    "XEC": gettext_noop("Economic Community of West African States"),
    "XES": gettext_noop("Organization of Eastern Caribbean States"),
    "XMP": gettext_noop("Parliamentary Assembly of the Mediterranean"),
    "XOM": gettext_noop("Sovereign Military Order of Malta"),
    "XPO": gettext_noop("INTERPOL"),
    "XDC": gettext_noop("Southern African Development Community"),
    "XXA": gettext_noop("a stateless person"),
    "XXB": gettext_noop("a refugee (Convention of 1951)"),
    "XXC": gettext_noop("another refugee"),
    "XXX": gettext_noop("a person of unspecified nationality"),
    "UTO": gettext_noop("Utopia: a specimen, no document"),
}


@dataclass(frozen=True, slots=True)
class State:
    """``alpha2`` is empty for what is no state of ISO 3166-1; ``words`` then say what it is, if it is known."""

    code: str
    alpha2: str = ""
    words: str = ""

    @property
    def is_known(self) -> bool:
        return bool(self.alpha2 or self.words)


def state_of(code: str) -> State:
    """By the three signs of a zone without their fillers."""
    if alpha2 := FOR_A_STATE.get(code) or _iso().get(code):
        return State(code, alpha2)
    return State(code, "", FOR_NO_STATE.get(code, ""))


@cache
def _iso() -> dict[str, str]:
    return {three: two for two, (three, _number) in ALT_CODES.items()}
