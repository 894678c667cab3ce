"""What is measured and how it is judged, without a server."""

from itertools import count

import pytest

from bench.client import Answer, Browser
from bench.goals import EXPORT, LIST, ONE, SAVE, TYPED, Figures, Goal
from bench.measuring import Measured, Turns, measure
from bench.page import Ask, Page
from bench.reader import Reader

FLOOR = "floor: the same 25 rows"


def figures(**changes: float) -> Figures:
    usual = {"queries": 8, "median": 30.0, "percentile_95": 50.0, "first_byte": 20.0, "times_floor": 3.0}
    return Figures(**usual | changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("goal", "changes", "missed"),
    [
        (LIST, {}, []),
        (LIST, {"queries": 9, "times_floor": 3.01}, ["x floor", "queries"]),
        (ONE, {"queries": 12, "times_floor": 6.0}, []),
        (SAVE, {"queries": 99, "times_floor": 8.1}, ["x floor"]),
        (TYPED, {"percentile_95": 50.1}, ["95 %"]),
        (EXPORT, {"median": 60_000.0, "first_byte": 999.0}, []),
        (Goal(), {"median": 9_999.0}, []),
    ],
)
def test_a_goal_says_what_is_over_its_limit(goal: Goal, changes: dict[str, float], missed: list[str]) -> None:
    assert goal.missed(figures(**changes)) == missed


@pytest.mark.parametrize(
    ("requests", "most", "turns"),
    [
        (100, None, Turns(5, 10, 100)),
        (20, None, Turns(5, 2, 20)),
        (1, None, Turns(0, 1, 0)),
        (100, 20, Turns(0, 1, 19)),
        (100, 1, Turns(0, 1, 0)),
        (100, 115, Turns(5, 10, 100)),
    ],
)
def test_few_requests_need_less_before_them(requests: int, most: int | None, turns: Turns) -> None:
    """What can be done so often only is never asked for more often."""
    assert Turns.of(requests, most) == turns
    assert most is None or turns.all <= most


def taking(milliseconds: float, status: int = 200, queries: int = 5) -> Ask:
    def ask(browser: Browser, turn: int, counted: bool) -> Answer:
        return Answer(status, milliseconds, 100, queries if counted else 0, "", 1.0)

    return ask


def measured(*pages: Page, requests: int = 4) -> dict[str, Measured]:
    return {one.name: one for one in measure({Reader.ALL: Browser(0)}, list(pages), requests)}


def test_a_page_is_judged_by_its_floor() -> None:
    found = measured(
        Page("floor: an empty view", "", taking(2)), Page(FLOOR, "", taking(10)), Page("a:list", "", taking(35), LIST)
    )
    page = found["a:list"]
    assert (page.times_floor, page.times_empty, page.queries) == (3.5, 17.5, 5)
    assert (page.met, page.missed) == (False, ["x floor"])
    assert found[FLOOR].met is None


def test_every_turn_is_another() -> None:
    """What was done to one thing is done to the next, also while warming up and counting."""
    seen: list[int] = []

    def ask(browser: Browser, turn: int, counted: bool) -> Answer:
        seen.append(turn)
        return Answer(302, 1.0, 0, 0, "")

    measured(Page("a:save", "sent", ask, SAVE, answers=(302,)), requests=20)
    assert seen == list(range(27))


def test_what_is_not_answered_as_it_should_be_is_told_and_does_not_stop_the_rest() -> None:
    statuses = count(1)

    def ask(browser: Browser, turn: int, counted: bool) -> Answer:
        return Answer(200 if next(statuses) % 2 else 500, 1.0, 0, 0, "")

    def without_form(browser: Browser, turn: int, counted: bool) -> Answer:
        raise LookupError("no form")

    found = measured(Page("a:page", "", ask), Page("a:save", "", without_form), Page("b:page", "", taking(1)))
    assert found["a:page"].failed == "3 x 500"
    assert found["a:save"].failed == "6 x 0"
    assert found["b:page"].failed == ""


def test_a_page_says_who_asks_and_what_for() -> None:
    page = Page("cases:list", "view=late", taking(1), LIST, Reader.SMALL)
    assert (page.name, page.floor) == ("cases:list, view=late (small post)", f"{FLOOR} (small post)")


def test_a_slow_page_is_asked_a_few_times_only() -> None:
    """A file of a million lines would take hours; how often it was asked stands beside it."""
    found = measured(Page("a:slow", "", taking(9_000)), Page("a:page", "", taking(9)), requests=100)
    assert (found["a:slow"].timed, found["a:page"].timed) == (5, 100)
