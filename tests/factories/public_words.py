"""What is said in public: statements of both sides, and our travel warnings."""

from datetime import timedelta

from django.utils import timezone
from factory.declarations import LazyFunction, SubFactory, Trait
from factory.django import DjangoModelFactory

from diplomacy.choices import FigureManner, StatementSide, WarningLevel
from diplomacy.models import OwnCount, PublicFigure, Statement, StatementLink, TravelWarning
from tests.factories.accounts import PostFactory, UserFactory
from tests.factories.diplomacy import AuthorityFactory, CommitmentFactory


class StatementFactory(DjangoModelFactory[Statement]):
    authority = SubFactory(AuthorityFactory)
    speaker = "The spokeswoman"
    said_on = LazyFunction(lambda: timezone.localdate() - timedelta(days=2))
    subject = "Foreigners in the army"
    text = "All foreigners serve of their own will."
    post = SubFactory(PostFactory)
    recorded_by = SubFactory(UserFactory)

    class Meta:
        model = Statement

    class Params:
        ours = Trait(side=StatementSide.OURS, authority=None, speaker="The Principal Secretary")


class StatementLinkFactory(DjangoModelFactory[StatementLink]):
    statement = SubFactory(StatementFactory)
    commitment = SubFactory(CommitmentFactory)
    added_by = SubFactory(UserFactory)

    class Meta:
        model = StatementLink


class PublicFigureFactory(DjangoModelFactory[PublicFigure]):
    """Over 200."""

    statement = SubFactory(StatementFactory)
    manner = FigureManner.AT_LEAST
    low = 200
    counted = "foreigners under contract"
    recorded_by = SubFactory(UserFactory)

    class Meta:
        model = PublicFigure


class OwnCountFactory(DjangoModelFactory[OwnCount]):
    figure = SubFactory(PublicFigureFactory)
    number = 214
    definition = "our nationals known to serve there"
    query = "country=RU"
    counted_by = SubFactory(UserFactory)

    class Meta:
        model = OwnCount


class TravelWarningFactory(DjangoModelFactory[TravelWarning]):
    country = "RU"
    level = WarningLevel.STAY_AWAY
    from_on = LazyFunction(lambda: timezone.localdate() - timedelta(days=20))
    reason = "People are lured by promises of work and brought to the front."
    issued_by = SubFactory(UserFactory)

    class Meta:
        model = TravelWarning

    class Params:
        published = Trait(published_by=SubFactory(UserFactory), published_at=LazyFunction(timezone.now))
        ended = Trait(until_on=LazyFunction(lambda: timezone.localdate() - timedelta(days=1)))
