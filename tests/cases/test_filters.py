"""What is chosen and typed beside the list of cases finds the cases of which the tables say so, and no others."""

from datetime import date, timedelta
from urllib.parse import quote

import pytest
from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from accounts.models import Post, User
from cases.choices import Finding, Priority, Status
from cases.filters import case_filter
from cases.filters.case_filter import CaseFilter
from cases.filters.form import SORTS
from cases.models import Case, Listing
from core.paging import KEY
from nationals.index import refresh_index
from tests.conftest import SignedIn
from tests.factories import CaseFactory, IncidentFactory, PostFactory, TaskFactory, UserFactory
from tests.factories.nationals import AliasFactory
from tests.reports.scenes import ministry

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=400)
SAME = {
    "finding=presumed_victim": Q(assessment__conclusion=Finding.PRESUMED_VICTIM),
    "finding=not_assessed": Q(assessment=None) | Q(assessment__conclusion=Finding.NOT_ASSESSED),
    "finding=presumed_victim&finding=not_assessed": ~Q(assessment__conclusion=Finding.NOT_VICTIM),
    "priority=life_at_risk&priority=urgent": ~Q(priority=Priority.NORMAL),
    "county=NYERI": Q(national__home_county="Nyeri"),
    "county=ДНІПРО": Q(national__home_county="Дніпро"),
    "status=captured&country=UA": Q(status=Status.CAPTURED, country="UA"),
    "assignee=none": Q(assignee=None),
    "opened_to=2025-12-31": Q(opened_at__date__lte=date(2025, 12, 31)),
    "opened_from=2025-12-31": Q(opened_at__date__gte=date(2025, 12, 31)),
    "opened_to=9999-12-31": Q(),
    "opened_from=0001-01-01": Q(),
}


@pytest.fixture
def post() -> Post:
    found: Post = PostFactory.create()
    return found


@pytest.fixture
def officer(post: Post) -> User:
    found: User = UserFactory.create(caseworker=post)
    return found


def found(address: str, user: User) -> set[Case]:
    rows = set(CaseFilter(QueryDict(address), user).cases)
    assert rows == set(CaseFilter(QueryDict(address), user).page(Case.objects.visible_to(user)).rows)
    return rows


@pytest.mark.parametrize("address", SAME)
def test_a_filter_shows_what_the_tables_say(address: str) -> None:
    people = ministry()
    CaseFactory.create(post=people.moscow, national__home_county="Nyeri", country="UA", captured=True)
    CaseFactory.create(post=people.moscow, national__home_county="Дніпро", priority=Priority.URGENT, opened_at=LONG_AGO)
    wanted = set(Case.objects.visible_to(people.supervisor).filter(SAME[address]))
    assert wanted
    assert found(f"{address}&open=all", people.supervisor) == wanted
    assert found(address, people.supervisor) == {case for case in wanted if case.is_open}


@pytest.mark.parametrize("days", [(None, 0), (0, None), (-3, 3), (-900, -300), (400, None)])
def test_home_since_and_until_a_day(days: tuple[int | None, int | None]) -> None:
    people = ministry()
    since, until = (None if day is None else timezone.localdate() + timedelta(days=day) for day in days)
    bounds = {"home_from": since, "home_to": until}
    address = "&".join(f"{name}={day}" for name, day in bounds.items() if day)
    wanted = set(Case.objects.visible_to(people.supervisor).home(since, until))
    assert found(f"open=all&{address}", people.supervisor) == wanted


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("wanjiru", True), ("WANJ", True), ("amina wanjiru", True), ("wanjiru amina", True), ("ва", False),
        ("izyum", True), ("kupiansk izyum", False), ("ob/17", True), ("17/2026", True), ("wanjira", False),
        ("100%", False), ("_", False), ("Шевченко", True), ("shevchenko", True), ("", True),
    ],
)  # fmt: skip
def test_words_are_looked_for_in_names_references_and_places(
    post: Post, officer: User, words: str, is_found: bool
) -> None:
    case = CaseFactory.create(post=post, national__name="Amina Wanjiru", place="Izyum")
    case.external_references.create(system="Occurrence book", number="OB/17/2026")
    AliasFactory.create(national=case.national, name="Шевченко")
    refresh_index(case.national)
    CaseFactory.create(post=PostFactory.create(), national__name="Amina Wanjiru", place="Izyum")
    assert found(f"q={quote(words)}", officer) == ({case} if is_found else set())


def test_a_reference_is_found_whole_and_in_part(post: Post, officer: User) -> None:
    case, _other = CaseFactory.create(post=post), CaseFactory.create(post=post)
    assert found(f"q={case.reference.lower()}", officer) == {case}
    assert case in found(f"q={case.reference[:9]}", officer)


def test_the_cases_of_an_incident_and_those_that_are_late(post: Post, officer: User) -> None:
    incident = IncidentFactory.create()
    case, other = CaseFactory.create(post=post, incident=incident), CaseFactory.create(post=post)
    TaskFactory.create(case=other, due_at=LONG_AGO)
    assert found(f"incident={incident.pk}", officer) == {case}
    assert found("late=on", officer) == found("view=late", officer) == {other}
    assert not found("view=late&open=closed", officer)


def test_who_is_not_named_finds_nothing_of_a_restricted_case(post: Post, officer: User) -> None:
    named = UserFactory.create(caseworker=post)
    case = CaseFactory.create(post=post, national__name="Hidden Person", restricted=True, named=[named])
    for address in ("restricted=on", "q=hidden", f"q={case.reference}", f"post={post.pk}", "open=all"):
        assert not found(address, officer)
        assert found(address, named) == {case}


@pytest.mark.parametrize(
    "query",
    ["q=" + "%25" * 60, "q=\\", "q=%F0%9F%98%80", "county=%7B%7D%2C", "opened_to=9999-12-31&opened_from=0001-01-01",
     "home_from=9999-12-31", "home_to=0001-01-01", "incident=2147483647", "assignee=%D9%A3", "q=%27%3B--",
     "status=a:b"],
)  # fmt: skip
def test_odd_values_are_answered(officer: User, signed_in: SignedIn, query: str) -> None:
    assert signed_in(officer).get(f"/cases/?{query}").status_code == 200


@pytest.mark.parametrize("few", [0, 100])
@pytest.mark.parametrize("many", [1, 100])
@pytest.mark.parametrize("sort", ["country", "-country", "opened", "-due", "name"])
def test_however_the_page_is_found_it_is_the_same(
    monkeypatch: pytest.MonkeyPatch, sort: str, few: int, many: int
) -> None:
    monkeypatch.setattr(case_filter, "_FEW", few)
    monkeypatch.setattr(case_filter, "_MANY", many)
    people = ministry()
    for country in ("AE", "RU", "UA"):
        CaseFactory.create(post=people.riyadh, country=country, restricted=True, named=[people.caseworker])
        CaseFactory.create(post=people.moscow, country=country)

    for user in (people.caseworker, people.supervisor):
        found = CaseFilter(QueryDict(f"sort={sort}"), user)
        rows = found.page(Case.objects.visible_to(user), found.counts()).rows
        listed = SORTS[sort.removeprefix("-")].on(Listing.objects.visible_to(user).filter(is_open=True))
        sign = "-" if sort.startswith("-") else ""
        assert [case.pk for case in rows] == list(
            listed.order_by(f"{sign}{KEY}", f"{sign}pk").values_list("pk", flat=True)[:25]
        )
