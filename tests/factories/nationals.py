"""Persons of the register. No real private person's name."""

from decimal import Decimal

from django.core.files.base import ContentFile
from django.utils import timezone
from factory.declarations import LazyAttribute, LazyFunction, SelfAttribute, Sequence, SubFactory, Trait
from factory.django import DjangoModelFactory

from core.choices import Sex
from core.dates import PartialDate
from nationals.choices import (
    AliasKind,
    ConsentAnswer,
    ConsentTopic,
    MergeChangeKind,
    PairDecision,
    Relation,
    SafeToContact,
)
from nationals.index import index_of
from nationals.matching.keys import KEY_VERSION
from nationals.models import (
    Alias,
    Consent,
    LikelyPair,
    Merge,
    MergeChange,
    National,
    NextOfKin,
    Photo,
    TravelDocument,
)
from tests.factories.accounts import PostFactory, UserFactory


class NationalFactory(DjangoModelFactory[National]):
    reference = Sequence(lambda number: f"N-{900_001 + number}")
    name = Sequence("Mwangi Odhiambo {:04d}".format)
    family_name = "Odhiambo"
    sex = Sex.MALE
    born = PartialDate("1998-04-12")
    home_county = "Kiambu"
    nationality = "KE"
    phones = LazyFunction(lambda: ["+254712345678"])
    post = SubFactory(PostFactory)
    folded_name = LazyAttribute(lambda national: index_of([national.name]).folded_name)
    name_keys = LazyAttribute(
        lambda national: index_of([national.name], PartialDate(getattr(national.born, "edtf", national.born))).name_keys
    )
    key_version = KEY_VERSION

    class Meta:
        model = National

    class Params:
        unknown_birth = Trait(born=PartialDate(""))
        unknown_sex = Trait(sex="")


class AliasFactory(DjangoModelFactory[Alias]):
    national = SubFactory(NationalFactory)
    name = Sequence("Мванги Одхиамбо {:04d}".format)
    kind = AliasKind.SCRIPT
    language = "ru"
    origin = "list of a foreign ministry"

    class Meta:
        model = Alias


class TravelDocumentFactory(DjangoModelFactory[TravelDocument]):
    national = SubFactory(NationalFactory)
    number = Sequence("AK{:07d}".format)
    number_key = Sequence("AK{:07d}".format)
    issuer = "KE"

    class Meta:
        model = TravelDocument


class NextOfKinFactory(DjangoModelFactory[NextOfKin]):
    national = SubFactory(NationalFactory)
    name = Sequence("Wanjiku Odhiambo {:04d}".format)
    relation = Relation.SISTER
    phones = LazyFunction(lambda: ["+254722000111"])
    safe_to_contact = SafeToContact.YES

    class Meta:
        model = NextOfKin

    class Params:
        main = Trait(is_main_contact=True)
        minor = Trait(relation=Relation.CHILD, noted_as_minor=True)
        unsafe = Trait(safe_to_contact=SafeToContact.NO, reason="Said to have recruited him.")


class PhotoFactory(DjangoModelFactory[Photo]):
    national = SubFactory(NationalFactory)
    file = LazyFunction(lambda: ContentFile(b"a picture", name="photo.jpg"))
    width = height = 400
    sha256 = Sequence("{:064x}".format)
    added_by = SubFactory(UserFactory)

    class Meta:
        model = Photo


class ConsentFactory(DjangoModelFactory[Consent]):
    national = SubFactory(NationalFactory)
    topic = ConsentTopic.FAMILY
    answer = ConsentAnswer.GIVEN
    reason = LazyAttribute(
        lambda consent: "Afraid for his family." if consent.answer == ConsentAnswer.WITHDRAWN else ""
    )
    given_on = PartialDate("2026-09")
    taken_by = SubFactory(UserFactory)

    class Meta:
        model = Consent


class MergeFactory(DjangoModelFactory[Merge]):
    """As the verb leaves it: the absorbed entry points to the one that was kept."""

    kept = SubFactory(NationalFactory)
    absorbed = SubFactory(NationalFactory, merged_into=SelfAttribute("..kept"))
    merged_by = SubFactory(UserFactory)

    class Meta:
        model = Merge


class MergeChangeFactory(DjangoModelFactory[MergeChange]):
    merge = SubFactory(MergeFactory)
    kind = MergeChangeKind.CHANGED
    model = "nationals.National"
    row = 1
    field = "born"

    class Meta:
        model = MergeChange


class LikelyPairFactory(DjangoModelFactory[LikelyPair]):
    first = SubFactory(NationalFactory)
    second = SubFactory(NationalFactory)
    score = Decimal("0.9000")
    reasons = LazyFunction(lambda: [{"sentence": "same name", "values": {}}])

    class Meta:
        model = LikelyPair

    class Params:
        put_off = Trait(
            decision=PairDecision.LATER, decided_by=SubFactory(UserFactory), decided_at=LazyFunction(timezone.now)
        )
