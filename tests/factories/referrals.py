"""What was handed to police or prosecutor."""

from collections.abc import Iterable
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from factory.declarations import LazyFunction, Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory
from factory.helpers import post_generation

from diplomacy.choices import AuthorityKind
from networks.choices import ReferralState
from networks.models import (
    Actor,
    Referral,
    ReferralActor,
    ReferralCase,
    ReferralDocument,
    ReferralPack,
    ReferralQuestion,
    ReferralStep,
    ReferralWord,
)
from tests.factories.accounts import PostFactory, UserFactory
from tests.factories.cases import CaseFactory, DocumentFactory
from tests.factories.diplomacy import AuthorityFactory
from tests.factories.networks import ActorFactory, AffiliationWordFactory


class ReferralFactory(DjangoModelFactory[Referral]):
    """``on``: cases; ``about``: actors."""

    reference = Sequence(lambda number: f"RF-2026-{900_001 + number}")
    unit = SubFactory(AuthorityFactory, kind=AuthorityKind.POLICE)
    post = SubFactory(PostFactory)
    subject = "A fictional recruiter"
    recorded_by = SubFactory(UserFactory)

    class Meta:
        model = Referral
        skip_postgeneration_save = True

    class Params:
        sent = Trait(state=ReferralState.SENT, sent_on=LazyFunction(timezone.localdate))

    @post_generation
    def on(self: Any, create: bool, cases: Iterable[Any] | None, **_options: Any) -> None:
        for case in cases or ():
            ReferralCase.objects.create(referral=self, case=case)

    @post_generation
    def about(self: Any, create: bool, actors: Iterable[Actor] | None, **_options: Any) -> None:
        for actor in actors or ():
            ReferralActor.objects.create(referral=self, actor=actor)

    @post_generation
    def step(self: Any, create: bool, _given: Any, **_options: Any) -> None:
        """What was sent has its first step."""
        if self.state == ReferralState.SENT:
            ReferralStepFactory.create(referral=self, taken_on=self.sent_on)


class ReferralCaseFactory(DjangoModelFactory[ReferralCase]):
    referral = SubFactory(ReferralFactory)
    case = SubFactory(CaseFactory)

    class Meta:
        model = ReferralCase


class ReferralActorFactory(DjangoModelFactory[ReferralActor]):
    referral = SubFactory(ReferralFactory)
    actor = SubFactory(ActorFactory)

    class Meta:
        model = ReferralActor


class ReferralStepFactory(DjangoModelFactory[ReferralStep]):
    referral = SubFactory(ReferralFactory)
    kind = ReferralState.SENT
    taken_on = LazyFunction(timezone.localdate)
    recorded_by = SubFactory(UserFactory)

    class Meta:
        model = ReferralStep


class ReferralQuestionFactory(DjangoModelFactory[ReferralQuestion]):
    referral = SubFactory(ReferralFactory, sent=True)
    text = "May we speak with victim 1?"
    due_on = LazyFunction(timezone.localdate)
    recorded_by = SubFactory(UserFactory)

    class Meta:
        model = ReferralQuestion


class ReferralDocumentFactory(DjangoModelFactory[ReferralDocument]):
    referral = SubFactory(ReferralFactory)
    document = SubFactory(DocumentFactory)

    class Meta:
        model = ReferralDocument


class ReferralWordFactory(DjangoModelFactory[ReferralWord]):
    referral = SubFactory(ReferralFactory)
    word = SubFactory(AffiliationWordFactory)

    class Meta:
        model = ReferralWord


class ReferralPackFactory(DjangoModelFactory[ReferralPack]):
    referral = SubFactory(ReferralFactory, sent=True)
    file = LazyFunction(lambda: ContentFile(b"%PDF-1.7", name="pack.pdf"))
    size = 8
    sha256 = "0" * 64
    made_by = SubFactory(UserFactory)

    class Meta:
        model = ReferralPack
