"""Years with one counterpart: for every post a few rounds, and one authority with so much that nobody has read it all.

A round is twenty events: four meetings with seven points, two notes, three requests, three promises, a statement.
"""

from datetime import date, timedelta

from bench import asking, meetings, notes, public_words, talks
from bench.stage import Office, Stage
from cases.models import Case, Claim
from demo.names import person
from diplomacy.choices import AuthorityKind
from diplomacy.models import Authority, Contact, Point, Request

ROUND = 20
CROWDED = "Ministry of everything"
OF_ALL = "All of the annex, of every post."
_PARTS = 12
_DAYS = 2000


def everyday(stage: Stage, office: Office, cases: list[Case]) -> None:
    """Rounds with the post's usual counterparts, one for each fifty cases."""
    public_words.warnings(stage, office)
    with_contacts = [(each, meetings.contacts_of(stage, each, [_name(stage)])) for each in office.authorities]
    for _each in range(1 + len(cases) // 50):
        authority, contacts = stage.chance.choice(with_contacts)
        _round(stage, office, authority, contacts, cases)
    talks.negotiation(stage, office, stage.chance.choice(office.authorities))


def crowd(stage: Stage, of_office: dict[int, list[Case]], events: int) -> Authority:
    """Most of it by the largest post, the rest by all others; with its parts, one of which has nearly everything."""
    country = stage.offices[0].setting.country
    whole = stage.ledger.add(Authority(name=CROWDED, kind=AuthorityKind.MINISTRY, country=country))
    parts = [
        stage.ledger.add(Authority(name=f"Department {number}", parent=whole, country=country))
        for number in range(1, _PARTS + 1)
    ]
    contacts = meetings.contacts_of(stage, whole, [_name(stage) for _each in range(40)])
    for _each in range(max(events // ROUND, 1)):
        office = stage.offices[0] if stage.chance.random() < 0.6 else stage.office()
        authority = whole if stage.chance.random() < 0.4 else parts[_skewed(stage, len(parts))]
        _round(stage, office, authority, contacts, of_office[office.post.pk])
    return whole


def ask_for_many(stage: Stage, of_office: dict[int, list[Case]], authority: Authority, most: int) -> Request:
    """One request for so many cases at once, those of the largest post first."""
    office = stage.offices[0]
    every = [case for each in stage.offices for case in of_office[each.post.pk]]
    asked = asking.request(stage, office, authority, every[:most], stage.today - timedelta(days=20))
    asked.text = OF_ALL
    return asked


def _round(stage: Stage, office: Office, authority: Authority, contacts: list[Contact], cases: list[Case]) -> None:
    met = [meetings.meeting(stage, office, authority, _some(stage, cases), _day(stage)) for _each in range(4)]
    for each in met:
        meetings.attended(stage, each, contacts)
    asked = [asking.request(stage, office, authority, _some(stage, cases), _day(stage)) for _each in range(3)]
    given = [
        asking.promise(stage, office, authority, _some(stage, cases), max(_day(stage), each.asked_on), each)
        for each in asked
    ]
    told = _some(stage, cases)
    said = meetings.points(stage, met[0], told, asked[0], given[0], 7)
    claim = _link_claims(stage, said, told)
    for _each in range(2):
        notes.note(stage, office, authority, _some(stage, cases), _day(stage), (met[0], asked[0]))
    public_words.statement(stage, office, authority, _day(stage), given[0], claim)
    if stage.chance.random() < 0.1:
        meetings.read_out(stage, met[0], said)
    if stage.chance.random() < 0.05:
        talks.briefing(stage, office, authority, met[0], told)


def _link_claims(stage: Stage, said: list[Point], told: list[Case]) -> Claim | None:
    """A point of theirs about what we have a claim of."""
    claims = [stage.claims[case.pk] for case in told if case.pk in stage.claims]
    if claims:
        stage.ledger.add(Point.claims.through(point_id=said[0].pk, claim_id=claims[0].pk))
    return claims[0] if claims else None


def _some(stage: Stage, cases: list[Case]) -> list[Case]:
    """None, one, a few or a dozen: some are spoken of again and again."""
    many = stage.chance.choices((0, 1, 3, 12), (25, 55, 17, 3))[0]
    chosen = [cases[_skewed(stage, len(cases))] for _each in range(many)] if cases else []
    return list({case.pk: case for case in chosen}.values())


def _skewed(stage: Stage, length: int) -> int:
    return int(length * stage.chance.random() ** 2)


def _day(stage: Stage) -> date:
    return stage.today - timedelta(days=int(_DAYS * stage.chance.random() ** 1.5))


def _name(stage: Stage) -> str:
    return person(stage.chance).name
