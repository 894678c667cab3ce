"""The list of actors, by words in any script and by what is said of them."""

from typing import Any

from django import forms
from django.db.models import F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from core.lookups import ExistsRowByRow
from core.paging import Sort, by_day, by_text
from diplomacy.filters import base
from networks.choices import ActorKind, CorrectionState, Involved
from networks.finding import find
from networks.models import Actor, CorrectionRequest, Involvement
from networks.models.actor import ActorQuerySet

MOST_FOUND = 50


class ActorFilterForm(base.FilterForm):
    q = forms.CharField(label=_("Name, number or account"), required=False, max_length=200)
    kind = base.ticks(_("Kind"), ActorKind.choices)
    role = base.ticks(_("Said to have"), Involved.choices)
    country = base.country()
    mine = forms.BooleanField(label=_("In cases that I see"), required=False)
    contested = forms.BooleanField(label=_("Contested"), required=False)
    due = forms.BooleanField(label=_("To be reviewed"), required=False)
    put_away = forms.BooleanField(label=_("Put away"), required=False)


class ActorFilter(base.RegisterFilter[Actor]):
    form_class = ActorFilterForm
    sorts = {"entered": Sort(F("pk")), "name": by_text("name"), "kind": by_text("kind"), "review": by_day("review_on")}
    default_sort = "-entered"

    def visible(self) -> ActorQuerySet:
        actors = Actor.objects.visible_to(self.user).defer("name_keys", "folded_name")
        return actors if self.chosen.get("put_away") else actors.listed()

    def condition(self, name: str, value: Any) -> Q:
        said = Involvement.objects.visible_to(self.user).standing().filter(actor=OuterRef("pk"))
        contested = CorrectionRequest.objects.filter(state=CorrectionState.OPEN)
        conditions: base.Conditions = {
            "q": lambda words: Q(pk__in=[one.actor.pk for one in find(words, user=self.user, limit=MOST_FOUND)]),
            "kind": lambda kinds: Q(kind__in=kinds),
            "role": lambda roles: Q(ExistsRowByRow(said.filter(role__in=roles))),
            "country": lambda code: Q(country=code),
            "mine": lambda _is_wanted: Q(ExistsRowByRow(said)),
            "contested": lambda _is_wanted: Q(pk__in=contested.values("actor")),
            "due": lambda _is_wanted: Q(pk__in=Actor.objects.due_for_review().values("pk")),
            "put_away": lambda _is_wanted: Q(put_away_at__isnull=False),
        }
        return conditions[name](value)
