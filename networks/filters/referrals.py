"""The list of referrals, by state and unit."""

from typing import Any

from django import forms
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.paging import Sort, by_day, by_text
from diplomacy.filters import base
from diplomacy.models import Authority
from networks.choices import ReferralState
from networks.models import Referral
from networks.models.referral import UNITS, ReferralQuerySet


class ReferralFilterForm(base.FilterForm):
    late = forms.BooleanField(label=_("With a late answer of ours"), required=False)
    state = base.ticks(_("State"), ReferralState.choices)
    unit = base.choice(_("Police or prosecutor"), ())
    actor = base.number()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        units = Authority.objects.filter(kind__in=UNITS).order_by("name", "pk")  # all: which have any tells something
        self.fields["unit"].choices = [("", _("any")), *((str(unit.pk), str(unit)) for unit in units)]  # type: ignore[attr-defined]


class ReferralFilter(base.RegisterFilter[Referral]):
    form_class = ReferralFilterForm
    sorts = {
        "reference": Sort(F("pk")),
        "unit": by_text("unit__name"),
        "state": by_text("state"),
        "sent": by_day("sent_on"),
    }
    default_sort = "-reference"

    def visible(self) -> ReferralQuerySet:
        found = Referral.objects.visible_to(self.user).for_list()
        return found.with_late_questions() if self.chosen.get("late") else found

    def condition(self, name: str, value: Any) -> Q:
        conditions: base.Conditions = {
            "q": lambda text: base.words(text, "reference", "subject", "file_number", "unit__name"),
            "state": lambda states: Q(state__in=states),
            "unit": lambda number: Q(unit_id=number),
            "actor": lambda number: Q(pk__in=Referral.objects.filter(actors=number).values("pk")),
            "late": lambda _is_wanted: Q(),
        }
        return conditions[name](value)
