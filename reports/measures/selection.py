"""What the dashboard counts: for whom, of which posts and countries, over which months."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from accounts.models import User
from cases.choices import Finding
from cases.models import Case, Tally, Task
from cases.models.case import CaseQuerySet, named_on
from cases.models.tally import TallyQuerySet
from cases.models.task import TaskQuerySet
from core.lookups import OneOf
from diplomacy.choices import Side


@dataclass(frozen=True, slots=True)
class Month:
    first: date

    @classmethod
    def of(cls, day: date) -> Self:
        return cls(day.replace(day=1))

    @property
    def last(self) -> date:
        return self.following.first - timedelta(days=1)

    @property
    def following(self) -> "Month":
        return Month.of(self.first + timedelta(days=31))

    @property
    def preceding(self) -> "Month":
        return Month.of(self.first - timedelta(days=1))


def months_back(number: int, last: Month) -> tuple[Month, ...]:
    """So many months up to ``last``, oldest first."""
    months = [last]
    while len(months) < number:
        months.append(months[-1].preceding)
    return tuple(reversed(months))


@dataclass(frozen=True, slots=True)
class Selection:
    """Every number starts from what ``user`` may see; empty filters mean all. ``named``: cases by number that only a
    naming opens to this person."""

    user: User
    months: tuple[Month, ...]
    post: int | None = None
    country: str = ""
    finding: str = ""
    named: tuple[int, ...] = ()

    @property
    def filters(self) -> dict[str, object]:
        chosen = {"post": self.post, "country": self.country, "finding": self.finding}
        return {name: value for name, value in chosen.items() if value}

    def cases(self) -> CaseQuerySet:
        """Open and closed ones."""
        return Case.objects.visible_to(self.user).filter(self._condition())

    def tallies(self) -> TallyQuerySet:
        """What is counted ahead of them, all but those of ``named``."""
        return Tally.objects.visible_to(self.user).filter(
            **{name: value for name, value in self.filters.items() if name != "post"},
            **({"post_id": self.post} if self.post else {}),
        )

    def tallied(self) -> CaseQuerySet:
        """The cases that the tallies count."""
        return Case.objects.seen_by_post(self.user).filter(self._condition())

    def tallied_duties(self) -> TaskQuerySet:
        """Their late duties."""
        return Task.objects.late().seen_by_post(self.user).filter(self._condition("case__"))

    def by_name(self) -> CaseQuerySet:
        """The cases that are counted one by one."""
        return Case.objects.seen_by_name(self.user).filter(self._condition(), OneOf("pk", named_on(self.user)))

    def late_by_name(self) -> TaskQuerySet:
        """Their late duties."""
        return Task.objects.late().seen_by_name(self.user).filter(self._condition("case__"))

    def late_duties(self) -> TaskQuerySet:
        return Task.objects.late().filter(case__in=self.cases())

    def allows(self, *, post: int, country: str, finding: str) -> bool:
        """Whether rows with these values are counted."""
        return self.post in {None, post} and self.country in {"", country} and self.finding in {"", finding}

    def cases_address(self, **filters: object) -> str:
        """The list of cases behind a number. Given filters go before chosen ones."""
        return f"{reverse('cases:list')}?{urlencode(self.filters | filters)}"

    def duties_address(self, **filters: object) -> str:
        return f"{reverse('reports:duties')}?{urlencode(self.filters | filters)}"

    def promises_address(self, **filters: object) -> str:
        chosen = {name: value for name, value in self.filters.items() if name != "finding"}
        return f"{reverse('diplomacy:commitments')}?{urlencode(chosen | {'side': Side.THEIRS.value} | filters)}"

    def _condition(self, case: str = "") -> Q:
        """``case``: the lookup of the case, such as ``case__``."""
        condition = Q()
        if self.post:
            condition &= Q(**{f"{case}post_id": self.post})
        if self.country:
            condition &= Q(**{f"{case}country": self.country})
        found = Q(**{f"{case}assessment__conclusion": self.finding})
        if self.finding == Finding.NOT_ASSESSED:
            condition &= found | Q(**{f"{case}assessment": None})
        elif self.finding:
            condition &= found
        return condition
