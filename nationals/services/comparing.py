"""Two entries side by side: what each says, and whether they agree."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from core import phones
from core.models import field_label
from core.text import tidy
from nationals.choices import Pick, Verdict
from nationals.dedup import Candidate, people_of
from nationals.matching.score import compare
from nationals.models import National

ORDER = (
    "name", "family_name", "sex", "born", "birth_place", "home_county", "home_locality", "nationality", "citizenship",
    "national_id", "phones", "occupation", "languages", "description",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One fact. ``verdict`` is *blank* where one of them or both say nothing."""

    name: str
    label: str
    left: str
    right: str
    verdict: Verdict

    @property
    def is_open(self) -> bool:
        """Whether somebody has to say which of the two stands."""
        return self.left != self.right

    @property
    def likely_pick(self) -> Pick | None:
        """What no choice would lose: the one that says something; both telephones; the name of the kept entry, since
        the other becomes an alias."""
        if self.name == "phones" and self.left and self.right:
            return Pick.BOTH
        if not self.right or self.name == "name":
            return Pick.KEPT
        return None if self.left else Pick.ABSORBED


def side_by_side(left: National, right: National) -> list[Line]:
    return list(_lines(left, right))


def likeness(left: National, right: National) -> Candidate:
    """How likely the two are one person, and why."""
    ours, theirs = people_of([left, right]).values()
    return Candidate(right, compare(ours, theirs))


def _lines(left: National, right: National) -> Iterator[Line]:
    for name in ORDER:
        label = field_label(National, name)
        ours, theirs = said(left, name), said(right, name)
        yield Line(name, label[:1].upper() + label[1:], ours, theirs, _verdict(ours, theirs))


def said(national: National, name: str) -> str:
    """A fact in the reader's words; empty if it is not known."""
    value: Any = getattr(national, name)
    if name == "phones":
        return ", ".join(map(phones.shown, value))
    if name == "nationality":
        return gettext(str(value.name)) if value else ""
    if name in {"sex", "citizenship"}:
        return str(getattr(national, f"get_{name}_display")())
    return str(value) if value else ""


def _verdict(ours: str, theirs: str) -> Verdict:
    if not ours or not theirs:
        return Verdict.BLANK
    return Verdict.AGREES if tidy(ours).casefold() == tidy(theirs).casefold() else Verdict.DIFFERS
