"""The two kinds of database tests do not disturb each other."""

import pytest

from cases.models import DeadlineRule


@pytest.mark.django_db(transaction=True)
def test_a_test_with_real_transactions_empties_the_tables() -> None:
    assert DeadlineRule.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_and_the_next_finds_what_migrations_ship() -> None:
    assert DeadlineRule.objects.filter(code="captured-access").exists()
