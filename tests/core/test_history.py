"""What the triggers of the row history ask for each row."""

import pgtrigger
import pytest
from django.apps import apps
from django.db import connection

from cases.models import Case
from tests.factories import CaseFactory

pytestmark = pytest.mark.django_db


def test_no_row_costs_an_error_that_is_caught() -> None:
    """After every migration, each of which may bring the package's own function again."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = '_pgtrigger_should_ignore'")
        assert [("EXCEPTION" in source) for (source,) in cursor.fetchall()] == [False]


def versions(case: Case) -> int:
    history = apps.get_model("cases", "CaseHistory")._default_manager
    found: int = history.filter(pgh_obj_id=case.pk).count()
    return found


def test_a_trigger_that_is_to_be_ignored_is_left_out_and_no_other() -> None:
    case = CaseFactory.create()
    before = versions(case)
    with pgtrigger.ignore("cases.Case:update_update"):
        Case.objects.filter(pk=case.pk).update(place="Kyiv")
        assert versions(case) == before
        other = CaseFactory.create()
    Case.objects.filter(pk=case.pk).update(place="Lviv")
    assert versions(case) == before + 1
    assert versions(other) == 1
