"""Every number of the dashboard is that of the list behind it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cases.choices import Status
from cases.models import Case
from tests.conftest import SignedIn
from tests.factories import CaseFactory, PostFactory, TaskFactory, UserFactory
from tests.reports.scenes import ministry
from tests.reports.walking import count_in_heading, figures

pytestmark = pytest.mark.django_db
DASHBOARD, MAP = "/dashboard/", "/dashboard/map/"
CHOICES = [
    {},
    {"country": "SA"},
    {"finding": "presumed_victim"},
    {"finding": "not_assessed", "country": "RU"},
    {"period": "24"},
    {"period": "this-year"},
    {"period": "last-year"},
]


@pytest.mark.parametrize("door", [DASHBOARD, MAP])
@pytest.mark.parametrize("chosen", CHOICES, ids=str)
@pytest.mark.parametrize("who", ["supervisor", "caseworker"])
def test_every_number_is_that_of_the_list_it_leads_to(
    signed_in: SignedIn, who: str, chosen: dict[str, str], door: str
) -> None:
    if who == "caseworker" and "country" in chosen:
        chosen = chosen | {"country": "RU"}
    if who == "caseworker" and chosen.get("finding") == "presumed_victim":
        chosen = chosen | {"finding": "identified_victim"}
    people = ministry()
    client = signed_in(getattr(people, who))

    shown = list(figures(client.get(door, chosen).content.decode()))

    wrong = {
        number.address: (number.count, said)
        for number in set(shown)
        if (said := count_in_heading(client, number.address)) != number.count
    }
    assert wrong == {}
    assert len(shown) > 20 or door == MAP


def test_the_numbers_of_one_post_are_those_of_its_lists(signed_in: SignedIn) -> None:
    people = ministry()
    client = signed_in(people.supervisor)

    for number in set(figures(client.get(DASHBOARD, {"post": people.moscow.pk}).content.decode())):
        assert count_in_heading(client, number.address) == number.count, number.address


def test_the_tiles_say_what_presses(signed_in: SignedIn) -> None:
    people = ministry()

    overview = signed_in(people.supervisor).get(DASHBOARD).context["overview"]

    assert overview.open.count == Case.objects.open().filter(restricted=False).count()
    assert overview.access.figure.count == 3
    assert overview.access.longest == 20
    assert (overview.duties.late.count, overview.duties.over_a_week.count) == (4, 1)
    assert (overview.promises.overdue.count, overview.promises.open.count) == (1, 2)
    assert overview.flow.home_this_week.count >= 1


def test_a_restricted_case_is_in_no_number_of_those_not_named_on_it(signed_in: SignedIn) -> None:
    post = PostFactory.create()
    stranger, named = UserFactory.create(caseworker=post), UserFactory.create(caseworker=post)
    secret = CaseFactory.create(post=post, country="MM", captured=True, restricted=True, named=[named])
    TaskFactory.create(case=secret, overdue=True)

    hidden, seen = (signed_in(user).get(DASHBOARD).content.decode() for user in (stranger, named))

    assert {number.count for number in figures(hidden)} == {0}
    assert "Myanmar" not in hidden
    assert {1} <= {number.count for number in figures(seen)}


def test_another_posts_cases_are_in_no_number(signed_in: SignedIn) -> None:
    CaseFactory.create(country="MM", overdue=True)

    page = signed_in(UserFactory.create(caseworker=PostFactory.create())).get(DASHBOARD).content.decode()

    assert {number.count for number in figures(page)} == {0}
    assert "Myanmar" not in page


@pytest.mark.parametrize("number", [10, 100])
def test_the_dashboard_asks_the_same_queries_for_ten_cases_as_for_a_hundred(signed_in: SignedIn, number: int) -> None:
    post = PostFactory.create()
    user = UserFactory.create(supervisor=post)
    for case in CaseFactory.create_batch(number, post=post, assignee=user):
        TaskFactory.create(case=case, overdue=True)
    client = signed_in(user)
    client.get(DASHBOARD)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(DASHBOARD)

    assert len(queries) == 12, "\n".join(query["sql"][:250] for query in queries)


@pytest.mark.parametrize(
    "query", [{"post": "999999"}, {"post": "x"}, {"country": "ZZ"}, {"finding": "\0"}, {"period": "9" * 5000}], ids=str
)
def test_a_filter_that_cannot_be_chosen_gets_a_clear_answer(signed_in: SignedIn, query: dict[str, Any]) -> None:
    answer = signed_in(UserFactory.create(caseworker=PostFactory.create())).get(DASHBOARD, query)

    assert answer.status_code == 400
    assert "cannot be filtered" in answer.content.decode()


def test_who_has_no_role_is_told_so(signed_in: SignedIn) -> None:
    assert signed_in(UserFactory.create()).get(DASHBOARD).status_code == 403


def test_who_is_overloaded_is_told_by_open_cases_and_late_duties(signed_in: SignedIn) -> None:
    post = PostFactory.create()
    user = UserFactory.create(caseworker=post)
    busy = CaseFactory.create_batch(3, post=post, assignee=user)
    TaskFactory.create(case=busy[0], overdue=True)
    CaseFactory.create(post=post)

    load = signed_in(user).get(DASHBOARD).context["overview"].duties.load

    assert [(desk.name, desk.open.count, desk.late.count) for desk in load] == [
        (user.full_name, 3, 1),
        ("nobody", 1, 0),
    ]


def test_an_arrival_counts_in_its_month_not_in_that_of_its_record(signed_in: SignedIn) -> None:
    people = ministry()
    day = timezone.localdate() - timedelta(days=200)

    flow = signed_in(people.caseworker).get(DASHBOARD).context["overview"].flow

    by_month = {line.month.first: line.home.count for line in flow.months}
    assert by_month[day.replace(day=1)] == 1
    assert Case.objects.filter(status=Status.REPATRIATED).count() == 5
