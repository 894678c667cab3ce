"""The counts beside the list are those of the lists that they lead to."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from cases.filters import counting
from cases.filters.case_filter import CaseFilter
from cases.filters.form import FACETS, VIEWS
from core import paging
from core.paging import AtLeast
from tests.conftest import SignedIn
from tests.factories import CaseFactory, UserFactory
from tests.reports.scenes import Ministry, ministry

pytestmark = pytest.mark.django_db
QUERIES = [
    "",
    "open=all",
    "open=closed",
    "status=captured",
    "status=captured&status=detained&country=RU",
    "assignee=me",
    "assignee=none",
    "assignee=0",
    "assignee=nobody-at-all",
    "view=late",
    "view=no-access&status=captured",
    "view=unassigned&country=SA",
    "late=1&country=UA",
    "access=none",
    "finding=presumed_victim",
    "opened_from=2026-01-01&status=reported",
    "q=zzzz",
]


def shown(query: QueryDict, people: Ministry) -> int:
    return CaseFilter(query, people.supervisor).cases.count()


@pytest.mark.parametrize("address", QUERIES)
def test_every_choice_counts_what_it_would_show(address: str) -> None:
    people = ministry()
    query = QueryDict(address)

    counts = CaseFilter(query, people.supervisor).counts()

    for facet in FACETS:
        for choice, count in counts[facet].items():
            chosen = query.copy()
            chosen.setlist(facet, [choice])
            assert shown(chosen, people) == count, (facet, choice)
    assert counts["total"]["all"] == shown(query, people)


@pytest.mark.parametrize("address", QUERIES)
def test_every_tab_counts_the_open_cases_that_it_shows(address: str) -> None:
    people = ministry()

    counts = CaseFilter(QueryDict(address), people.supervisor).counts()

    assert counts["view"] == {view: shown(QueryDict(f"view={view}"), people) for view in VIEWS}


@pytest.mark.parametrize("address", QUERIES)
def test_the_late_ones_among_the_list_are_counted(address: str) -> None:
    people = ministry()
    found = CaseFilter(QueryDict(address), people.supervisor)

    assert found.counts()["total"]["late"] == found.cases.late().count()


def test_the_counts_take_one_query() -> None:
    people = ministry()
    found = CaseFilter(QueryDict("status=captured&late=1"), people.supervisor)
    _loaded = people.supervisor.scope

    with CaptureQueriesContext(connection) as queries:
        found.counts()

    assert len(queries) == 1


def test_cases_of_others_are_in_no_count() -> None:
    people = ministry()
    CaseFactory.create(post=people.moscow, country="MM", restricted=True)

    assert "MM" not in CaseFilter(QueryDict(), people.caseworker).counts()["country"]
    assert CaseFilter(QueryDict(), UserFactory.create()).counts()["total"] == {"all": 0, "late": 0}


def test_of_very_many_the_counts_say_how_many_there_are_at_least(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MOST", 2)
    people = ministry()

    counts = CaseFilter(QueryDict("priority=normal"), people.supervisor).counts()

    assert str(counts["total"]["all"]) == "2+"
    assert set(counts["country"]) == {"RU", "UA", "SA", "LB"}
    assert all(str(number).endswith("+") for number in counts["country"].values())


def test_what_is_counted_ahead_is_counted_whatever_the_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "MOST", 2)
    people = ministry()

    counts = CaseFilter(QueryDict("status=captured&open=all"), people.supervisor).counts()

    assert str(counts["total"]["all"]) == "3"
    assert sum(counts["status"].values()) > 2


def test_of_very_many_late_ones_that_there_are_more(monkeypatch: pytest.MonkeyPatch, signed_in: SignedIn) -> None:
    for place in (counting, paging):
        monkeypatch.setattr(place, "MOST_COUNTED", 1)
    people = ministry()

    page = signed_in(people.supervisor).get("/cases/").content.decode()

    assert "1+ late" in page
    assert 'Late <span class="num">1+</span>' in page


def test_who_is_named_on_a_restricted_case_has_it_in_his_counts() -> None:
    people = ministry()
    case = CaseFactory.create(
        post=people.riyadh, country="MM", restricted=True, named=[people.caseworker], captured=True
    )

    counts = CaseFilter(QueryDict(), people.caseworker).counts()

    assert counts["country"]["MM"] == 1
    assert counts["view"]["no-access"] == CaseFilter(QueryDict("view=no-access"), people.caseworker).cases.count()
    assert str(case.post_id) in counts["post"]


def test_large_numbers_are_grouped_as_people_read_them() -> None:
    counts = counting.Counts({"total": {"all": 177_607, "late": AtLeast(1_000)}}, {})
    assert [str(number) for number in counts["total"].values()] == ["177,607", "1,000+"]
    assert counts["total"]["all"] == 177_607


@pytest.mark.parametrize(
    "address", ["finding=presumed_victim&open=all", "view=mine", "view=unassigned&finding=not_assessed"]
)
def test_whose_cases_and_what_was_found_is_counted_ahead_too(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    people = ministry()
    expected = CaseFilter(QueryDict(address), people.supervisor).cases.count()
    monkeypatch.setattr(counting, "MOST", 0)

    counts = CaseFilter(QueryDict(address), people.supervisor).counts()

    assert str(counts["total"]["all"]) == str(expected)


def test_of_a_closed_list_none_is_late() -> None:
    people = ministry()

    assert CaseFilter(QueryDict("open=closed&view=late"), people.supervisor).counts()["total"] == {"all": 0, "late": 0}
