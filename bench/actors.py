"""Recruiters and what is theirs: one is named in thousands of cases, most in one; names are as frequent as in life."""

from datetime import timedelta
from functools import cache
from random import Random

from bench.stage import Stage
from cases.models import Case
from core.choices import Confidence, Sex, SourceKind
from core.dates import PartialDate
from demo.names import in_cyrillic, misheard, person
from nationals.index import NameIndex, index_of
from networks.choices import NUMBERED, ActorKind, Channel, IdentifierKind, Involved, NameKind, Script
from networks.matching import key_of
from networks.models import Actor, ActorName, Identifier, Involvement

BUSIEST = "Uncle Tosha"
_KINDS = {
    ActorKind.PERSON: 55, ActorKind.PHONE: 18, ActorKind.ACCOUNT: 9, ActorKind.AGENCY: 7, ActorKind.COMPANY: 4,
    ActorKind.MONEY: 4, ActorKind.VEHICLE: 2, ActorKind.WEBSITE: 1,
}  # fmt: skip
_NICKNAMES = ("Tosha", "Uncle", "Boss", "the Teacher", "Mama Visa", "Shark", "Captain", "Sasha", "Doctor", "Mzee")
_FIRMS = ("Golden Road", "Safe Bridge", "Nordwind", "New Horizon", "Eagle", "Sunrise", "Atlas", "Baraka")


def network(stage: Stage, cases: list[Case], most: int) -> list[Actor]:
    """So many actors, each with names and numbers, and twice as many involvements in these cases."""
    if not cases:
        return []
    actors = [_actor(stage, stage.chance.choice(cases), number) for number in range(most)]
    for _each in range(2 * most):
        _involvement(stage, actors[_skewed(stage, most)], stage.chance.choice(cases))
    return actors


def said(stage: Stage, case: Case | None) -> dict[str, object]:
    """Source, confidence and moment of anything that is said of an actor."""
    chance = stage.chance
    at = stage.now - timedelta(minutes=chance.randrange(1, 2_000_000))
    return {
        "case": case,
        "source_kind": chance.choice(SourceKind.values),
        "confidence": chance.choice(Confidence.values),
        "recorded_at": at,
        "recorded_by": chance.choice(chance.choice(stage.offices).officers),
    }


@cache
def index(name: str) -> NameIndex:
    return index_of([name])


def _actor(stage: Stage, case: Case, number: int) -> Actor:
    chance = stage.chance
    kind = chance.choices(list(_KINDS), list(_KINDS.values()))[0] if number else ActorKind.PERSON
    name, sex = (BUSIEST, Sex.MALE) if not number else _name(stage, kind, number)
    found = Actor(
        kind=kind, name=name, sex=sex, country=case.country if chance.random() < 0.6 else "",
        case=case if chance.random() < 0.9 else None, entered_by=case.opened_by, entered_at=case.opened_at,
        review_on=stage.today + timedelta(days=chance.randrange(-30, 700)), **vars_of(index(name)),
    )  # fmt: skip
    stage.ledger.add(found)
    found.reference = f"A-{found.pk:06d}"
    if number % 200 == 199:
        found.put_away_at = stage.now
    _known_by(stage, found, case)
    return found


def vars_of(named: NameIndex) -> dict[str, object]:
    return {"folded_name": named.folded_name, "name_keys": named.name_keys, "key_version": named.key_version}


def _name(stage: Stage, kind: ActorKind, number: int) -> tuple[str, str]:
    chance = stage.chance
    if kind == ActorKind.PERSON:
        who = person(chance)
        return (who.name, who.sex) if chance.random() < 0.6 else (nickname(chance, who.name), "")
    if kind in (ActorKind.AGENCY, ActorKind.COMPANY):
        return f"{chance.choice(_FIRMS)} {chance.choice(('Jobs', 'Recruitment', 'Travel'))} {number % 500}", ""
    return _number(kind, number), ""


def nickname(chance: Random, name: str) -> str:
    return f"{chance.choice(_NICKNAMES)} {name.split(maxsplit=1)[0]}"


def _number(kind: ActorKind, number: int) -> str:
    return {
        ActorKind.PHONE: f"+2547{10_000_000 + number:08d}",
        ActorKind.MONEY: f"+2541{10_000_000 + number:08d}",
        ActorKind.ACCOUNT: f"@work_abroad_{number}",
        ActorKind.VEHICLE: f"KD{chr(65 + number % 26)} {number:05d}",
    }.get(kind, f"https://jobs-{number}.example")


def _known_by(stage: Stage, actor: Actor, case: Case) -> None:
    chance, add = stage.chance, stage.ledger.add
    if kind := NUMBERED.get(ActorKind(actor.kind)):
        key = key_of(kind, actor.name)
        add(Identifier(actor=actor, kind=kind, value=actor.name, key=key, **said(stage, actor.case)))
        return
    for spelling, script in ((misheard(chance, actor.name), Script.LATIN), (in_cyrillic(actor.name), Script.CYRILLIC)):
        if chance.random() < 0.4 and spelling != actor.name:
            named = {"name": spelling, "script": script, "kind": NameKind.SPELLING, **vars_of(index(spelling))}
            add(ActorName(actor=actor, **named, **said(stage, case)))
    if chance.random() < 0.6:
        value = f"+2547{chance.randrange(100_000_000):08d}"
        key = key_of(IdentifierKind.PHONE, value)
        add(Identifier(actor=actor, kind=IdentifierKind.PHONE, value=value, key=key, **said(stage, case)))


def _involvement(stage: Stage, actor: Actor, case: Case) -> None:
    chance = stage.chance
    is_priced, is_struck = chance.random() < 0.2, chance.random() < 0.02
    stage.ledger.add(
        Involvement(
            actor=actor, role=chance.choice(Involved.values), words="He met us at the airport and took the passports.",
            happened_on=PartialDate.from_date(case.opened_at.date()), country=case.country, place=case.place,
            channel=chance.choice(Channel.values), promise="Work as a guard" if chance.random() < 0.3 else "",
            amount=150_000 if is_priced else None, currency="KES" if is_priced else "",
            struck_at=stage.now if is_struck else None, struck_by=case.opened_by if is_struck else None,
            struck_for="Noted twice" if is_struck else "", **said(stage, case),
        )
    )  # fmt: skip


def _skewed(stage: Stage, length: int) -> int:
    return int(length * stage.chance.random() ** 3)
