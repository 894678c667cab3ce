"""Which contradictions of cases a list shows."""

from typing import Any

from django import forms
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Post
from cases.choices import QUESTIONS, ContradictionState
from cases.models import Contradiction
from cases.models.contradiction import ContradictionQuerySet
from core.choices import SourceKind
from core.paging import Sort, by_text
from diplomacy.filters import base
from diplomacy.services.overview import cases_with


class ContradictionFilterForm(base.FilterForm):
    topic = base.ticks(_("Question"), [(topic.value, question) for topic, question in QUESTIONS.items()])
    state = base.ticks(_("State"), ContradictionState.choices)
    who = base.ticks(_("Who says it"), SourceKind.choices)
    post = forms.TypedChoiceField(label=_("Post"), required=False, coerce=int, empty_value=None)
    country = base.country()
    since = forms.DateField(
        label=_("Disputed since"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d"),
    )
    closed = forms.BooleanField(label=_("Also of closed cases"), required=False)
    within = base.number()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        posts: Any = self.fields["post"]
        posts.choices = [("", _("any")), *Post.objects.order_by("name").values_list("pk", "name")]


class ContradictionFilter(base.RegisterFilter[Contradiction]):
    """``within``: of the cases spoken about with an authority or a part of it."""

    form_class = ContradictionFilterForm
    sorts = {
        "since": Sort(F("disputed_since")),
        "case": by_text("case__reference"),
        "name": by_text("case__national__name"),
        "topic": by_text("topic"),
    }
    default_sort = "-since"

    def visible(self) -> ContradictionQuerySet:
        return Contradiction.objects.visible_to(self.user).for_list()

    def kept(self) -> ContradictionQuerySet:
        found = Contradiction.objects.found_for(self.user)
        if not self.chosen.get("closed"):
            found = found.open()
        return found.said_by(self.chosen["who"]) if "who" in self.chosen else found

    def condition(self, name: str, value: Any) -> Q:
        conditions: base.Conditions = {
            "q": lambda text: base.words(text, "case__reference", "case__national__name"),
            "topic": lambda topics: Q(topic__in=topics),
            "state": lambda states: Q(state__in=states),
            "post": lambda number: Q(post=number),
            "country": lambda code: Q(case__country=code),
            "since": lambda day: Q(disputed_since__date__gte=day),
            "within": lambda _number: Q(case__in=self._spoken_about),
        }
        return conditions[name](value) if name in conditions else Q()

    @property
    def _spoken_about(self) -> Any:
        return cases_with(self.user, self.within).order_by().values("pk")
