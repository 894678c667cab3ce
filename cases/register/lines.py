"""The lines of a register: one person each, with clean values and what is wrong with them."""

from dataclasses import dataclass, field
from typing import NamedTuple

from cases.register.problems import Problem
from core.dates import PartialDate


class Skipped(NamedTuple):
    """A row that is no person, and why."""

    row: int
    reason: Problem


@dataclass(slots=True)
class Line:
    """One person as the register tells of them. A line with ``errors`` is not imported."""

    row: int
    raw: dict[str, str] = field(default_factory=dict)  # the cells as written, by column letter
    fingerprint: str = ""  # the same for the same cells in any file, order and row
    name: str = ""  # given names first, no honorific
    name_as_written: str = ""
    surname: str = ""
    given_names: str = ""
    status: str = ""
    country: str = ""  # ISO 3166-1 alpha-2
    sex: str = ""  # F, M or "" for not known
    born: PartialDate = field(default_factory=PartialDate)
    phones: list[str] = field(default_factory=list)  # E.164
    kin_phones: list[str] = field(default_factory=list)
    passport: str = ""
    passport_state: str = ""  # lost, stolen, confiscated, expired, destroyed, none
    national_id: str = ""
    county: str = ""
    place: str = ""
    reported_by: str = ""
    reported_on: PartialDate = field(default_factory=PartialDate)
    kin_name: str = ""
    kin_relation: str = ""
    occupation: str = ""
    agency: str = ""
    email: str = ""
    nationality: str = ""
    remarks: str = ""
    errors: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)  # worth knowing, no reason to refuse the line

    @property
    def phone(self) -> str:
        """The person's own first number, or the family's where there is no other."""
        return next(iter(self.phones or self.kin_phones), "")
