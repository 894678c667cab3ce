"""The register of notes verbales."""

from typing import Any

from django import forms
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.paging import Sort
from diplomacy.choices import NoteDirection, NoteState
from diplomacy.filters import base
from diplomacy.filters.exchanges import BY_COUNTERPART, CaseFilterForm, shared_condition
from diplomacy.models import NoteVerbale
from diplomacy.models.note import NoteQuerySet


class NoteFilterForm(CaseFilterForm):
    direction = base.choice(_("From whom"), NoteDirection.choices)
    state = base.ticks(_("State"), NoteState.choices)
    waiting = forms.BooleanField(label=_("Not answered yet only"), required=False)
    year = forms.IntegerField(
        label=_("Year"),
        required=False,
        min_value=1900,
        max_value=2999,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    field_order = ["q", "waiting", "direction", "state", "year", "country", "case"]


class NoteFilter(base.RegisterFilter[NoteVerbale]):
    form_class = NoteFilterForm
    sorts = {
        "recorded": Sort(F("recorded_at")),
        "number": Sort(F("reference")),
        "authority": BY_COUNTERPART,
    }
    default_sort = "-recorded"

    def visible(self) -> NoteQuerySet:
        return NoteVerbale.objects.visible_to(self.user).for_list()

    def everything(self) -> NoteQuerySet:
        return self._waiting(NoteVerbale.objects.near(self.user))

    def kept(self) -> NoteQuerySet:
        return self._waiting(NoteVerbale.objects.found_for(self.user))

    def _waiting(self, notes: NoteQuerySet) -> NoteQuerySet:
        return notes.awaiting() if self.chosen.get("waiting") else notes

    def condition(self, name: str, value: Any) -> Q:
        conditions: base.Conditions = {
            "q": lambda text: base.words(text, "reference", "their_number", "subject", "authority__name", "text"),
            "direction": lambda direction: Q(direction=direction),
            "state": lambda states: Q(state__in=states),
            "year": lambda year: Q(year=year),
        }
        return conditions[name](value) if name in conditions else shared_condition(self, name, value)
