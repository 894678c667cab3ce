"""Whom we speak to, what was asked, what was promised."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from factory.declarations import LazyFunction, Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory, FileField
from factory.helpers import post_generation

from cases.models import Case
from diplomacy.choices import (
    AuthorityKind,
    CommitmentState,
    EngagementState,
    NegotiationState,
    PointKind,
    RequestState,
    Speaker,
)
from diplomacy.models import (
    Authority,
    Commitment,
    Contact,
    Engagement,
    Judgement,
    Negotiation,
    NegotiationDraft,
    NegotiationStep,
    Point,
    ReadOut,
    Reminder,
    Request,
    RequestCase,
)
from tests.factories.accounts import PostFactory, UserFactory


class AuthorityFactory(DjangoModelFactory[Authority]):
    name = Sequence("Ministry of Foreign Affairs {:03d}".format)
    kind = AuthorityKind.MINISTRY
    country = "UA"

    class Meta:
        model = Authority


class ContactFactory(DjangoModelFactory[Contact]):
    authority = SubFactory(AuthorityFactory)
    name = Sequence("Consular officer {:03d}".format)
    office = "Head of the consular department"

    class Meta:
        model = Contact


class EngagementFactory(DjangoModelFactory[Engagement]):
    """``on=[case]`` says which cases it was about."""

    authority = SubFactory(AuthorityFactory)
    post = SubFactory(PostFactory)
    held_on = LazyFunction(timezone.localdate)
    subject = "Our nationals in custody"
    recorded_by = SubFactory(UserFactory)

    class Meta:
        model = Engagement
        skip_postgeneration_save = True

    class Params:
        planned = Trait(
            state=EngagementState.PLANNED, held_on=LazyFunction(lambda: timezone.localdate() + timedelta(days=7))
        )
        cancelled = Trait(state=EngagementState.CANCELLED, cancelled_because="The minister is abroad.")

    @post_generation
    def on(self: Any, create: bool, cases: Iterable[Case] | None, **_more: Any) -> None:
        self.cases.set(cases or [])


class PointFactory(DjangoModelFactory[Point]):
    """``on=[case]`` says which cases it is about."""

    engagement = SubFactory(EngagementFactory)
    speaker = Speaker.THEIRS
    kind = PointKind.SAID
    text = Sequence("The lists are being checked, page {:03d}.".format)
    recorded_by = SubFactory(UserFactory)

    class Meta:
        model = Point
        skip_postgeneration_save = True

    class Params:
        asked_of_us = Trait(kind=PointKind.ASKED, text="That Kenya supports their candidate.")
        secret = Trait(must_not_be_said=True, text="They will let four of them go without saying so.")

    @post_generation
    def on(self: Any, create: bool, cases: Iterable[Case] | None, **_more: Any) -> None:
        self.cases.set(cases or [])


class ReadOutFactory(DjangoModelFactory[ReadOut]):
    """``of=[point]`` says from which points it was drafted."""

    engagement = SubFactory(EngagementFactory)
    text = "Both sides spoke about consular access."
    drafted_by = SubFactory(UserFactory)

    class Meta:
        model = ReadOut
        skip_postgeneration_save = True

    @post_generation
    def of(self: Any, create: bool, points: Iterable[Point] | None, **_more: Any) -> None:
        self.points.set(points or [])


class RequestFactory(DjangoModelFactory[Request]):
    """``on=[case]`` says for which cases; each has the answer of the whole."""

    reference = Sequence(lambda number: f"R-2026-{900_001 + number}")
    authority = SubFactory(AuthorityFactory)
    post = SubFactory(PostFactory)
    asked_on = LazyFunction(lambda: timezone.localdate() - timedelta(days=10))
    due_on = LazyFunction(lambda: timezone.localdate() + timedelta(days=4))
    made_by = SubFactory(UserFactory)

    class Meta:
        model = Request
        skip_postgeneration_save = True

    class Params:
        late = Trait(due_on=LazyFunction(lambda: timezone.localdate() - timedelta(days=3)))
        granted = Trait(state=RequestState.GRANTED, answered_on=LazyFunction(timezone.localdate), answer="Granted.")

    @post_generation
    def on(self: Any, create: bool, cases: Iterable[Case] | None, **_more: Any) -> None:
        for case in cases or ():
            RequestCase.objects.create(
                request=self,
                case=case,
                state=self.state,
                answered_on=self.answered_on,
                answer=self.answer,
            )


class ReminderFactory(DjangoModelFactory[Reminder]):
    """Of every case of its request."""

    request = SubFactory(RequestFactory)
    reminded_by = SubFactory(UserFactory)

    class Meta:
        model = Reminder
        skip_postgeneration_save = True

    @post_generation
    def rows(self: Any, create: bool, _given: object, **_more: Any) -> None:
        self.rows.set(self.request.request_cases.all())


class CommitmentFactory(DjangoModelFactory[Commitment]):
    """``on=[case]`` says which cases it is about."""

    authority = SubFactory(AuthorityFactory)
    words = "Consular access will be given within the month."
    promised_on = LazyFunction(lambda: timezone.localdate() - timedelta(days=30))
    due_on = LazyFunction(lambda: timezone.localdate() + timedelta(days=5))
    post = SubFactory(PostFactory)
    recorded_by = SubFactory(UserFactory)

    class Meta:
        model = Commitment
        skip_postgeneration_save = True

    class Params:
        late = Trait(due_on=LazyFunction(lambda: timezone.localdate() - timedelta(days=1)))
        kept = Trait(
            state=CommitmentState.KEPT, judged_on=LazyFunction(timezone.localdate), evidence="The visit was held."
        )

    @post_generation
    def on(self: Any, create: bool, cases: Iterable[Case] | None, **_more: Any) -> None:
        self.cases.set(cases or [])


class JudgementFactory(DjangoModelFactory[Judgement]):
    """Of a promise that is in this state."""

    commitment = SubFactory(CommitmentFactory, kept=True)
    state = CommitmentState.KEPT
    judged_on = LazyFunction(timezone.localdate)
    evidence = "The visit was held."
    judged_by = SubFactory(UserFactory)

    class Meta:
        model = Judgement


class NegotiationFactory(DjangoModelFactory[Negotiation]):
    title = Sequence("Framework on regular migration {:03d}".format)
    authority = SubFactory(AuthorityFactory)
    post = SubFactory(PostFactory)
    begun_on = LazyFunction(lambda: timezone.localdate() - timedelta(days=60))
    recorded_by = SubFactory(UserFactory)

    class Meta:
        model = Negotiation

    class Params:
        late = Trait(next_on=LazyFunction(lambda: timezone.localdate() - timedelta(days=2)), next_step="Their answer")


class NegotiationStepFactory(DjangoModelFactory[NegotiationStep]):
    negotiation = SubFactory(NegotiationFactory)
    text = "First round of talks."
    state = NegotiationState.NEGOTIATED
    taken_by = SubFactory(UserFactory)

    class Meta:
        model = NegotiationStep


class NegotiationDraftFactory(DjangoModelFactory[NegotiationDraft]):
    negotiation = SubFactory(NegotiationFactory)
    title = "First draft"
    file = FileField(data=b"Article 1.", filename="draft.txt")
    name = "draft.txt"
    content_type = "text/plain"
    size = 10
    sha256 = Sequence("{:064x}".format)
    added_by = SubFactory(UserFactory)

    class Meta:
        model = NegotiationDraft
