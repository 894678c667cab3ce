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
    Certainty,
    ConsentAnswer,
    ConsentTopic,
    IdentificationMethod,
    MergeChangeKind,
    PairDecision,
    Relation,
    SafeToContact,
    UnidentifiedKind,
)
from nationals.index import index_of
from nationals.matching.keys import KEY_VERSION
from nationals.models import (
    Alias,
    Consent,
    Identification,
    LikelyPair,
    Merge,
    MergeChange,
    National,
    NextOfKin,
    Photo,
    Proposal,
    TravelDocument,
    Unidentified,
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


class UnidentifiedFactory(DjangoModelFactory[Unidentified]):
    reference = Sequence(lambda number: f"U-{900_001 + number}")
    kind = UnidentifiedKind.ALIVE
    sex = Sex.MALE
    age_from, age_to = 25, 35
    description = "Tall, a scar over the left eye."
    found_on = PartialDate("2026-10")
    found_place = "near Kupiansk"
    held_at = "Hospital No. 4"
    source = "head nurse, by telephone"
    post = SubFactory(PostFactory)
    recorded_by = SubFactory(UserFactory)

    class Meta:
        model = Unidentified

    class Params:
        body = Trait(kind=UnidentifiedKind.BODY, held_at="Morgue of Kharkiv")


class IdentificationFactory(DjangoModelFactory[Identification]):
    unidentified = SubFactory(UnidentifiedFactory)
    national = SubFactory(NationalFactory, post=SelfAttribute("..unidentified.post"))
    of_body = LazyAttribute(lambda identification: identification.unidentified.is_body)
    method = IdentificationMethod.VISUAL
    examiner = "his brother"
    evidence = "Recognised him on a photo of the ward."
    identified_by = SubFactory(UserFactory)

    class Meta:
        model = Identification

    class Params:
        confirmed = Trait(
            certainty=Certainty.CONFIRMED,
            confirmed_by=SubFactory(UserFactory),
            confirmed_at=LazyFunction(timezone.now),
        )
        withdrawn = Trait(
            withdrawn_by=SubFactory(UserFactory),
            withdrawn_at=LazyFunction(timezone.now),
            withdrawn_why="The fingerprints differ.",
        )


class ProposalFactory(DjangoModelFactory[Proposal]):
    """``pair__first`` and ``pair__second`` are of two posts; the post of the first proposes."""

    pair = SubFactory(LikelyPairFactory)
    from_first = True
    post = SelfAttribute("pair.first.post")
    proposed_by = SubFactory(UserFactory)

    class Meta:
        model = Proposal

    class Params:
        declined = Trait(declined_by=SubFactory(UserFactory), declined_at=LazyFunction(timezone.now))
