"""Lists of public statements and of travel warnings: everybody who may see cases sees them."""

from typing import Any

from django import forms
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.paging import Sort, by_text
from diplomacy.choices import StatementSide, WarningLevel
from diplomacy.filters import base
from diplomacy.models import Statement, TravelWarning
from diplomacy.models.statement import StatementQuerySet
from diplomacy.models.travel_warning import TravelWarningQuerySet


class StatementFilterForm(base.FilterForm):
    side = base.choice(_("Who spoke"), StatementSide.choices)
    country = base.country()
    authority = base.number()
    within = base.number()


class StatementFilter(base.RegisterFilter[Statement]):
    form_class = StatementFilterForm
    sorts = {"said": Sort(F("said_on")), "authority": by_text("authority__name")}
    default_sort = "-said"

    def visible(self) -> StatementQuerySet:
        return Statement.objects.for_list()

    def condition(self, name: str, value: Any) -> Q:
        conditions: base.Conditions = {
            "q": lambda text: base.words(text, "subject", "text", "speaker", "authority__name"),
            "side": lambda side: Q(side=side),
            "country": lambda code: Q(authority__country=code),
            "authority": lambda number: Q(authority_id=number),
            "within": lambda _number: Q(authority__in=self.within),
        }
        return conditions[name](value)


class TravelWarningFilterForm(base.FilterForm):
    country = base.country()
    level = base.ticks(_("Level"), WarningLevel.choices)
    former = forms.BooleanField(label=_("Also those that have ended"), required=False)


class TravelWarningFilter(base.RegisterFilter[TravelWarning]):
    form_class = TravelWarningFilterForm
    sorts = {"from": Sort(F("from_on")), "country": by_text("country"), "level": by_text("level")}
    default_sort = "-from"

    def visible(self) -> TravelWarningQuerySet:
        warnings = TravelWarning.objects.for_list()
        if self.chosen.get("former"):
            return warnings
        return warnings.filter(Q(until_on=None) | Q(until_on__gte=timezone.localdate()))

    def condition(self, name: str, value: Any) -> Q:
        conditions: base.Conditions = {
            "q": lambda text: base.words(text, "area", "reason"),
            "country": lambda code: Q(country=code),
            "level": lambda levels: Q(level__in=levels),
            "former": lambda _is_wanted: Q(),
        }
        return conditions[name](value)
