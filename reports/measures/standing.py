"""Cases as they stand now: by status, country, post and finding. Two queries: the tallies, and who is named alone."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from django.db.models import Case as Choose
from django.db.models import F, Q, Sum, Value, When
from django_countries import countries

from accounts.models import User
from cases.choices import Finding, Measure, Status
from cases.models import Case, Tally
from reports.measures.figure import Figure, Line
from reports.measures.selection import Selection


@dataclass(frozen=True, slots=True)
class Cell:
    """How many cases share all of these; of closed ones only where they are is told."""

    is_open: bool
    status: str
    country: str
    post: int
    post_name: str
    finding: str
    count: int


@dataclass(frozen=True, slots=True)
class Standing:
    """``cells`` holds all that the person may see, closed ones too, so that the filters can offer what there is;
    ``named`` the numbers of the cases that only a naming opens to him."""

    cells: tuple[Cell, ...]
    named: tuple[int, ...] = ()

    @classmethod
    def seen_by(cls, user: User) -> Self:
        named = list(
            Case.objects.seen_by_name(user)
            .order_by("pk")
            .annotate(is_standing=Q(closed_at=None))
            .values_list("pk", "is_standing", "status", "country", "post_id", "post__name", "assessment__conclusion")
        )
        cells = [_cell(*row[1:], 1) for row in named]
        return cls((*_tallied(user), *cells), tuple(row[0] for row in named))

    def open_in(self, selection: Selection) -> "Standing":
        """The open ones that are chosen."""
        return Standing(tuple(cell for cell in self.cells if cell.is_open and _is_chosen(cell, selection)))

    @property
    def total(self) -> int:
        return sum(cell.count for cell in self.cells)

    def by(self, value_of: Callable[[Cell], str]) -> "Counter[str]":
        counts: Counter[str] = Counter()
        for cell in self.cells:
            counts[value_of(cell)] += cell.count
        return counts

    def countries(self) -> "Counter[str]":
        return self.by(lambda cell: cell.country)


def _tallied(user: User) -> list[Cell]:
    """A closed case's status and finding divide nothing here."""
    is_open = Q(measure=Measure.OPEN)
    grouped = (
        Tally.objects.visible_to(user)
        .of(Measure.OPEN, Measure.CLOSED)
        .order_by()
        .annotate(
            is_standing=is_open,
            stands=Choose(When(is_open, then=F("status")), default=Value("")),
            found=Choose(When(is_open, then=F("finding")), default=Value("")),
        )
        .values_list("is_standing", "stands", "country", "post_id", "post__name", "found")
        .annotate(count=Sum("number"))
        .filter(count__gt=0)
    )
    return [_cell(*row) for row in grouped]


def _cell(
    is_open: bool,
    status: str,
    country: str,
    post: int,
    name: str,
    finding: str | None,
    count: int,
) -> Cell:
    return Cell(is_open, status, country, post, name, finding or Finding.NOT_ASSESSED, count)


def _is_chosen(cell: Cell, selection: Selection) -> bool:
    return selection.allows(post=cell.post, country=cell.country, finding=cell.finding)


def by_status(standing: Standing, selection: Selection) -> list[Line]:
    """In the order of the workflow."""
    counts = standing.by(lambda cell: cell.status)
    return [
        Line(status.value, status.label, Figure(counts[status], selection.cases_address(status=status.value)))
        for status in Status
        if counts[status]
    ]


def by_country(standing: Standing, selection: Selection) -> list[Line]:
    """The most first."""
    return [
        Line(code, countries.name(code), Figure(count, selection.cases_address(country=code)))
        for code, count in _most_first(standing.countries())
    ]


def by_post(standing: Standing, selection: Selection) -> list[Line]:
    names = {str(cell.post): cell.post_name for cell in standing.cells}
    return [
        Line(pk, names[pk], Figure(count, selection.cases_address(post=pk)))
        for pk, count in _most_first(standing.by(lambda cell: str(cell.post)))
    ]


def by_finding(standing: Standing, selection: Selection) -> list[Line]:
    counts = standing.by(lambda cell: cell.finding)
    return [
        Line(finding.value, finding.label, Figure(counts[finding], selection.cases_address(finding=finding.value)))
        for finding in Finding
        if counts[finding]
    ]


def _most_first(counts: "Counter[str]") -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
