"""Reads a zone: every field with its verdict, what would explain an error, and what it says of person and document."""

from dataclasses import dataclass
from datetime import date

from core.dates import PartialDate
from nationals.passport import days
from nationals.passport.check_digits import FILLER
from nationals.passport.fields import Field, fields_of
from nationals.passport.layouts import Layout, layout_of
from nationals.passport.lines import rows, zone_of
from nationals.passport.states import State, state_of
from nationals.passport.words import Format, Part, Remark, Verdict, gettext_noop

NOTHING = Remark(gettext_noop("There is nothing to read."))
NO_SHAPE = gettext_noop(
    "This is no machine-readable zone: that has two lines of 44 signs (passport, visa), two of 36 or three of 30 "
    "(cards). Here the lines have %(here)s."
)
NOT_AUTHENTIC = Remark(
    gettext_noop("A zone that is consistent proves no authentic document: whoever forges one can reckon, too.")
)
NAME_UNCHECKED = Remark(
    gettext_noop(
        "No check digit covers the name, the issuing state or the nationality. Accents, apostrophes and hyphens are "
        "missing from a zone: compare with the printed name."
    )
)
BLIND = Remark(gettext_noop("A check digit cannot tell G from 6: compare them with the document."))
CENTURY = Remark(
    gettext_noop(
        "A zone has two digits for the year. The birth is taken to be not in the future, the expiry to be in the year "
        "nearest to today."
    )
)
NAME_CUT = Remark(
    gettext_noop("The name fills its field to the end: it is probably cut off. Take it from the document.")
)
NO_COMPOSITE = Remark(gettext_noop("A visa has no composite check digit."))


@dataclass(frozen=True, slots=True)
class Unread:
    """Not a zone, and why."""

    why: Remark


@dataclass(frozen=True, slots=True)
class Reading:
    """``remarks`` tell what was done to the text; ``fields`` stand in the order of the zone."""

    layout: Layout
    lines: tuple[str, ...]
    fields: tuple[Field, ...]
    remarks: tuple[Remark, ...]
    today: date

    @property
    def format(self) -> Format:
        return self.layout.format

    @property
    def is_consistent(self) -> bool:
        return all(field.verdict is not Verdict.WRONG for field in self.fields)

    def field(self, part: Part) -> Field:
        return next(field for field in self.fields if field.part is part)

    @property
    def code(self) -> str:
        return self._text(Part.CODE)

    @property
    def number(self) -> str:
        return self._text(Part.NUMBER)

    @property
    def issuer(self) -> State:
        return state_of(self._text(Part.ISSUER))

    @property
    def nationality(self) -> State:
        return state_of(self._text(Part.NATIONALITY))

    @property
    def family_name(self) -> str:
        return _words(self._text(Part.NAME).partition("<<")[0])

    @property
    def given_names(self) -> str:
        return _words(self._text(Part.NAME).partition("<<")[2])

    @property
    def is_name_cut(self) -> bool:
        """A name that leaves no filler at the end is cut, or fits to the letter."""
        return not self.field(Part.NAME).written.endswith(FILLER)

    @property
    def born(self) -> PartialDate:
        """As far as it is known; unknown if it is no date."""
        return days.born(self.field(Part.BORN).written, today=self.today) or PartialDate("")

    @property
    def sex(self) -> str:
        """F, M, or X where the document leaves it open; empty if it cannot be read."""
        return {"F": "F", "M": "M", FILLER: "X"}.get(self.field(Part.SEX).written, "")

    @property
    def expires(self) -> date | None:
        return days.expires(self.field(Part.EXPIRES).written, today=self.today)

    @property
    def notes(self) -> tuple[Remark, ...]:
        """What every reader must know of such a zone, and what was done to the text."""
        more = [NAME_CUT] if self.is_name_cut else []
        if self.format in (Format.MRV_A, Format.MRV_B):
            more.append(NO_COMPOSITE)
        return (*self.remarks, *more, NOT_AUTHENTIC, NAME_UNCHECKED, BLIND, CENTURY)

    def _text(self, part: Part) -> str:
        return self.field(part).written.rstrip(FILLER)


def read(text: str, *, today: date) -> Reading | Unread:
    """What a pasted or typed zone says. Never raises, whatever the text."""
    zone = zone_of(text)
    if zone is None:
        widths = ", ".join(str(len(row)) for row in rows(text))
        return Unread(Remark(NO_SHAPE, (("here", widths),)) if widths else NOTHING)
    layout = layout_of(zone.shape, zone.lines[0])
    return Reading(layout, zone.lines, fields_of(zone.lines, layout, today=today), zone.remarks, today)


def _words(name: str) -> str:
    return " ".join(name.replace(FILLER, " ").split())
