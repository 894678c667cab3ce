"""A page that is measured, who asks for it, and what it must keep to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from bench.client import Answer, Browser
from bench.stage import EMAIL
from demo.world import SETTINGS

MOST_QUERIES = 12
LIST, DETAIL = 3.0, 6.0  # how many times its floor a list and a page of one thing may take


class Reader(StrEnum):
    """A supervisor at headquarters, who sees all; a caseworker of the largest post, and of one of the smallest."""

    ALL = "supervisor"
    LARGE = "large post"
    SMALL = "small post"

    @property
    def email(self) -> str:
        posts = [setting.country.lower() for setting in SETTINGS.values()]
        return {Reader.ALL: EMAIL, Reader.LARGE: f"{posts[0]}.1@bench.example"}.get(
            self, f"{posts[-1]}.1@bench.example"
        )

    @property
    def rows(self) -> str:
        """The name of the floor of this reader's lists."""
        return "floor: the same 25 rows" + self.beside

    @property
    def row(self) -> str:
        return "floor: one row" + self.beside

    @property
    def beside(self) -> str:
        return "" if self is Reader.ALL else f", {self}"


@dataclass(frozen=True, slots=True)
class Page:
    """``ask(browser, turn, counted)`` makes the request of a turn; ``most`` is how many times its floor it may take."""

    name: str
    ask: Callable[[Browser, int, bool], Answer]
    floor: str = ""
    most: float | None = None
    is_goal: bool = True
    reader: Reader = Reader.ALL
    queries: int = MOST_QUERIES


def getting(paths: list[str]) -> Callable[[Browser, int, bool], Answer]:
    return lambda browser, turn, counted: browser.get(paths[turn % len(paths)], counted=counted)


def listed(name: str, path: str, readers: Iterable[Reader] = Reader, queries: int = MOST_QUERIES) -> list[Page]:
    """A list, for each of these readers."""
    return [Page(name + who.beside, getting([path]), who.rows, LIST, reader=who, queries=queries) for who in readers]


def detailed(name: str, path: str, readers: Iterable[Reader] = Reader, queries: int = MOST_QUERIES) -> list[Page]:
    return [Page(name + who.beside, getting([path]), who.row, DETAIL, reader=who, queries=queries) for who in readers]
