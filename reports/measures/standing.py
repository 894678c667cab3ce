"""Cases as they stand now: by status, country, post and finding. One query."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from django.db.models import Count, F, Q
from django_countries import countries

from accounts.models import User
from cases.choices import Finding, Status
from cases.models import Case
from reports.measures.figure import Figure, Line
from reports.measures.selection import Selection


@dataclass(frozen=True, slots=True)
class Cell:
    """How many cases share all of these."""

    is_open: bool
    status: str
    country: str
    post: int
    post_name: str
    finding: str
    count: int


@dataclass(frozen=True, slots=True)
class Standing:
    """``cells`` holds all that the person may see, closed ones too, so that the filters can offer what there is."""

    cells: tuple[Cell, ...]

    @classmethod
    def seen_by(cls, user: User) -> Self:
        grouped = (
            Case.objects.visible_to(user)
            .order_by()
            .annotate(stands=Q(closed_at=None))
            .values_list("stands", "status", "country", "post_id", "post__name", F("assessment__conclusion"))
            .annotate(count=Count("pk"))
        )
        return cls(
            tuple(
                Cell(stands, status, country, post, name, finding or Finding.NOT_ASSESSED, count)
                for stands, status, country, post, name, finding, count in grouped
            )
        )

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
