"""Each factory makes a row that the database accepts, each trait too."""

from typing import Any

import pytest
from factory.django import DjangoModelFactory

from tests import factories

TRAITS = [
    (factory, trait)
    for factory in vars(factories).values()
    if isinstance(factory, type) and issubclass(factory, DjangoModelFactory)
    for trait in ["", *factory._meta.parameters]
]


@pytest.mark.django_db
@pytest.mark.parametrize(("factory", "trait"), TRAITS, ids=lambda value: getattr(value, "__name__", str(value)))
def test_a_factory_makes_a_row_in_each_situation(factory: type[DjangoModelFactory[Any]], trait: str) -> None:
    row = factory.create(**({trait: True} if trait else {}))
    row.refresh_from_db()
    assert row.pk
