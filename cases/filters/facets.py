"""The filters beside a list: each choice with the number of cases that it would show."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from accounts.models.user import shortened
from cases.choices import Status
from cases.filters.case_filter import CaseFilter
from cases.filters.counting import Counts
from cases.filters.form import NOBODY

SHOWN = 7
_CHOICE = '<label><input type="checkbox" name="{}" value="{}"{}> {} <span class="n">{}</span></label> '


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    count: int
    is_chosen: bool

    @property
    def drawn(self) -> tuple[str, SafeString, str, int]:
        return self.value, SafeString(" checked" if self.is_chosen else ""), self.label, self.count


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter. ``choices`` are those with cases, and the chosen ones even without."""

    name: str
    label: str | Promise
    choices: list[Choice]

    @property
    def first(self) -> SafeString:
        return self._drawn(self.choices[:SHOWN])

    @property
    def more(self) -> SafeString:
        return self._drawn(self.choices[SHOWN:])

    def _drawn(self, choices: list[Choice]) -> SafeString:
        """Written out here: there may be a hundred of them, and in a template they took about twice as long."""
        return format_html_join("", _CHOICE, ((self.name, *choice.drawn) for choice in choices))


def facets_of(found: CaseFilter, counts: Counts) -> list[Facet]:
    labels: dict[str, dict[str, str]] = {
        "status": {value: str(label) for value, label in Status.choices},
        "country": {code: countries.name(code) for code in {*counts.get("country", {}), *found.values_of("country")}},
        "post": {str(pk): name for pk, name in found.form.fields["post"].choices},  # type: ignore[attr-defined]
        "assignee": {pk: shortened(name) for pk, name in counts.people.items()} | {NOBODY: str(_("nobody"))},
    }
    titles = {"status": _("Status"), "country": _("Country"), "post": _("Post"), "assignee": _("Assignee")}
    return [
        Facet(name, title, _choices(labels[name], counts.get(name, {}), found.values_of(name)))
        for name, title in titles.items()
    ]


def _choices(labels: dict[str, str], counts: dict[str, int], chosen: list[str]) -> list[Choice]:
    choices = [
        Choice(value, capfirst(labels.get(value, value)), counts.get(value, 0), value in chosen)
        for value in {**counts, **dict.fromkeys(chosen)}
    ]
    return sorted(choices, key=lambda choice: (-choice.count, choice.label))
