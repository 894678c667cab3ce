"""What gathers around meetings: briefings that were made, and what the other side asked of us."""

from typing import Any

from django import forms
from django.db.models import F, Prefetch, Q
from django.utils.translation import gettext_lazy as _

from core.paging import Sort, by_moment, by_text
from diplomacy.choices import PointSubject
from diplomacy.filters import base
from diplomacy.models import Briefing, Point
from diplomacy.models.briefing import BriefingQuerySet
from diplomacy.models.point import PointQuerySet


class BriefingFilterForm(base.FilterForm):
    mine = forms.BooleanField(label=_("Made for me only"), required=False)
    country = base.country()
    within = base.number()


class BriefingFilter(base.RegisterFilter[Briefing]):
    form_class = BriefingFilterForm
    sorts = {"made": by_moment("as_of"), "authority": by_text("authority__name")}
    default_sort = "-made"

    def visible(self) -> BriefingQuerySet:
        return Briefing.objects.visible_to(self.user).for_list().defer("content")

    def everything(self) -> BriefingQuerySet:
        return Briefing.objects.near(self.user)

    def condition(self, name: str, value: Any) -> Q:
        conditions: base.Conditions = {
            "q": lambda text: base.words(text, "reference", "authority__name", "engagement__subject"),
            "mine": lambda _is_wanted: Q(made_by=self.user),
            "country": lambda code: Q(authority__country=code),
            "within": lambda _number: Q(authority__in=self.within),
        }
        return conditions[name](value)


class AskedOfUsFilterForm(base.FilterForm):
    waiting = forms.BooleanField(label=_("Not answered yet only"), required=False)
    subject = base.ticks(_("Subject"), PointSubject.choices)
    country = base.country()
    within = base.number()


class AskedOfUsFilter(base.RegisterFilter[Point]):
    """Each row with ``replies``: our answers that this person may see."""

    form_class = AskedOfUsFilterForm
    sorts = {"asked": Sort(F("engagement__held_on")), "authority": by_text("engagement__authority__name")}
    default_sort = "-asked"

    def visible(self) -> PointQuerySet:
        return self._asked(self.allowed)

    @property
    def allowed(self) -> PointQuerySet:
        seen = Point.objects.visible_to(self.user)
        replies = Prefetch("answered_by", seen.standing().for_list(), to_attr="replies")
        shown = seen.select_related("engagement__authority", "engagement__post", "said_by")
        return shown.prefetch_related(replies)

    def everything(self) -> PointQuerySet:
        return self._asked(Point.objects.near(self.user))

    def _asked(self, points: PointQuerySet) -> PointQuerySet:
        asked = points.asked_of_us().order_by("-engagement__held_on", "-pk")
        return asked.unanswered() if self.chosen.get("waiting") else asked

    def condition(self, name: str, value: Any) -> Q:
        conditions: base.Conditions = {
            "q": lambda text: base.words(text, "text", "engagement__subject", "engagement__authority__name"),
            "subject": lambda subjects: Q(subject__in=subjects),
            "country": lambda code: Q(engagement__authority__country=code),
            "within": lambda _number: Q(engagement__authority__in=self.within),
        }
        return conditions[name](value) if name in conditions else Q()
