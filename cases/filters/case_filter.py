"""A list of cases: what it shows, and the counts beside it."""

from collections.abc import Collection
from typing import Any

from django.http import QueryDict

from accounts.models import Post, User
from cases.filters.conditions import CONDITIONS, OPENNESS, assigned_to, view_of
from cases.filters.counting import Counts, counts_of
from cases.filters.form import SORTS, FilterForm
from cases.models import Case
from cases.models.case import CaseQuerySet


class CaseFilter:
    """A user's list of cases. ``cases`` are those shown; ``facets`` counts what each choice would show."""

    def __init__(self, query: QueryDict, user: User) -> None:
        self.user = user
        self.form = FilterForm(query, posts=Post.objects.only("name").order_by("name"))
        self.form.is_valid()
        self.chosen: dict[str, Any] = {name: value for name, value in self.form.cleaned_data.items() if value}
        self.view = self.chosen.get("view", "all")
        self._sort = SORTS.get(query.get("sort", "").removeprefix("-"))

    @property
    def cases(self) -> CaseQuerySet:
        found = self._filtered(Case.objects.visible_to(self.user))
        is_listed = self._sort and self._sort.of and self.chosen.get("open", "open") == "open"
        return found.filter(listing__is_open=True) if is_listed else found  # its index has the open cases alone

    @property
    def problems(self) -> list[str]:
        """What of the address could not be read, in words."""
        return [
            f"{self.form.fields[name].label or name}: {' '.join(str(error) for error in errors)}"
            for name, errors in self.form.errors.items()
        ]

    def values_of(self, name: str) -> list[str]:
        """What is chosen of a parameter, as texts."""
        chosen = self.chosen.get(name, [])
        return [str(value) for value in (chosen if isinstance(chosen, list) else [chosen])]

    def counts(self) -> Counts:
        return counts_of(self)

    def without(self, names: Collection[str]) -> CaseQuerySet:
        """What the list would show if these were not chosen."""
        return self._filtered(Case.objects.visible_to(self.user), without=names)

    def of_view(self, name: str) -> CaseQuerySet:
        """The cases of a tab, whatever else is chosen."""
        return view_of(name, Case.objects.visible_to(self.user), self.user)

    def _filtered(self, cases: CaseQuerySet, without: Collection[str] = ()) -> CaseQuerySet:
        chosen = {name: value for name, value in self.chosen.items() if name not in without}
        if self.view != "all":
            cases = view_of(self.view, cases, self.user)
        cases = OPENNESS[chosen.get("open", "open")](cases)
        for name, condition in CONDITIONS.items():
            if name in chosen:
                cases = cases.filter(condition(chosen[name]))
        if "assignee" in chosen:
            cases = cases.filter(assigned_to(chosen["assignee"], self.user))
        if chosen.get("late"):
            cases = cases.late()
        if chosen.get("access") == "none":
            cases = cases.without_access()
        return cases
