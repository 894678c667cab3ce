"""Which late duties a list shows: the address's parameters, checked."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from accounts.models import User
from cases.choices import Finding
from cases.models.task import TaskQuerySet
from core.paging import Sort
from reports.measures.pressure import NOBODY
from reports.measures.selection import Selection
from reports.measures.sums import WEEK

DUTY_SORTS = {"due": Sort(F("due_at"))}


class DutyForm(forms.Form):
    """What cannot be read is said on the page and left out, never guessed."""

    post = forms.IntegerField(label=_("Post"), required=False, min_value=1, max_value=2**31)
    country = forms.ChoiceField(label=_("Country"), choices=[("", ""), *countries], required=False)
    finding = forms.ChoiceField(label=_("Finding"), choices=[("", ""), *Finding.choices], required=False)
    person = forms.RegexField(r"^([0-9]{1,18}|none)$", label=_("Whose"), required=False)
    over_a_week = forms.BooleanField(label=_("Over a week late"), required=False)


class DutyFilter:
    """A user's list of late duties."""

    def __init__(self, query: QueryDict, user: User) -> None:
        self.user = user
        self.form = DutyForm(query)
        self.form.is_valid()
        self.chosen: dict[str, Any] = {name: value for name, value in self.form.cleaned_data.items() if value}

    @property
    def duties(self) -> TaskQuerySet:
        of_cases = {name: self.chosen[name] for name in ("post", "country", "finding") if name in self.chosen}
        duties = Selection(self.user, (), **of_cases).late_duties()
        if "over_a_week" in self.chosen:
            duties = duties.filter(due_at__lt=timezone.now() - WEEK)
        if "person" in self.chosen:
            duties = duties.annotate(person=Coalesce("owner_id", "case__assignee_id"))
            duties = duties.filter(_is(self.chosen["person"]))
        return duties

    @property
    def problems(self) -> list[str]:
        """What of the address could not be read, in words."""
        return [
            f"{self.form.fields[name].label}: {' '.join(map(str, errors))}" for name, errors in self.form.errors.items()
        ]

    @property
    def address(self) -> str:
        """The query of this list, without the place in it."""
        return urlencode(self.chosen)


def _is(person: str) -> Q:
    return Q(person=None) if person == NOBODY else Q(person=int(person))
