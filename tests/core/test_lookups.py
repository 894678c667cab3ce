"""Ways of asking the database: which rows they find."""

from typing import Any

import pytest
from django.db.models import F

from cases.models import Case
from core.lookups import OneOf, count_of, first_of
from tests.factories import CaseFactory


@pytest.fixture
def cases(db: Any) -> list[Case]:
    return CaseFactory.create_batch(30)


@pytest.mark.parametrize("most", [1, 3, 7, 30, 50])
@pytest.mark.parametrize("step", [1, 2, 5, 29])
def test_the_first_of_those_that_are_allowed_are_found_in_order(cases: list[Case], most: int, step: int) -> None:
    allowed = [case.pk for case in cases[::step]]
    found = first_of(Case.objects.order_by("-pk"), Case.objects.filter(pk__in=allowed), most)
    assert [case.pk for case in found] == sorted(allowed, reverse=True)[:most]
    counted = count_of(Case.objects.order_by("-pk"), Case.objects.filter(pk__in=allowed), most)
    assert counted == min(len(allowed), most)


def test_where_none_is_allowed_none_is_found(cases: list[Case]) -> None:
    assert first_of(Case.objects.order_by("pk"), Case.objects.none(), 5) == []


def test_one_of_a_set_is_what_in_would_find(cases: list[Case]) -> None:
    few = Case.objects.filter(pk__lt=cases[4].pk).order_by().values("pk")
    found = Case.objects.filter(OneOf("pk", few)).order_by("pk")
    assert list(found) == list(Case.objects.filter(pk__in=few).order_by("pk")) == cases[:4]
    assert not Case.objects.filter(OneOf("pk", few), pk__gt=F("pk")).exists()
