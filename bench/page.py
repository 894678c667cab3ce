"""A page that is measured, who asks for it, and what it must keep to."""

from collections.abc import Callable
from dataclasses import dataclass

from bench.client import Answer, Browser
from bench.goals import A_FLOOR, Floor, Goal
from bench.reader import Reader

Ask = Callable[[Browser, int, bool], Answer]


@dataclass(frozen=True, slots=True)
class Page:
    """``ask(browser, turn, counted)`` makes the request of a turn; ``address`` is the name of its URL; ``turns``: it
    can be asked so often and no more; ``answers``: what the server says when all is well."""

    address: str
    words: str
    ask: Ask
    goal: Goal = A_FLOOR
    reader: Reader = Reader.ALL
    turns: int | None = None
    answers: tuple[int, ...] = (200,)

    @property
    def name(self) -> str:
        return self.address + (f", {self.words}" if self.words else "") + self.reader.beside

    @property
    def floor(self) -> str:
        """The name of the page that is its floor: the same reader's, but for the empty view, which is everybody's."""
        floor = self.goal.floor
        return floor.value if floor in {Floor.NONE, Floor.EMPTY} else floor.value + self.reader.beside


def getting(paths: list[str]) -> Ask:
    return lambda browser, turn, counted: browser.get(paths[turn % len(paths)], counted=counted)
