"""What binds actors to each other and to authorities, on which ways people were taken, and what is contested."""

from datetime import timedelta

from bench.actors import said
from bench.stage import Stage
from core.dates import PartialDate
from networks.choices import CorrectionState, Means, ReviewDecision, Stance, Tie
from networks.models import (
    Actor,
    ActorReview,
    Advertisement,
    Affiliation,
    AffiliationResolution,
    AffiliationWord,
    CorrectionRequest,
    Route,
    RouteStop,
)

_WAY = ("Nairobi", "Addis Ababa", "Istanbul", "Moscow", "Belgorod")


def ties(stage: Stage, actors: list[Actor]) -> None:
    """Of every third actor, the busy ones more often."""
    if len(actors) < 2:
        return
    seen: set[tuple[int, str, int]] = set()
    for _each in range(max(len(actors) // 3, 1)):
        actor, other = (actors[int(len(actors) * stage.chance.random() ** 2)] for _end in range(2))
        tie = stage.chance.choice(Tie.values)
        if actor is not other and (actor.pk, tie, other.pk) not in seen:
            seen.add((actor.pk, tie, other.pk))
            _words(
                stage, stage.ledger.add(Affiliation(actor=actor, tie=tie, other=other, recorded_by=actor.entered_by))
            )
    for number, actor in enumerate(actors[::50]):
        authority = stage.offices[number % len(stage.offices)].authorities[0]
        bond = Affiliation(actor=actor, tie=Tie.EMPLOYEE, authority=authority, recorded_by=actor.entered_by)
        _words(stage, stage.ledger.add(bond))


def _words(stage: Stage, bond: Affiliation) -> None:
    """Mostly one says so; sometimes another denies it."""
    words = []
    for stance, share in ((Stance.CLAIMS, 1), (Stance.DENIES, 0.2)):
        if stage.chance.random() < share:
            told = {"speaker": "A returned recruit", "text": "He works for them.", **said(stage, bond.actor.case)}
            day = PartialDate.from_date(stage.today)
            words.append(stage.ledger.add(AffiliationWord(affiliation=bond, stance=stance, said_on=day, **told)))
    if len(words) > 1 and stage.chance.random() < 0.5:
        _resolve(stage, bond, words)


def _resolve(stage: Stage, bond: Affiliation, words: list[AffiliationWord]) -> None:
    resolution = stage.ledger.add(
        AffiliationResolution(affiliation=bond, held=Stance.CLAIMS, reason="His pass.", resolved_by=bond.recorded_by)
    )
    for word in words:
        stage.ledger.add(AffiliationResolution.weighed.through(affiliationresolution=resolution, affiliationword=word))


def evidence(stage: Stage, actors: list[Actor]) -> None:
    """Of one in ten a route, of one in ten an advertisement, of some a contest or a review."""
    for number, actor in enumerate(actors):
        if number % 10 == 0:
            _route(stage, actor)
        if number % 10 == 1 or number == 0:
            _advertisement(stage, actor)
        if number % 100 == 0:
            _rights(stage, actor, is_open=number % 300 == 0)


def _route(stage: Stage, actor: Actor) -> None:
    add, chance = stage.ledger.add, stage.chance
    route = add(Route(actor=actor, title="By way of Istanbul", **said(stage, actor.case)))
    for position, place in enumerate(_WAY[: chance.randrange(2, len(_WAY) + 1)]):
        add(RouteStop(route=route, position=position, place=place, means=chance.choice(Means.values)))


def _advertisement(stage: Stage, actor: Actor) -> None:
    stage.ledger.add(
        Advertisement(
            actor=actor, file=f"bench/ad-{actor.pk}", name="poster.png", content_type="image/png", size=40_000,
            sha256=f"{actor.pk:064x}", seen_at=stage.now, address="https://posters.example", text="Guards wanted",
            **said(stage, actor.case),
        )
    )  # fmt: skip


def _rights(stage: Stage, actor: Actor, *, is_open: bool) -> None:
    add = stage.ledger.add
    first, second = stage.offices[0].officers[:2]
    decided = {} if is_open else {"decision": "The source holds.", "decided_at": stage.now, "decided_by": second}
    state = CorrectionState.OPEN if is_open else CorrectionState.REJECTED
    contest = {"contested": "It was not me.", "contested_by": "His lawyer", "received_on": stage.today}
    add(CorrectionRequest(actor=actor, state=state, recorded_by=first, **contest, **decided))
    again = stage.today + timedelta(days=400)
    add(ActorReview(actor=actor, decision=ReviewDecision.KEEP, reason="In court", next_on=again, reviewed_by=first))
