"""Nationals with what is known of them: other spellings, documents, family, consents."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from accounts.models import Post, User
from core.choices import Sex
from core.dates import PartialDate
from demo import words
from demo.names import Person, in_arabic, in_cyrillic, misheard, relative_of
from demo.world import Setting
from nationals.choices import (
    AliasKind,
    Citizenship,
    ConsentAnswer,
    ConsentMeans,
    ConsentTopic,
    DocumentKind,
    DocumentState,
    Relation,
    SafeToContact,
    Telling,
)
from nationals.index import refresh_index, set_number_key
from nationals.models import Alias, Consent, National, NextOfKin, TravelDocument
from nationals.services.documents import add_document
from nationals.services.register import register_national

_RELATIONS = (
    (Relation.MOTHER, Sex.FEMALE),
    (Relation.FATHER, Sex.MALE),
    (Relation.SISTER, Sex.FEMALE),
    (Relation.BROTHER, Sex.MALE),
    (Relation.SPOUSE, Sex.FEMALE),
)


def phone(chance: Random) -> str:
    """A Kenyan mobile number of a block that is not in use."""
    return f"+2547000{chance.randrange(100_000):05d}"


def register(who: Person, chance: Random, *, setting: Setting, post: Post, by: User, today: date) -> National:
    """The person, and what came with the first report: written in bulk, since its verbs ask for each row anew
    who may do it, which takes most of a minute for all."""
    born = _birth(chance, today)
    county, locality = chance.choice(who.community.homes)
    facts = {
        "name": who.name,
        "family_name": who.family_name,
        "sex": who.sex if chance.random() < 0.96 else "",
        "born": born,
        "birth_place": locality if chance.random() < 0.6 else "",
        "home_county": county,
        "home_locality": locality,
        "occupation": chance.choice(words.OCCUPATIONS) if chance.random() < 0.8 else "",
        "languages": who.community.languages,
        "citizenship": chance.choices((Citizenship.CONFIRMED, Citizenship.CLAIMED, Citizenship.DISPUTED), (70, 27, 3))[
            0
        ],
        "nationality": "KE",
        "national_id": str(chance.randrange(21_000_000, 39_999_999)) if chance.random() < 0.55 else "",
        "phones": [phone(chance)] if chance.random() < 0.5 else [],
        "description": chance.choice(words.MARKS) if chance.random() < 0.15 else "",
    }
    national = register_national(facts, post=post, by=by)
    Alias.objects.bulk_create(_other_names(national, chance, setting))
    refresh_index(national)
    TravelDocument.objects.bulk_create(_documents(national, chance, today))
    NextOfKin.objects.bulk_create(_family(national, who, chance))
    Consent.objects.bulk_create(_consents(national, chance, by, today))
    return national


def _birth(chance: Random, today: date) -> PartialDate:
    day = today - timedelta(days=chance.randrange(19 * 365, 47 * 365))
    exact = PartialDate.from_date(day)
    known = (exact, PartialDate.of(day.year), PartialDate.of(day.year, day.month), PartialDate.of(day.year, about=True))
    return chance.choices((*known, PartialDate("")), (78, 7, 5, 6, 4))[0]


def _other_names(national: National, chance: Random, setting: Setting) -> Iterator[Alias]:
    names = []
    if setting.script == "ru" and chance.random() < 0.6:
        names.append((in_cyrillic(national.name), AliasKind.SCRIPT, "ru", "List of the holding authority"))
    if setting.script == "ar" and chance.random() < 0.5:
        names.append((in_arabic(national.name), AliasKind.SCRIPT, "ar", "Residence permit"))
    if chance.random() < 0.3:
        names.append((misheard(chance, national.name), AliasKind.SPELLING, "", "As written in the first message"))
    if chance.random() < 0.12:
        nickname = chance.choice(("Kaka", "Bingwa", "Simba", "Mwalimu", "Baba Prince", "Shosh"))
        names.append((nickname, AliasKind.NICKNAME, "", "Friends"))
    if setting.script == "ru" and chance.random() < 0.15:
        names.append((chance.choice(("Kenya", "Sokol", "Marathon", "Brat")), AliasKind.CALL_SIGN, "", "Video"))
    for name, kind, language, origin in names:
        if name != national.name:
            yield Alias(national=national, name=name, kind=kind, language=language, origin=origin)


def _documents(national: National, chance: Random, today: date) -> Iterator[TravelDocument]:
    if chance.random() > 0.82:
        return
    issued = today - timedelta(days=chance.randrange(200, 3900))
    state, holder = chance.choices(
        (
            (DocumentState.HELD, ""),
            (DocumentState.CONFISCATED, "the agent"),
            (DocumentState.CONFISCATED, "the employer"),
            (DocumentState.LOST, ""),
            (DocumentState.POST, "the post"),
            (DocumentState.UNKNOWN, ""),
        ),
        (32, 18, 18, 10, 8, 14),
    )[0]
    passport = TravelDocument(
        national=national,
        kind=DocumentKind.PASSPORT,
        number=f"{chance.choice('ABC')}K{chance.randrange(10_000_000):07d}",
        issuer="KE",
        issued_on=issued,
        expires_on=issued + timedelta(days=3652),
        state=state,
        holder=holder,
    )
    set_number_key(passport)
    yield passport


def emergency_document(national: National, chance: Random, today: date, by: User) -> TravelDocument:
    facts = {
        "kind": DocumentKind.EMERGENCY, "number": f"ETC{chance.randrange(100_000):05d}", "issuer": "KE",
        "issued_on": today, "expires_on": today + timedelta(days=30), "state": DocumentState.HELD,
    }  # fmt: skip
    return add_document(national, facts, by=by)


def _family(national: National, who: Person, chance: Random) -> Iterator[NextOfKin]:
    for place in range(chance.choices((0, 1, 2, 3), (8, 45, 32, 15))[0]):
        relation, sex = chance.choice(_RELATIONS)
        relative = _relative(national, relative_of(chance, who, sex), relation, chance)
        relative.safe_to_contact = chance.choices((SafeToContact.YES, SafeToContact.ASK), (65, 35))[0]
        relative.is_main_contact = place == 0
        relative.may_be_told = chance.choices(tuple(Telling), (25, 25, 35, 15))[0]
        yield relative
    if chance.random() < 0.12:
        uncle = _relative(national, relative_of(chance, who, Sex.MALE), Relation.AUNT_UNCLE, chance)
        uncle.safe_to_contact, uncle.reason = SafeToContact.NO, chance.choice(words.UNSAFE_REASONS)
        yield uncle


def _relative(national: National, name: str, relation: Relation, chance: Random) -> NextOfKin:
    return NextOfKin(
        national=national,
        name=name,
        relation=relation,
        phones=[phone(chance)],
        languages=national.languages,
        locality=f"{national.home_locality}, {national.home_county}",
    )


def _consents(national: National, chance: Random, by: User, today: date) -> Iterator[Consent]:
    for topic, share in ((ConsentTopic.CONTACT, 0.35), (ConsentTopic.FAMILY, 0.3), (ConsentTopic.PUBLICITY, 0.2)):
        if chance.random() < share:
            answers = (ConsentAnswer.GIVEN, ConsentAnswer.REFUSED)
            yield Consent(
                national=national,
                topic=topic,
                answer=chance.choices(answers, (30, 70) if topic == ConsentTopic.PUBLICITY else (85, 15))[0],
                given_on=PartialDate.from_date(today),
                how="Said by telephone to the caseworker.",
                means=ConsentMeans.TELEPHONE,
                taken_by=by,
            )
    if chance.random() < 0.06:
        yield Consent(
            national=national,
            topic=chance.choice((ConsentTopic.FAMILY, ConsentTopic.RETURN, ConsentTopic.TRANSFER)),
            answer=ConsentAnswer.OBJECTS,
            given_on=PartialDate.from_date(today),
            means=ConsentMeans.PERSON,
            how=chance.choice(words.OBJECTIONS),
            witness="An interpreter",
            taken_by=by,
        )
