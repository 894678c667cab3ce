"""Lists of what was said, asked and promised: of each only what the person may see."""

from typing import Any

from django import forms
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cases.models import Case
from core.lookups import ExistsRowByRow
from core.paging import Sort, by_day
from diplomacy.choices import (
    Age,
    CommitmentKind,
    CommitmentState,
    EngagementKind,
    EngagementState,
    RequestKind,
    RequestState,
    Side,
    StatementManner,
)
from diplomacy.filters import base
from diplomacy.models import Commitment, Engagement, Point, Request, StatementLink
from diplomacy.models.age import aged
from diplomacy.models.commitment import CommitmentQuerySet
from diplomacy.models.engagement import WORDED, EngagementQuerySet
from diplomacy.models.reminder import to_be_reminded
from diplomacy.models.request import RequestQuerySet

_FEW = 500  # points that are looked up at once
BY_COUNTERPART = Sort(F("sight__counterpart"))


class CaseFilterForm(base.FilterForm):
    """``case``: a reference; what is not to be seen gives an empty list, as what does not exist.
    ``within``: a counterpart's number, for it and all that is part of it."""

    country = base.country()
    case = forms.CharField(label=_("Case"), required=False, max_length=16)
    authority = base.number()
    within = base.number()
    post = base.number()


class EngagementFilterForm(CaseFilterForm):
    state = base.ticks(_("State"), EngagementState.choices)
    kind = base.ticks(_("Kind"), EngagementKind.choices)
    field_order = ["q", "state", "kind", "country", "case"]


class EngagementFilter(base.RegisterFilter[Engagement]):
    form_class = EngagementFilterForm
    sorts = {"held": Sort(F("held_on")), "authority": BY_COUNTERPART, "kind": Sort(F("kind"))}
    default_sort = "-held"

    def visible(self) -> EngagementQuerySet:
        return Engagement.objects.seen_by(self.user).for_list()

    def everything(self) -> EngagementQuerySet:
        return Engagement.objects.near(self.user)

    def kept(self) -> EngagementQuerySet:
        return Engagement.objects.found_for(self.user)

    def condition(self, name: str, value: Any) -> Q:
        if name == "q":
            return base.words(value, *WORDED, called=self.called) | self.pointed_out
        if name == "state":
            return Q(state__in=value)
        return shared_condition(self, name, value)

    @cached_property
    def pointed_out(self) -> Q:
        """Those of whose points one has all the words. A few are looked up at once; of many each engagement is asked
        when its turn comes."""
        seen = Point.objects.visible_to(self.user)
        words = base.words(self.chosen["q"], "text")
        few = list(Point.objects.standing().filter(words).order_by().values_list("pk", flat=True)[: _FEW + 1])
        if len(few) > _FEW:
            return Q(ExistsRowByRow(seen.standing().filter(words, engagement=OuterRef("pk"))))
        return Q(pk__in=list(seen.filter(pk__in=few).order_by().values_list("engagement", flat=True)))


class RequestFilterForm(CaseFilterForm):
    state = base.ticks(_("State"), RequestState.choices)
    late = forms.BooleanField(label=_("Late answers only"), required=False)
    remind = forms.BooleanField(label=_("To be reminded only"), required=False)
    kind = base.ticks(_("What is asked"), RequestKind.choices)
    age = base.choice(_("Asked"), Age.choices)
    field_order = ["q", "late", "remind", "state", "kind", "age", "country", "case"]


class RequestFilter(base.RegisterFilter[Request]):
    form_class = RequestFilterForm
    sorts = {
        "due": Sort(F("due_on")),
        "asked": Sort(F("asked_on")),
        "authority": BY_COUNTERPART,
        "kind": Sort(F("kind")),
        "reference": Sort(F("reference")),
    }
    default_sort = "-asked"

    def visible(self) -> RequestQuerySet:
        return Request.objects.seen_by(self.user).for_list()

    def kept(self) -> RequestQuerySet:
        requests, case = Request.objects.all(), self.chosen.get("case", "")
        if case or not {"state", "remind", "late"} & set(self.chosen):
            requests = requests.found_for(self.user)
        if states := self.chosen.get("state"):
            requests = requests.in_states(states, self.user, case)
        if self.chosen.get("remind"):
            requests = to_be_reminded(requests, self.user)
        return requests.late(self.user, case) if self.chosen.get("late") else requests

    def condition(self, name: str, value: Any) -> Q:
        if name == "q":
            return base.words(value, "reference", "text", called=self.called)
        if name == "age":
            return aged(value, "asked_on")
        return shared_condition(self, name, value)


class CommitmentFilterForm(CaseFilterForm):
    state = base.ticks(_("State"), CommitmentState.choices)
    late = forms.BooleanField(label=_("Overdue only"), required=False)
    denied = forms.BooleanField(label=_("Denied in public only"), required=False)
    side = base.choice(_("Who promised"), Side.choices)
    kind = base.ticks(_("About what"), CommitmentKind.choices)
    age = base.choice(_("Promised"), Age.choices)
    field_order = ["q", "late", "denied", "state", "side", "kind", "age", "country", "case"]


class CommitmentFilter(base.RegisterFilter[Commitment]):
    form_class = CommitmentFilterForm
    sorts = {
        "due": by_day("due_on"),
        "promised": Sort(F("promised_on")),
        "authority": BY_COUNTERPART,
        "state": Sort(F("state")),
    }
    default_sort = "due"

    def visible(self) -> CommitmentQuerySet:
        return Commitment.objects.seen_by(self.user).for_list()

    def kept(self) -> CommitmentQuerySet:
        commitments = Commitment.objects.found_for(self.user)
        if self.chosen.get("denied"):
            commitments = commitments.filter(Exists(_denials()))
        return commitments.late() if self.chosen.get("late") else commitments

    def condition(self, name: str, value: Any) -> Q:
        if name == "q":
            return base.words(value, "words", "speaker", "said_by__name", "authority__name", "evidence")
        if name == "state":
            return Q(state__in=value)
        if name == "age":
            return aged(value, "promised_on")
        return shared_condition(self, name, value)


def _denials() -> QuerySet[StatementLink]:
    return StatementLink.objects.filter(manner=StatementManner.DENIES, commitment=OuterRef("pk"))


def shared_condition(register: "base.RegisterFilter[Any]", name: str, value: Any) -> Q:
    """Conditions that the three share; what ``visible`` has seen to is left as it is."""
    conditions: base.Conditions = {
        "kind": lambda kinds: Q(kind__in=kinds),
        "side": lambda side: Q(side=side),
        "country": lambda code: Q(authority__country=code),
        "authority": lambda number: Q(authority_id=number),
        "within": lambda _number: Q(authority__in=register.within),
        "post": lambda number: Q(post_id=number),
        "case": lambda reference: Q(
            cases__in=Case.objects.visible_to(register.user).filter(reference__iexact=reference.strip())
        ),
    }
    return conditions[name](value) if name in conditions else Q()
