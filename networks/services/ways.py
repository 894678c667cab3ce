"""Routes as ways from country to country, as one person may see them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_countries import countries

from accounts.models import User
from core.dates import PartialDate
from networks.models import Route, RouteStop
from networks.picture.ways import Way, WayMap, legs, way_map

MOST = 2_000  # routes, the newest


@dataclass(slots=True)
class Flow:
    """All who went from one country to the next. ``cases``: numbers of the cases; some routes belong to none."""

    start: str
    end: str
    routes: set[int] = field(default_factory=set)
    cases: set[int] = field(default_factory=set)
    days: list[PartialDate] = field(default_factory=list)

    @property
    def start_name(self) -> str:
        return str(countries.name(self.start))

    @property
    def end_name(self) -> str:
        return str(countries.name(self.end))

    @property
    def first(self) -> PartialDate | None:
        return min(self.days, key=_earliest, default=None)

    @property
    def last(self) -> PartialDate | None:
        return max(self.days, key=_earliest, default=None)


def _earliest(day: PartialDate) -> date:
    return day.earliest or date.min


def flows(user: User) -> list[Flow]:
    """Of the newest routes that this person may see, those with the most cases first; one query."""
    newest = Route.objects.visible_to(user).standing().order_by("-pk").values("pk")[:MOST]
    stops = RouteStop.objects.filter(route__in=newest).select_related("route").order_by("route", "position")
    taken: dict[Route, list[RouteStop]] = defaultdict(list)
    for stop in stops:
        taken[stop.route].append(stop)
    found: dict[tuple[str, str], Flow] = {}
    for route, passed in taken.items():
        for leg in legs(stop.country.code or "" for stop in passed):
            _add(found.setdefault(leg, Flow(*leg)), route, passed)
    return sorted(found.values(), key=lambda flow: (-len(flow.cases), -len(flow.routes), flow.start, flow.end))


def _add(flow: Flow, route: Route, passed: Iterable[RouteStop]) -> None:
    flow.routes.add(route.pk)
    if route.case_id is not None:
        flow.cases.add(route.case_id)
    ends = (flow.start, flow.end)
    flow.days += [stop.happened_on for stop in passed if stop.happened_on and stop.country.code in ends]


def map_of(found: Iterable[Flow]) -> WayMap | None:
    """Each way as thick as the number of its cases."""
    found = list(found)
    names = {code: str(countries.name(code)) for flow in found for code in (flow.start, flow.end)}
    return way_map([Way(flow.start, flow.end, len(flow.cases), _title(flow)) for flow in found], names)


def map_of_route(route: Route) -> WayMap | None:
    """Its places in their order, as far as their countries are known; from the stops that were fetched with it."""
    passed = [stop.country for stop in route.stops.all() if stop.country]
    names = {str(country.code): str(country.name) for country in passed}
    ways = [Way(*leg, 1, f"{names[leg[0]]} → {names[leg[1]]}") for leg in legs(str(country.code) for country in passed)]
    return way_map(dict.fromkeys(ways), names)


def _title(flow: Flow) -> str:
    cases = ngettext("%(count)d case", "%(count)d cases", len(flow.cases)) % {"count": len(flow.cases)}
    routes = ngettext("%(count)d route", "%(count)d routes", len(flow.routes)) % {"count": len(flow.routes)}
    return _("%(start)s → %(end)s: %(cases)s, %(routes)s") % {
        "start": flow.start_name, "end": flow.end_name, "cases": cases, "routes": routes,
    }  # fmt: skip
