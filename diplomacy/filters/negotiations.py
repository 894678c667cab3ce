"""The list of what is negotiated: of the own posts."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.paging import by_day, by_text
from diplomacy.choices import NegotiationKind, NegotiationState
from diplomacy.filters import base
from diplomacy.models import Negotiation
from diplomacy.models.negotiation import NegotiationQuerySet


class NegotiationFilterForm(base.FilterForm):
    late = forms.BooleanField(label=_("Overdue only"), required=False)
    state = base.ticks(_("State"), NegotiationState.choices)
    kind = base.ticks(_("Kind"), NegotiationKind.choices)
    country = base.country()
    authority = base.number()


class NegotiationFilter(base.RegisterFilter[Negotiation]):
    form_class = NegotiationFilterForm
    sorts = {
        "next": by_day("next_on"),
        "title": by_text("title"),
        "authority": by_text("authority__name"),
        "begun": by_day("begun_on"),
    }
    default_sort = "next"

    def visible(self) -> NegotiationQuerySet:
        found = Negotiation.objects.visible_to(self.user).for_list()
        return found.late() if self.chosen.get("late") else found

    def condition(self, name: str, value: Any) -> Q:
        conditions: base.Conditions = {
            "q": lambda text: base.words(text, "title", "aim", "next_step", "authority__name"),
            "state": lambda states: Q(state__in=states),
            "kind": lambda kinds: Q(kind__in=kinds),
            "country": lambda code: Q(authority__country=code),
            "authority": lambda number: Q(authority_id=number),
            "late": lambda _is_wanted: Q(),
        }
        return conditions[name](value)
