"""Who is said to have recruited them, and what each side says of it."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from factory.declarations import LazyAttribute, LazyFunction, Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory
from factory.helpers import post_generation

from core.choices import SourceKind
from networks.choices import (
    ActorKind,
    CorrectionState,
    IdentifierKind,
    Involved,
    NameKind,
    ReviewDecision,
    Stance,
    Tie,
)
from networks.index import set_index
from networks.matching import key_of, script_of
from networks.models import (
    Actor,
    ActorName,
    ActorReview,
    Advertisement,
    Affiliation,
    AffiliationResolution,
    AffiliationWord,
    CorrectionRequest,
    Identifier,
    Involvement,
    Route,
    RouteStop,
)
from networks.models.actor import review_day
from tests.factories.accounts import UserFactory
from tests.factories.cases import CaseFactory
from tests.factories.diplomacy import AuthorityFactory


class ActorFactory(DjangoModelFactory[Actor]):
    reference = Sequence(lambda number: f"A-{900_001 + number}")
    kind = ActorKind.PERSON
    name = Sequence("Fictional Recruiter {:03d}".format)
    entered_by = SubFactory(UserFactory)

    class Meta:
        model = Actor

    class Params:
        agency = Trait(kind=ActorKind.AGENCY, name=Sequence("Fictional Travel Agency {:03d}".format))

    @classmethod
    def _create(cls, model_class: type[Actor], *args: Any, **fields: Any) -> Actor:
        actor = model_class(*args, **fields)
        set_index(actor)
        actor.save()
        return actor


class ActorNameFactory(DjangoModelFactory[ActorName]):
    actor = SubFactory(ActorFactory)
    name = Sequence("Vitya {:03d}".format)
    kind = NameKind.NICKNAME
    recorded_by = SubFactory(UserFactory)

    class Meta:
        model = ActorName

    @classmethod
    def _create(cls, model_class: type[ActorName], *args: Any, **fields: Any) -> ActorName:
        name = model_class(*args, **fields)
        name.script = script_of(name.name)
        set_index(name)
        name.save()
        return name


class IdentifierFactory(DjangoModelFactory[Identifier]):
    actor = SubFactory(ActorFactory)
    kind = IdentifierKind.PHONE
    value = Sequence(lambda number: f"+25471{number:07d}")
    key = LazyAttribute(lambda made: key_of(made.kind, made.value))
    recorded_by = SubFactory(UserFactory)

    class Meta:
        model = Identifier


class InvolvementFactory(DjangoModelFactory[Involvement]):
    actor = SubFactory(ActorFactory)
    case = SubFactory(CaseFactory)
    role = Involved.RECRUITED
    source_kind = SourceKind.SELF
    recorded_by = SubFactory(UserFactory)

    class Meta:
        model = Involvement


class AffiliationFactory(DjangoModelFactory[Affiliation]):
    """``to_actor=True``: with another actor instead of an authority."""

    actor = SubFactory(ActorFactory)
    tie = Tie.EMPLOYEE
    authority = SubFactory(AuthorityFactory)
    recorded_by = SubFactory(UserFactory)

    class Meta:
        model = Affiliation

    class Params:
        to_actor = Trait(authority=None, other=SubFactory(ActorFactory))


class AffiliationWordFactory(DjangoModelFactory[AffiliationWord]):
    affiliation = SubFactory(AffiliationFactory)
    speaker = "Directorate of Criminal Investigations"
    source_kind = SourceKind.HOME
    recorded_by = SubFactory(UserFactory)

    class Meta:
        model = AffiliationWord

    class Params:
        denied = Trait(stance=Stance.DENIES, speaker="The embassy's press office", source_kind=SourceKind.HOST)


class AffiliationResolutionFactory(DjangoModelFactory[AffiliationResolution]):
    """``on=[word, …]``: the words that were weighed."""

    affiliation = SubFactory(AffiliationFactory)
    held = Stance.CLAIMS
    reason = "A payslip with the embassy's stamp."
    resolved_by = SubFactory(UserFactory)

    class Meta:
        model = AffiliationResolution
        skip_postgeneration_save = True

    @post_generation
    def on(self: Any, create: bool, words: Iterable[AffiliationWord] | None, **_more: Any) -> None:
        self.weighed.set(words or ())


class RouteFactory(DjangoModelFactory[Route]):
    title = "Nairobi to Moscow"
    recorded_by = SubFactory(UserFactory)

    class Meta:
        model = Route


class RouteStopFactory(DjangoModelFactory[RouteStop]):
    route = SubFactory(RouteFactory)
    position = Sequence(lambda number: number % 30_000 + 1)
    place = "Istanbul"
    country = "TR"

    class Meta:
        model = RouteStop


class AdvertisementFactory(DjangoModelFactory[Advertisement]):
    actor = SubFactory(ActorFactory)
    name = "offer.txt"
    content_type = "text/plain"
    size = 5
    sha256 = Sequence(lambda number: hashlib.sha256(str(number).encode()).hexdigest())
    file = LazyFunction(lambda: ContentFile(b"Jobs!", name="offer.txt"))
    recorded_by = SubFactory(UserFactory)

    class Meta:
        model = Advertisement


class CorrectionRequestFactory(DjangoModelFactory[CorrectionRequest]):
    actor = SubFactory(ActorFactory)
    contested = "I have never worked for that agency."
    contested_by = "His lawyer, in writing"
    recorded_by = SubFactory(UserFactory)

    class Meta:
        model = CorrectionRequest

    class Params:
        decided = Trait(
            state=CorrectionState.UPHELD,
            decision="The trade register shows another owner.",
            decided_by=SubFactory(UserFactory),
            decided_at=LazyFunction(timezone.now),
        )


class ActorReviewFactory(DjangoModelFactory[ActorReview]):
    actor = SubFactory(ActorFactory)
    decision = ReviewDecision.KEEP
    reason = "The trial goes on."
    next_on = LazyFunction(review_day)
    reviewed_by = SubFactory(UserFactory)

    class Meta:
        model = ActorReview
