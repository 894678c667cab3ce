"""From where a form was opened: with whom, in which meeting, about which cases. All of it must be visible."""

from dataclasses import dataclass
from typing import Self

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from accounts.http import OfficerRequest
from accounts.models import User
from cases.choices import Topic
from cases.models import Case
from cases.models.case import CaseQuerySet
from diplomacy.http import request_or_404
from diplomacy.models import Authority, Commitment, Engagement, NoteVerbale, Point, Request
from diplomacy.permissions import named_cases
from diplomacy.services.asking_about import authority_to_ask, question_in_words


@dataclass(frozen=True, slots=True)
class Occasion:
    """Read from the address: ``authority``, ``engagement`` and ``answers`` (a request's reference), ``case``."""

    authority: Authority | None
    engagement: Engagement | None
    answers: Request | None
    cases: list[Case]

    @classmethod
    def of(cls, request: OfficerRequest) -> Self:
        engagement = _engagement(request)
        answers = _answers(request)
        authority = _authority(request)
        if authority is None and (source := answers or engagement):
            authority = source.authority
        return cls(authority, engagement, answers, _cases(request, answers or engagement))


@dataclass(frozen=True, slots=True)
class About:
    """What is proposed to be asked, and of whom."""

    text: str = ""
    authority: Authority | None = None


def asked_about(request: OfficerRequest, occasion: Occasion) -> About:
    """``about`` in the address: the topic on which the accounts of its one case differ. The words stay out of the
    address."""
    topic = request.GET.get("about", "")
    if topic not in Topic.values or len(occasion.cases) != 1:
        return About()
    (case,) = occasion.cases
    return About(question_in_words(case, topic), authority_to_ask(case, topic, request.user))


def _number(request: OfficerRequest, name: str) -> int | None:
    value = request.GET.get(name, "")
    if not value:
        return None
    if not value.isdecimal() or len(value) > 18:
        raise Http404
    return int(value)


def _authority(request: OfficerRequest) -> Authority | None:
    pk = _number(request, "authority")
    return None if pk is None else get_object_or_404(Authority, pk=pk)


def _engagement(request: OfficerRequest) -> Engagement | None:
    pk = _number(request, "engagement")
    visible = Engagement.objects.visible_to(request.user).select_related("authority")
    return None if pk is None else get_object_or_404(visible, pk=pk)


def _answers(request: OfficerRequest) -> Request | None:
    reference = request.GET.get("answers")
    return request_or_404(request, reference) if reference else None


def _cases(request: OfficerRequest, source: Engagement | Request | None) -> list[Case]:
    if references := request.GET.getlist("case"):
        try:
            return named_cases(references, request.user)
        except ValidationError as error:
            raise Http404 from error
    return seen_cases(source, request.user) if source else []


def seen_cases(record: Engagement | Request | Commitment | NoteVerbale | Point, user: User) -> list[Case]:
    """Of the cases that a record concerns those that this person may see, as pickers and pages show them."""
    cases: CaseQuerySet = record.cases.visible_to(user)
    return list(cases.select_related("national", "post").order_by("reference"))


def to_counterpart(request: OfficerRequest, purpose: str) -> HttpResponse:
    """First: with whom? What the address knows already goes along."""
    return redirect(reverse("diplomacy:counterpart", args=[purpose], query=request.GET))
