"""The list's address taken apart: what is chosen, how to take it away, how to sort by a column."""

from dataclasses import dataclass
from functools import lru_cache

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cases.filters.case_filter import CaseFilter
from cases.filters.facets import Facet
from cases.filters.form import FilterForm

PLACE = ("after", "before")
MORE = (
    "open", "late", "access", "priority", "finding", "restricted", "county",
    "opened_from", "opened_to", "home_from", "home_to",
)  # fmt: skip
COLUMNS: tuple[tuple[str, str | Promise], ...] = (
    ("reference", _("Case")),
    ("name", _("National")),
    ("status", _("Status")),
    ("country", _("Country")),
    ("", _("Next duty")),
    ("due", _("Due")),
    ("assignee", _("Assignee")),
)


@dataclass(frozen=True, slots=True)
class Chip:
    """A chosen filter; ``address`` is the list without it."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Column:
    label: str | Promise
    address: str
    order: str


def without_place(query: QueryDict) -> str:
    """The address of the list itself, at its first page."""
    kept = query.copy()
    for name in PLACE:
        kept.pop(name, None)
    return kept.urlencode()


def columns(query: QueryDict, sort: str) -> list[Column]:
    """The headings: a click sorts by the column, a second click turns it round."""
    found = []
    for name, label in COLUMNS:
        order = {name: "ascending", f"-{name}": "descending"}.get(sort, "") if name else ""
        turned = f"-{name}" if order == "ascending" else name
        found.append(Column(label, _with(query, sort=turned) if name else "", order))
    return found


def chips(found: CaseFilter, query: QueryDict, facets: list[Facet]) -> list[Chip]:
    """One for each chosen value, in words."""
    words = {(facet.name, choice.value): str(choice.label) for facet in facets for choice in facet.choices}
    return [
        Chip(words.get((name, value)) or _in_words(found.form, name, value), _less(query, name, value))
        for name in found.chosen
        if name not in ("view", "sort")
        for value in found.values_of(name)
    ]


def more_fields(form: forms.Form) -> list[SafeString]:
    """The filters that open on request, each with its label and what was wrong with it."""
    if not any(name in form.data for name in MORE):
        return _untouched(get_language() or "")
    return _drawn(form)


@lru_cache(maxsize=16)
def _untouched(_language: str) -> list[SafeString]:
    """On most lists nothing of them is chosen; drawing them takes a tenth of the page."""
    return _drawn(FilterForm(QueryDict(), posts=()))


def _drawn(form: forms.Form) -> list[SafeString]:
    return [
        format_html("{}{}{}", field.label_tag(), field.as_widget(), field.errors)
        for field in (form[name] for name in MORE)
    ]


def _in_words(form: forms.Form, name: str, value: str) -> str:
    field = form.fields[name]
    label = str(field.label or name)
    if isinstance(field, forms.BooleanField):
        return label
    choices = {str(code): str(text) for code, text in getattr(field, "choices", [])}
    return f"{label}: {choices.get(value, value)}"


def _with(query: QueryDict, **changes: str) -> str:
    changed = QueryDict(without_place(query), mutable=True)
    for name, value in changes.items():
        changed[name] = value
    return changed.urlencode()


def _less(query: QueryDict, name: str, value: str) -> str:
    changed = QueryDict(without_place(query), mutable=True)
    left = [each for each in changed.getlist(name) if each != value]
    if left and len(changed.getlist(name)) > 1:
        changed.setlist(name, left)
    else:
        changed.pop(name, None)
    return changed.urlencode()
