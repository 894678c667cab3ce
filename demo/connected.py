"""Two groups, one at each end of the way, and the one who collects for both. All of them are invented."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from accounts.models import User
from cases.models import Case
from core.choices import Confidence, SourceKind
from core.dates import PartialDate
from demo.recruiters import AWAY, FIRST, SECOND
from demo.stage import Cast, Cue, Story
from networks.choices import ActorKind, Channel, IdentifierKind, Involved, Means, NameKind, Tie
from networks.models import Actor
from networks.services.actors import add_identifier, add_name, enter_actor
from networks.services.affiliations import Word, say_of_affiliation
from networks.services.involvements import involve, name_somebody
from networks.services.routes import Stop, record_route
from networks.services.saying import Source

EACH = 4  # cases of each group
COLLECTOR = "Mama Tausi"


def stories(cast: Cast) -> list[Story]:
    return [_story(cast)]


def _story(cast: Cast) -> Story:
    first, second = (cast.caseworkers[code][0] for code in (FIRST, SECOND))
    yield Cue(cast.now - timedelta(days=13, hours=-9), first)
    known = Actor.objects.visible_to(first).filter(name="Dima").first()
    if known is None:
        return
    cases = [_cases(clerk, known) for clerk in (first, second)]
    if not all(cases):
        return
    collector = _at_the_airport(known, cases[0], first)
    yield Cue(cast.now - timedelta(days=12, hours=-9), second)
    _in_vienna(collector, cases[1], second)


def _cases(clerk: User, known: Actor) -> list[Source]:
    """The newest of theirs in which the recruiter was not named before."""
    cases = Case.objects.visible_to(clerk).open().filter(restricted=False, post__in=clerk.scope.posts)
    away = cases.filter(status__in=AWAY).exclude(involvements__actor=known).order_by("-opened_at", "-pk")
    return [Source(SourceKind.SELF, "told by telephone", Confidence.UNCONFIRMED, case) for case in away[:EACH]]


def _named(source: Source, by: User, role: Involved, name: str, kind: ActorKind, **claim: Any) -> Actor:
    return name_somebody(new={"kind": kind, "name": name}, source=source, by=by, role=role, **claim).actor


def _at_the_airport(known: Actor, cases: list[Source], by: User) -> Actor:
    """Dima meets them, Kolya guards them, a van brings them to the hostel; one of them paid in Nairobi."""
    guard = _named(cases[0], by, Involved.GUARDED, "Kolya", ActorKind.PERSON, place="Kazan", country="RU")
    hostel = _named(
        cases[0], by, Involved.HOUSED, "Hostel Zvezda (fictional)", ActorKind.COMPANY, place="Kazan", country="RU"
    )
    van = _named(cases[-1], by, Involved.TRANSPORTED, "Х 417 КР 716", ActorKind.VEHICLE)
    for source in cases:
        involve(known, source=source, by=by, role=Involved.RECRUITED, channel=Channel.MESSAGING)
        involve(guard, source=source, by=by, role=Involved.GUARDED, place="Rostov-on-Don", country="RU")
    involve(hostel, source=cases[-1], by=by, role=Involved.HOUSED, place="Kazan", country="RU")
    _tie(known, Tie.PARTNER, guard, cases[0], by)
    _tie(known, Tie.USER, van, cases[0], by)
    collector = _named(
        cases[0], by, Involved.PAID, COLLECTOR, ActorKind.PERSON, amount=Decimal(1200), currency="USD",
        paid="In cash, at a market in Nairobi", place="Nairobi", country="KE", happened_on=PartialDate("2026-04~"),
    )  # fmt: skip
    money = enter_actor(kind=ActorKind.MONEY, name="0700 000 417", source=cases[0], by=by)
    _tie(collector, Tie.USER, money, cases[0], by)
    return collector


def _in_vienna(collector: Actor, cases: list[Source], by: User) -> None:
    """Another agency, another driver; the same woman collected."""
    agency = _named(
        cases[0], by, Involved.PROMISED, "Safari Kwetu Travel (fictional)", ActorKind.AGENCY, channel=Channel.OFFICE,
        promise="Care work in Austria, papers within a month",
    )  # fmt: skip
    driver = _named(cases[0], by, Involved.TRANSPORTED, "Ferdl", ActorKind.PERSON, place="Vienna", country="AT")
    house = _named(cases[-1], by, Involved.HOUSED, "Pension Lindenhain (fictional)", ActorKind.COMPANY, place="Vienna")
    number = enter_actor(kind=ActorKind.PHONE, name="+43 1 555 01 17", source=cases[0], by=by)
    add_name(driver, name="Ferdinand", kind=NameKind.SPELLING, source=cases[0], by=by)
    add_identifier(driver, kind=IdentifierKind.PHONE, value="+43 1 555 01 17", source=cases[0], by=by)
    for source in cases:
        involve(agency, source=source, by=by, role=Involved.PAPERS, place="Nairobi", country="KE")
        involve(driver, source=source, by=by, role=Involved.TRANSPORTED, place="Vienna", country="AT")
    for source in cases[:2]:
        involve(
            collector, source=source, by=by, role=Involved.PAID, amount=Decimal(180_000), currency="KES",
            paid="By mobile money, in two parts",
        )  # fmt: skip
    _tie(agency, Tie.PARTNER, house, cases[0], by)
    _tie(driver, Tie.USER, number, cases[0], by)
    stops = (Stop("Nairobi", "KE"), Stop("Doha", "QA", means=Means.PLANE), Stop("Vienna", "AT", means=Means.PLANE))
    record_route(title="Nairobi to Vienna by Doha", stops=stops, source=cases[0], by=by, actor=driver)


def _tie(actor: Actor, tie: Tie, other: Actor, source: Source, by: User) -> None:
    say_of_affiliation(actor, tie=tie, other=other, word=Word("The victim"), source=source, by=by)
