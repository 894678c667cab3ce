"""Nationals with their other names, documents and families."""

from dataclasses import replace
from datetime import timedelta
from random import Random

from bench.stage import Office, Stage
from core.choices import Sex
from core.dates import PartialDate
from demo.names import Person, in_cyrillic, misheard, person, relative_of
from nationals.choices import AliasKind, DocumentKind, DocumentState, Relation, SafeToContact
from nationals.index import index_of
from nationals.models import Alias, National, NextOfKin, TravelDocument

_SYLLABLES = (
    "Ki Ka Mu Mo Nya Wa Ochi Ndu Gi Che Kip Ma Sa Li Ru Ta Nga Mbu Kho Shi Ali O Na Gathe",
    "ru ga ri ma le so ku ti mbo nde ya wi ngo re la ko be nyi sha ro",
    "ni a ya to ru mba si ra ki nje le mo we tu ga na i ka bi su wa ro nga ti be da fu ha jo lo",
)
_FIRST, _MIDDLE, _LAST = (each.split() for each in _SYLLABLES)
_RARE = len(_FIRST) * len(_MIDDLE) * len(_LAST)


def national(stage: Stage, office: Office) -> National:
    """Two of three have an other spelling or script, four of five a passport, most a family."""
    chance, who = stage.chance, somebody(stage.chance)
    others = [misheard(chance, who.name)] if chance.random() < 0.4 else []
    others += [in_cyrillic(who.name)] if chance.random() < 0.3 else []
    county, locality = chance.choice(who.community.homes)
    day = stage.today - timedelta(days=chance.randrange(19 * 365, 47 * 365))
    born = PartialDate.from_date(day) if chance.random() < 0.8 else PartialDate.of(day.year, about=True)
    index = index_of([who.name, *others], born)
    found = stage.ledger.add(
        National(
            name=who.name,
            family_name=who.family_name,
            sex=who.sex,
            born=born,
            home_county=county,
            home_locality=locality,
            nationality="KE",
            national_id=str(chance.randrange(21_000_000, 39_999_999)) if chance.random() < 0.5 else "",
            phones=[_phone(stage)] if chance.random() < 0.5 else [],
            post=office.post,
            folded_name=index.folded_name,
            name_keys=index.name_keys,
            key_version=index.key_version,
        )
    )
    found.reference = f"N-{found.pk:06d}"
    _names(stage, found, others)
    _papers(stage, found)
    for _each in range(chance.choices((0, 1, 2, 3), (20, 45, 25, 10))[0]):
        relation = chance.choice(((Relation.MOTHER, Sex.FEMALE), (Relation.BROTHER, Sex.MALE)))
        _relative(stage, found, relative_of(chance, who, relation[1]), relation[0])
    return found


def somebody(chance: Random, sex: Sex | None = None) -> Person:
    """Two of five have a family name that few others have: the common ones are far fewer than in life."""
    who = person(chance, sex=sex)
    if chance.random() < 0.6:
        return who
    family = _rare(int(_RARE ** chance.random()))  # as often as Zipf's law says
    return replace(who, name=f"{who.name.rsplit(' ', 1)[0]} {family}", family_name=family)


def _rare(rank: int) -> str:
    first, rest = _FIRST[rank % len(_FIRST)], rank // len(_FIRST)
    return first + _MIDDLE[rest % len(_MIDDLE)] + _LAST[rest // len(_MIDDLE) % len(_LAST)]


def _names(stage: Stage, found: National, others: list[str]) -> None:
    for name in dict.fromkeys(others):
        kind = AliasKind.SPELLING if name.isascii() else AliasKind.SCRIPT
        stage.ledger.add(Alias(national=found, name=name, kind=kind, origin="a list from the host state"))


def _papers(stage: Stage, found: National) -> None:
    if stage.chance.random() < 0.8:
        number = f"AK{1_000_000 + found.pk}"
        stage.ledger.add(
            TravelDocument(
                national=found,
                kind=DocumentKind.PASSPORT,
                number=number,
                number_key=number,
                issuer="KE",
                state=stage.chance.choice(DocumentState.values),
            )
        )


def _relative(stage: Stage, found: National, name: str, relation: Relation) -> None:
    safe = stage.chance.choices((SafeToContact.YES, SafeToContact.ASK, SafeToContact.NO), (60, 35, 5))[0]
    stage.ledger.add(
        NextOfKin(
            national=found,
            name=name,
            relation=relation,
            phones=[_phone(stage)],
            safe_to_contact=safe,
            reason="May be the recruiter." if safe == SafeToContact.NO else "",
        )
    )


def _phone(stage: Stage) -> str:
    return f"+2547{stage.chance.randrange(100_000_000):08d}"
