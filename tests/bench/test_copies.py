"""Copies of the block: as many rows as the block in every table that grows, pointing to each other, of other people."""

from collections.abc import Iterator

import pytest
from django.db import connection, models

from bench.columns import is_shared
from bench.copies import multiply, own_tables
from bench.load import filled
from bench.stage import Scale
from cases.models import Case, Counted, Listing, Tally
from cases.services import listings, tallies
from diplomacy.models.sight import Sight
from diplomacy.services import sights
from nationals.index import index_of
from nationals.models import National, TravelDocument
from networks.models import Actor

TIMES = 3


@pytest.fixture
def before(transactional_db: None) -> dict[type[models.Model], int]:
    filled(120, 1, Scale(events=100, actors=40, together=20))
    counts = {model: model._base_manager.count() for model in own_tables()}
    multiply(TIMES, 1)
    return counts


def test_copies_are_whole(before: dict[type[models.Model], int]) -> None:
    for model, rows in before.items():
        if model in (Counted, Listing, Tally, *Sight.__subclasses__()):
            continue
        expected = rows if is_shared(model) else rows * TIMES
        assert model._base_manager.count() == expected, model._meta.label
    assert not list(_orphans())
    assert Counted.objects.count() == Case.objects.count()
    assert not tallies.wrong()
    assert not listings.wrong()
    assert not sights.wrong()
    _people_are_others()
    _numbers_are_free(before)


def _orphans() -> Iterator[str]:
    """Columns of a copy that point to nothing: no foreign key was asked while the server copied."""
    for model in own_tables():
        for field in model._meta.concrete_fields:
            if field.related_model and getattr(field, "db_constraint", False):
                target = field.related_model._base_manager.values("pk")
                lost = model._base_manager.exclude(**{f"{field.attname}__in": target}).exclude(**{field.attname: None})
                if lost.exists():
                    yield f"{model._meta.label}.{field.name}"


def _people_are_others() -> None:
    people = list(National.objects.order_by("pk"))
    third = len(people) // TIMES
    assert [each.name for each in people[:third]] != [each.name for each in people[third : 2 * third]]
    for national in people[:: len(people) // 7]:
        spelled = [national.name, *national.aliases.values_list("name", flat=True)]
        assert national.name_keys == index_of(spelled, national.born).name_keys
    assert Actor.objects.filter(name=Actor.objects.order_by("pk")[0].name).count() == 1
    assert TravelDocument.objects.values("number").distinct().count() == TravelDocument.objects.count()


def _numbers_are_free(before: dict[type[models.Model], int]) -> None:
    """What is saved next gets a number of its own."""
    case = Case.objects.order_by("pk").last()
    assert case is not None
    assert case.reference.endswith(f"{before[Case] * TIMES:06d}")
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('cases_case', 'id'))")
        assert cursor.fetchone()[0] == before[Case] * TIMES + 1
