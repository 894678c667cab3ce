"""The two kinds of database tests do not disturb each other."""

import pytest
from procrastinate.contrib.django import app

from cases.models import DeadlineRule
from nationals.notices import LOOK_AGAIN
from tests.database import restore
from tests.jobs import do_jobs


@pytest.mark.django_db(transaction=True)
def test_a_test_with_real_transactions_empties_the_tables() -> None:
    assert DeadlineRule.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_and_the_next_finds_what_migrations_ship() -> None:
    assert DeadlineRule.objects.filter(code="captured-access").exists()


@pytest.mark.django_db(transaction=True)
def test_a_job_that_a_test_left_behind_is_not_done_by_the_next() -> None:
    app.configure_task(LOOK_AGAIN).defer(national_id=1)
    DeadlineRule.objects.all().delete()  # as after a test with real transactions
    restore([])
    assert do_jobs() == []
