"""Kinds of zones, their fields and what can be said of a field."""

from dataclasses import dataclass
from enum import StrEnum


def gettext_noop(sentence: str) -> str:
    """Mark a sentence for translation: this package stays free of Django."""
    return sentence


class Format(StrEnum):
    """The five zones of Doc 9303, parts 4 to 7."""

    TD1 = "TD1"
    TD2 = "TD2"
    TD3 = "TD3"
    MRV_A = "MRV-A"
    MRV_B = "MRV-B"


class Part(StrEnum):
    """What stands in a zone. ``COMPOSITE`` is the last check digit, over most of the rest."""

    CODE = "code"
    ISSUER = "issuer"
    NAME = "name"
    NUMBER = "number"
    NATIONALITY = "nationality"
    BORN = "born"
    SEX = "sex"
    EXPIRES = "expires"
    OPTIONAL = "optional"
    OPTIONAL_2 = "optional_2"
    COMPOSITE = "composite"


class Verdict(StrEnum):
    """``UNCHECKED``: the standard gives this field no check digit. ``EMPTY``: nothing stands there to be checked."""

    RIGHT = "right"
    WRONG = "wrong"
    UNCHECKED = "unchecked"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence with its values apart: ``gettext(remark.sentence) % dict(remark.values)`` translates it."""

    sentence: str
    values: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.sentence % dict(self.values)


LABELS = {
    Part.CODE: gettext_noop("Kind of document"),
    Part.ISSUER: gettext_noop("Issuing state"),
    Part.NAME: gettext_noop("Name"),
    Part.NUMBER: gettext_noop("Number"),
    Part.NATIONALITY: gettext_noop("Nationality"),
    Part.BORN: gettext_noop("Date of birth"),
    Part.SEX: gettext_noop("Sex"),
    Part.EXPIRES: gettext_noop("Expires"),
    Part.OPTIONAL: gettext_noop("Optional data"),
    Part.OPTIONAL_2: gettext_noop("Optional data, second part"),
    Part.COMPOSITE: gettext_noop("Composite check digit"),
}
VERDICTS = {
    Verdict.RIGHT: gettext_noop("check digit right"),
    Verdict.WRONG: gettext_noop("wrong"),
    Verdict.UNCHECKED: gettext_noop("has no check digit"),
    Verdict.EMPTY: gettext_noop("empty"),
}
