"""When a national came home, as far as it is known."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from cases.choices import EventKind, Status
from cases.models import Case, Event
from core.dates import PartialDate
from tests.factories import CaseFactory, EventFactory


def arrival(case: Case, told: str, **more: object) -> Event:
    return EventFactory.create(
        case=case,
        kind=EventKind.STATUS,
        status_before=Status.IN_TRANSIT,
        status_after=Status.REPATRIATED,
        occurred_on=PartialDate(told),
        **more,
    )


def came_home() -> date:
    day: date = Case.objects.home().get().arrived_on  # type: ignore[attr-defined]  # annotated by home()
    return day


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2026-09-09", date(2026, 9, 9)),
        ("2026-09-09~", date(2026, 9, 9)),
        ("2026-09", date(2026, 9, 1)),
        ("2026~", date(2026, 1, 1)),
    ],
)
def test_an_arrival_counts_on_the_first_day_that_its_date_allows(told: str, day: date) -> None:
    arrival(CaseFactory.create(status=Status.REPATRIATED), told)

    assert came_home() == day


@pytest.mark.django_db
def test_an_arrival_without_a_date_counts_on_the_day_it_was_recorded() -> None:
    case = CaseFactory.create(status=Status.REPATRIATED)
    arrival(case, "")

    assert came_home() == timezone.localtime(case.status_changed_at).date()


@pytest.mark.django_db
def test_closing_a_case_does_not_change_its_day_of_arrival() -> None:
    case = CaseFactory.create(closed=True)
    arrival(case, "2026-09-09")
    EventFactory.create(
        case=case,
        kind=EventKind.STATUS,
        status_before=Status.REPATRIATED,
        status_after=Status.REPATRIATED,
        recorded_at=timezone.now() + timedelta(minutes=1),
    )

    assert came_home() == date(2026, 9, 9)


@pytest.mark.django_db
def test_a_corrected_arrival_counts_as_corrected() -> None:
    case = CaseFactory.create(status=Status.REPATRIATED)
    wrong = arrival(case, "2026-09-09")
    arrival(case, "2026-08-08", corrects=wrong)

    assert came_home() == date(2026, 8, 8)


@pytest.mark.django_db
def test_only_the_repatriated_are_home() -> None:
    CaseFactory.create(status=Status.RELEASED)

    assert not Case.objects.home().exists()


@pytest.mark.django_db
def test_arrivals_are_found_between_two_days_both_included() -> None:
    arrival(CaseFactory.create(status=Status.REPATRIATED), "2026-09-09")

    assert Case.objects.home(date(2026, 9, 9), date(2026, 9, 9)).exists()
    assert not Case.objects.home(since=date(2026, 9, 10)).exists()
    assert not Case.objects.home(until=date(2026, 9, 8)).exists()
