"""Loading the demonstration: all of it in one transaction, or nothing."""

from datetime import UTC, datetime, timedelta

import pghistory
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases.models import Case
from core.choices import Sex
from demo import (
    connected,
    contradictions,
    diplomatic,
    history,
    lists,
    papers,
    plans,
    promises,
    recruiters,
    talks,
    unidentified,
)
from demo.cast import assemble
from demo.life import Life, Plan, moments_of
from demo.names import person
from demo.stage import Cast, Scene, Stage, Story, chance_of
from demo.world import SETTINGS
from nationals.models import National


@transaction.atomic
def load(*, seed: int, nationals: int = 300, cases: int = 350, now: datetime | None = None) -> None:
    """Play the lives of ``nationals`` fictional people in ``cases`` cases, up to the beginning of the day of ``now``:
    loaded in the morning or in the evening, they are the same."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    now = midnight.astimezone(UTC)
    stage = Stage()
    stage.scenes.append(Scene(timezone.now(), now - timedelta(days=900)))
    with pghistory.context(user=None, demo_moment=stage.scenes[0].takes_place.isoformat()):
        cast = assemble(seed, now)
    lives = [_biography(cast, seed, number, own) for number, own in enumerate(_shared(seed, nationals, cases))]
    stage.play([*lives, *diplomatic.rounds(cast, seed), *_more(cast, seed)])
    history.move_into_the_past(stage.scenes)
    talks.brief(cast)


def _more(cast: Cast, seed: int) -> list[Story]:
    others = (lists, talks, recruiters, connected, papers, promises, contradictions)
    return [*unidentified.stories(cast, seed), *(story for kind in others for story in kind.stories(cast))]


def is_empty() -> bool:
    return not (User.objects.exists() or National.objects.exists() or Case.objects.exists())


def _shared(seed: int, nationals: int, cases: int) -> list[list[Plan]]:
    """Each national's cases; where one has two, the earlier is closed."""
    every = plans.chosen(cases, chance_of(seed, "plans"))
    closed = [plan for plan in every if plan.chapters[-1:] == ("close",) and "record_death" not in plan.chapters]
    earlier = closed[: max(cases - nationals, 0)]
    for plan in earlier:
        every.remove(plan)
    later = [plan for plan in every if not plan.incident][: len(earlier)]
    for plan in later:
        every.remove(plan)
    return [[first, second] for first, second in zip(earlier, later, strict=True)] + [[plan] for plan in every]


def _biography(cast: Cast, seed: int, number: int, own: list[Plan]) -> Story:
    chance = chance_of(seed, "person", number)
    restricted = own[-1].restricted
    setting = SETTINGS[chance.choice(own[-1].countries)]
    men = {"RU": 0.95, "UA": 1.0, "SA": 0.25, "LB": 0.1, "IQ": 0.2}.get(setting.country, 0.55)
    who = person(chance, sex=Sex.MALE if chance.random() < men else Sex.FEMALE)
    known: National | None = None
    moments = moments_of(own[-1], chance, cast.now)
    lives = [(own[-1], moments)]
    if len(own) > 1:
        before = moments_of(own[0], chance, moments[0] - timedelta(days=30))
        lives.insert(0, (own[0], before))
    for plan, times in lives:
        clerks = cast.caseworkers[setting.post]
        clerk = clerks[0] if restricted else chance.choice(clerks)
        life = Life(cast, chance, plan, setting, who, clerk, cast.posts[setting.post], times)
        yield from life.story(known)
        known = life.national
