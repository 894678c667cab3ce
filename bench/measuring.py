"""Sampling the pages and their floors in turn, so that whatever else the machine does falls on all alike."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from itertools import islice
from statistics import median, quantiles

from bench.client import Answer, Browser
from bench.goals import Figures
from bench.page import Page
from bench.reader import Reader

_WARM_UP, _COUNTED = 5, 10
_LEAST, _LONGEST = 5, 20_000.0  # a slow page is not asked again after so many requests and milliseconds


@dataclass(frozen=True, slots=True)
class Turns:
    """How often a page is asked for: unmeasured, with its queries counted, timed."""

    warm: int
    counted: int
    timed: int

    @classmethod
    def of(cls, requests: int, most: int | None = None) -> "Turns":
        """Few requests need less before them; of ``most`` in all, the greater part is timed."""
        asked = min(requests, most) if most else requests
        if asked == 1:
            return cls(0, 1, 0)  # the only one is counted and timed
        warm, counted = min(_WARM_UP, asked // 4), max(1, min(_COUNTED, asked // 10))
        if most is None or most >= warm + counted + asked:
            return cls(warm, counted, asked)
        return cls(0, 1, most - 1)

    @property
    def all(self) -> int:
        return self.warm + self.counted + self.timed


@dataclass(frozen=True, slots=True)
class Measured:
    """Times in milliseconds; ``size`` is the median of the bytes over the wire; ``queries`` the most that were seen;
    ``timed``: of how many requests; ``failed``: how many were not answered as they should be, and how."""

    name: str
    address: str
    queries: int
    median: float
    percentile_95: float
    first_byte: float
    size: int
    times_floor: float | None
    times_empty: float | None
    timed: int
    goal: str
    met: bool | None
    missed: list[str]
    failed: str

    @property
    def row(self) -> dict[str, object]:
        return asdict(self)


@dataclass(slots=True)
class _Taken:
    timed: list[Answer] = field(default_factory=list)
    counted: list[Answer] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)

    @property
    def is_enough(self) -> bool:
        return len(self.timed) >= _LEAST and sum(answer.milliseconds for answer in self.timed) > _LONGEST

    @property
    def times(self) -> list[float]:
        return [answer.milliseconds for answer in self.timed or self.counted]


def measure(browsers: Mapping[Reader, Browser], pages: list[Page], requests: int) -> list[Measured]:
    """Every turn is another, so that what can be done to a thing once is done to another thing each time."""
    plans = {page.name: Turns.of(requests, page.turns) for page in pages}
    taken = {page.name: _Taken() for page in pages}
    for turn in range(max(plan.all for plan in plans.values())):
        for page in pages:
            if turn < plans[page.name].all and not taken[page.name].is_enough:
                _ask(browsers[page.reader], page, turn, plans[page.name], taken[page.name])
    return [_measured(page, taken) for page in pages]


def _ask(browser: Browser, page: Page, turn: int, plan: Turns, taken: _Taken) -> None:
    is_counted = plan.warm <= turn < plan.warm + plan.counted
    try:
        answer = page.ask(browser, turn, is_counted)
    except LookupError as absent:  # the page that should hold a form holds none
        taken.failed.append(0)
        taken.counted.append(Answer(0, 0.0, 0, 0, str(absent)))
        return
    if answer.status not in page.answers:
        taken.failed.append(answer.status)
    if is_counted:
        taken.counted.append(answer)
    elif turn >= plan.warm:
        taken.timed.append(answer)


def _measured(page: Page, taken: Mapping[str, _Taken]) -> Measured:
    own = taken[page.name]
    answers, middle = own.timed or own.counted, median(own.times)
    figures = Figures(
        queries=max((answer.queries for answer in own.counted), default=0),
        median=round(middle, 1),
        percentile_95=round(_percentile_95(own.times), 1),
        first_byte=round(_percentile_95([answer.first_byte for answer in answers]), 1),
        times_floor=_ratio(middle, taken.get(page.floor)),
    )
    missed = page.goal.missed(figures)
    return Measured(
        name=page.name, address=page.address, queries=figures.queries, median=figures.median,
        percentile_95=figures.percentile_95, first_byte=figures.first_byte, times_floor=figures.times_floor,
        times_empty=_ratio(middle, next(islice(taken.values(), 1))), size=int(median(one.size for one in answers)),
        timed=len(answers), goal=page.goal.words, met=not missed if page.goal.words else None, missed=missed,
        failed=", ".join(f"{own.failed.count(status)} x {status}" for status in sorted(set(own.failed))),
    )  # fmt: skip


def _percentile_95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def _ratio(middle: float, floor: _Taken | None) -> float | None:
    return round(middle / median(floor.times), 2) if floor and floor.times and median(floor.times) else None
