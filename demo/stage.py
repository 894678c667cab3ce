"""The stage: plays stories in the order of time, through the verbs that the pages use.

A story is a generator that yields *cues*: who acts next, and when. The verbs write the present moment, so the stage
notes when each scene was really played, and ``demo.history`` moves what it wrote to when the scene takes place.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from random import Random
from typing import NamedTuple

import pghistory
from django.utils import timezone

from accounts.models import Post, User
from cases.models import Incident
from diplomacy.models import Authority


class Cue(NamedTuple):
    """The next scene: when, and by whom."""

    at: datetime
    by: User


class Scene(NamedTuple):
    """When a scene really began, and when it takes place in the story."""

    begun: datetime
    takes_place: datetime


Story = Iterator[Cue]


@dataclass(slots=True)
class Cast:
    """Who and what the stories may use. ``now`` is the end of all of them."""

    now: datetime
    posts: dict[str, Post] = field(default_factory=dict)
    caseworkers: dict[str, list[User]] = field(default_factory=dict)
    supervisors: dict[str, User] = field(default_factory=dict)
    authorities: dict[tuple[str, str], Authority] = field(default_factory=dict)
    incidents: dict[str, Incident] = field(default_factory=dict)


@dataclass(slots=True)
class Stage:
    scenes: list[Scene] = field(default_factory=list)

    def play(self, stories: list[Story]) -> None:
        """All of them, each scene when its time comes."""
        waiting: list[tuple[datetime, int, Cue, Story]] = []
        for number, story in enumerate(stories):
            _queue(waiting, number, story)
        while waiting:
            _at, number, cue, story = heapq.heappop(waiting)
            self.scenes.append(Scene(timezone.now(), cue.at))
            with pghistory.context(user=cue.by.pk, name=str(cue.by), demo_moment=cue.at.isoformat()):
                _queue(waiting, number, story)


def _queue(waiting: list[tuple[datetime, int, Cue, Story]], number: int, story: Story) -> None:
    cue = next(story, None)
    if cue is not None:
        heapq.heappush(waiting, (cue.at, number, cue, story))


def chance_of(seed: int, *parts: object) -> Random:
    """A chance of its own for each story, so that one more story changes no other."""
    return Random(f"{seed}:{':'.join(map(str, parts))}")  # noqa: S311  fiction, not secrets
