"""The dashboard's filters. They offer what there is: posts and countries with cases that the person may see."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from accounts.models import User
from cases.choices import Finding
from reports.measures.selection import Month, Selection, months_back
from reports.measures.standing import Standing

PERIODS = {
    "12": _("last 12 months"),
    "24": _("last 24 months"),
    "this-year": _("this year"),
    "last-year": _("last year"),
}
DEFAULT_PERIOD = "12"


class DashboardForm(forms.Form):
    post = forms.TypedChoiceField(label=_("Post"), coerce=int, empty_value=None, required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    finding = forms.ChoiceField(label=_("Finding"), choices=[("", _("all findings")), *Finding.choices], required=False)
    period = forms.ChoiceField(label=_("Period"), choices=PERIODS.items(), required=False, initial=DEFAULT_PERIOD)

    def __init__(self, *args: Any, seen: Standing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.seen = seen
        posts = {cell.post: cell.post_name for cell in seen.cells}
        names = {code: countries.name(code) for code in seen.countries()}
        self._offer("post", _("all posts"), sorted(posts.items(), key=lambda item: item[1]))
        self._offer("country", _("all countries"), sorted(names.items(), key=lambda item: item[1]))

    def selection(self, user: User) -> Selection:
        """What is chosen; for a form that is valid."""
        chosen, months = self.cleaned_data, _months(self.cleaned_data["period"] or DEFAULT_PERIOD)
        return Selection(user, months, chosen["post"], chosen["country"], chosen["finding"], self.seen.named)

    def _offer(self, name: str, everything: str | Promise, choices: list[tuple[Any, str]]) -> None:
        self.fields[name].choices = [("", everything), *choices]  # type: ignore[attr-defined]


def _months(period: str) -> tuple[Month, ...]:
    now = Month.of(timezone.localdate())
    if period == "this-year":
        return months_back(now.first.month, now)
    if period == "last-year":
        return months_back(12, Month(now.first.replace(month=1)).preceding)
    return months_back(int(period), now)
