"""Sampling the pages and their floors in turn, so that whatever else the machine does falls on all alike."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from statistics import median, quantiles

from bench.client import Answer, Browser
from bench.page import Page, Reader

_WARM_UP = 5


@dataclass(frozen=True, slots=True)
class Measured:
    """Times in milliseconds; ``size`` is the median of the bytes over the wire; ``queries`` the most that were seen."""

    name: str
    queries: int
    median: float
    percentile_95: float
    size: int
    times_floor: float | None
    goal: str
    met: bool | None

    @property
    def row(self) -> dict[str, object]:
        return asdict(self)


def measure(browsers: Mapping[Reader, Browser], pages: list[Page], requests: int) -> list[Measured]:
    for turn in range(_WARM_UP):
        for page in pages:
            _ask(browsers, page, turn, counted=False)
    counted = {page.name: max(_ask(browsers, page, turn, counted=True).queries for turn in range(10)) for page in pages}
    taken: dict[str, list[Answer]] = {page.name: [] for page in pages}
    for turn in range(requests):
        for page in pages:
            taken[page.name].append(_ask(browsers, page, turn, counted=False))
    return [_measured(page, taken, counted[page.name]) for page in pages]


def _ask(browsers: Mapping[Reader, Browser], page: Page, turn: int, *, counted: bool) -> Answer:
    answer = page.ask(browsers[page.reader], turn, counted)
    if answer.status not in {200, 302}:
        raise RuntimeError(f"{page.name}: the server answered {answer.status}")
    return answer


def _measured(page: Page, taken: dict[str, list[Answer]], queries: int) -> Measured:
    times = [answer.milliseconds for answer in taken[page.name]]
    floor = median(answer.milliseconds for answer in taken[page.floor]) if page.floor else None
    ratio = median(times) / floor if floor else None
    goals = [f"{page.queries} queries"] + ([f"{page.most:g} times its floor"] if page.most else [])
    met = queries <= page.queries and (page.most is None or ratio is None or ratio <= page.most)
    return Measured(
        name=page.name,
        queries=queries,
        median=round(median(times), 1),
        percentile_95=round(quantiles(times, n=20)[-1] if len(times) > 1 else times[0], 1),
        size=int(median(answer.size for answer in taken[page.name])),
        times_floor=round(ratio, 2) if ratio else None,
        goal=", ".join(goals) if page.is_goal else "",
        met=met if page.is_goal else None,
    )
