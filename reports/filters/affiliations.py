"""Which affiliations a list shows on which the words differ."""

from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cases.choices import ContradictionState
from core.paging import Sort, by_text
from diplomacy.filters import base
from diplomacy.models import Authority
from networks.models import Affiliation
from networks.services.resolving import contradicted, disputed, resolved

_STATES = {ContradictionState.DISPUTED: disputed, ContradictionState.RESOLVED: resolved}


class AffiliationFilterForm(base.FilterForm):
    state = base.choice(_("State"), [(state.value, state.label) for state in _STATES])
    country = base.country()
    within = base.number()


class AffiliationFilter(base.RegisterFilter[Affiliation]):
    """``within``: with an authority or a part of it."""

    form_class = AffiliationFilterForm
    sorts = {"recorded": Sort(F("recorded_at")), "actor": by_text("actor__name")}
    default_sort = "-recorded"

    def visible(self) -> "QuerySet[Affiliation]":
        chosen = self.chosen.get("state")
        found = _STATES[ContradictionState(chosen)](self.user) if chosen else contradicted(self.user)
        return found.select_related("actor", "other", "authority")

    def condition(self, name: str, value: Any) -> Q:
        conditions: base.Conditions = {
            "q": lambda text: base.words(text, "actor__name", "other__name", "authority__name", "actor__reference"),
            "country": lambda code: Q(authority__country=code) | Q(actor__country=code),
            "within": lambda number: Q(authority__in=Authority.objects.within(number)),
        }
        return conditions[name](value) if name in conditions else Q()
