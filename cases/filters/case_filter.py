"""A list of cases: what it shows, and the counts beside it."""

from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast
from django.http import QueryDict

from accounts.models import Post, User
from cases.filters.conditions import CONDITIONS, OPENNESS, assigned_to, view_of
from cases.filters.form import FACETS, NOBODY, VIEWS, FilterForm
from cases.models import Case
from cases.models.case import CaseQuerySet


class CaseFilter:
    """A user's list of cases. ``cases`` are those shown; ``facets`` counts what each choice would show."""

    def __init__(self, query: QueryDict, user: User) -> None:
        self.user = user
        self.form = FilterForm(query, posts=Post.objects.order_by("name"))
        self.form.is_valid()
        self.chosen: dict[str, Any] = {name: value for name, value in self.form.cleaned_data.items() if value}
        self.view = self.chosen.get("view", "all")

    @property
    def cases(self) -> CaseQuerySet:
        return self._filtered(Case.objects.visible_to(self.user))

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

    def counts(self) -> dict[str, dict[str, int]]:
        """By facet and choice, each without its own filter; ``view`` holds the tabs and ``total`` the list itself.
        One query."""
        parts = [self._facet(name) for name in FACETS]
        parts += [self._single("view", name, self._of_view(name)) for name in VIEWS]
        parts.append(self._single("total", "all", self.cases))
        parts.append(self._single("total", "late", self.cases.late()))
        counts: dict[str, dict[str, int]] = {}
        for facet, choice, count in parts[0].union(*parts[1:], all=True):
            counts.setdefault(facet, {})[choice or NOBODY] = count
        return counts

    def _facet(self, name: str) -> "QuerySet[Case, Any]":
        cases = self._filtered(Case.objects.visible_to(self.user), without=name)
        return _counted(cases, name, Cast(F(name), CharField()))

    def _single(self, facet: str, choice: str, cases: CaseQuerySet) -> "QuerySet[Case, Any]":
        return _counted(cases, facet, Value(choice, CharField()))

    def _of_view(self, name: str) -> CaseQuerySet:
        return view_of(name, Case.objects.visible_to(self.user), self.user)

    def _filtered(self, cases: CaseQuerySet, without: str = "") -> CaseQuerySet:
        chosen = {name: value for name, value in self.chosen.items() if name != without}
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


def _counted(cases: CaseQuerySet, facet: str, choice: Any) -> "QuerySet[Case, Any]":
    named = cases.order_by().annotate(facet=Value(facet, CharField()), choice=choice)
    return named.values("facet", "choice").annotate(count=Count("pk")).values_list("facet", "choice", "count")
