"""Routes on the map: from country to country, as thick as the cases that the reader may see."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from cases.models import Case
from core.atlas import HEIGHT, WIDTH
from core.dates import PartialDate
from networks.models import Route
from networks.picture.ways import Way, legs, way_map
from networks.services.ways import flows, map_of_route
from tests.factories import CaseFactory, RouteFactory, RouteStopFactory

pytestmark = pytest.mark.django_db
ROUTES = reverse("networks:routes")


def taken(*countries: str, **fields: object) -> Route:
    """A route through these countries; "" is a place whose country nobody told."""
    route: Route = RouteFactory.create(**fields)
    for position, country in enumerate(countries, start=1):
        RouteStopFactory.create(route=route, position=position, country=country, place=f"Town {position}")
    return route


def test_several_places_in_one_country_are_one_and_places_without_are_passed_over() -> None:
    assert legs(["KE", "TR", "TR", "", "RU", "RU"]) == [("KE", "TR"), ("TR", "RU")]
    assert legs(["KE", "TR", "KE"]) == [("KE", "TR"), ("TR", "KE")]
    assert legs(["", "KE", ""]) == legs([]) == []


def test_each_way_counts_the_cases_and_routes_once(officer: User, case: Case) -> None:
    for _time in range(2):
        taken("KE", "TR", "RU", case=case)
    taken("KE", "TR", case=CaseFactory.create(post=case.post))
    taken("KE", "TR")
    found = {(flow.start, flow.end): (len(flow.cases), len(flow.routes)) for flow in flows(officer)}
    assert found == {("KE", "TR"): (2, 4), ("TR", "RU"): (1, 2)}


def test_the_days_that_are_told_stand_beside(officer: User) -> None:
    route = RouteFactory.create()
    for position, (country, day) in enumerate((("KE", "2026-05~"), ("TR", ""), ("RU", "2026-06-03")), start=1):
        RouteStopFactory.create(route=route, position=position, country=country, happened_on=PartialDate(day))
    first, second = sorted(flows(officer), key=lambda flow: flow.start)
    assert (str(first.first), str(first.last)) == ("about May 2026", "about May 2026")
    assert str(second.last) == "3 Jun 2026"


def test_a_case_that_the_reader_may_not_see_leaves_no_way(
    desk: Client, officer: User, case: Case, case_elsewhere: Case, restricted_case: Case
) -> None:
    taken("KE", "TR", case=case)
    before = desk.get(ROUTES).content
    for hidden in (case_elsewhere, restricted_case):
        taken("KE", "TR", "SY", case=hidden, title="secret way")
    assert [(flow.start, flow.end, len(flow.cases)) for flow in flows(officer)] == [("KE", "TR", 1)]
    page = desk.get(ROUTES).content
    assert page.count(b"Syria") == before.count(b"Syria") == 0
    assert b"secret way" not in page
    assert b"secret way" not in desk.get(ROUTES, {"from": "TR", "to": "SY"}).content


def test_more_cases_make_a_thicker_line_and_there_and_back_are_two() -> None:
    drawn = way_map([Way("KE", "TR", 1, "a"), Way("TR", "KE", 50, "b")], {"KE": "Kenya", "TR": "Türkiye"})
    assert drawn is not None
    thick, thin = drawn.arcs
    assert (thick.title, thin.title) == ("b", "a")
    assert float(thick.width) > float(thin.width)
    assert thick.path != thin.path


@pytest.mark.parametrize("codes", [("KE",), ("KE", "TR", "RU"), ("US", "NZ"), ("FJ", "CL", "CA", "RU", "AU")])
def test_the_part_of_the_world_that_is_shown_holds_every_pin(codes: tuple[str, ...]) -> None:
    drawn = way_map([], {code: code for code in codes})
    assert drawn is not None
    left, top, width, height = (float(part) for part in drawn.view.split())
    for pin in drawn.pins:
        assert left <= float(pin.x) <= left + width
        assert top <= float(pin.y) <= top + height
    assert left >= 0
    assert top >= 0
    assert left + width <= WIDTH + 1
    assert top + height <= HEIGHT + 1


def test_a_country_that_the_map_does_not_draw_is_in_the_table_only(desk: Client, officer: User) -> None:
    route = taken("KE", "AQ")
    assert way_map([], {"AQ": "Antarctica"}) is None or "AQ" in dict.fromkeys(flow.end for flow in flows(officer))
    page = desk.get(ROUTES).content.decode()
    assert "Antarctica" in page
    assert desk.get(route.get_absolute_url()).status_code == 200


def test_a_route_of_places_alone_has_no_map(desk: Client) -> None:
    route = taken("", "")
    assert map_of_route(route) is None
    assert '<svg class="map' not in desk.get(route.get_absolute_url()).content.decode()


def test_a_number_of_routes_leads_to_them(desk: Client) -> None:
    first, second = taken("KE", "TR", title="By Istanbul"), taken("KE", "QA", title="By Doha")
    page = desk.get(ROUTES).content.decode()
    assert "?from=KE&amp;to=TR#list" in page
    narrowed = desk.get(ROUTES, {"from": "KE", "to": "TR"}).content.decode()
    assert first.title in narrowed
    assert second.title not in narrowed


@pytest.mark.parametrize("query", [{"from": "XX", "to": "\0"}, {"from": "<script>"}, {"to": "KE"}])
def test_a_way_that_nobody_went_is_said(desk: Client, query: dict[str, str]) -> None:
    taken("KE", "TR", title="By Istanbul")
    page = desk.get(ROUTES, query).content.decode()
    assert "Nobody is known to have gone this way" in page
    assert "By Istanbul" not in page
    assert "<script>" not in page.split("<main")[1].split("</main")[0]


def test_the_map_costs_the_same_however_many_routes(desk: Client, case: Case) -> None:
    counts = []
    for many in (1, 12):
        for _time in range(many):
            taken("KE", "TR", "RU", case=case)
        desk.get(ROUTES)
        with CaptureQueriesContext(connection) as queries:
            desk.get(ROUTES)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 10
