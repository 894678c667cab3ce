"""Each rule that the database holds is broken once, somewhere; what is written once stays written."""

import importlib
from typing import Any

import pgtrigger
import pytest
from django.apps import apps
from django.db import DatabaseError, models, transaction
from factory.django import DjangoModelFactory

from tests import factories
from tests.architecture.sources import APPS, BASE

OURS = [model for app in APPS for model in apps.get_app_config(app).get_models()]
NAMED = {constraint.name for model in OURS for constraint in model._meta.constraints}
BROKEN = {
    name
    for path in sorted(BASE.glob("tests/*/test_constraints.py"))
    if path.parent.name != "architecture"
    for name in importlib.import_module(f"tests.{path.parent.name}.test_constraints").BREAKS
}
FACTORIES = {
    factory._meta.model: factory
    for factory in vars(factories).values()
    if isinstance(factory, type) and issubclass(factory, DjangoModelFactory)
}
ONCE = [
    model
    for model in FACTORIES
    if any(isinstance(trigger, pgtrigger.Protect) for trigger in getattr(model._meta, "triggers", []))
]
TRACKED = [model for model in FACTORIES if hasattr(model, "history")]


def test_every_constraint_is_broken_once() -> None:
    assert set() == NAMED - BROKEN


@pytest.mark.django_db
@pytest.mark.parametrize("model", ONCE, ids=lambda model: model.__name__)
def test_what_is_written_once_is_neither_changed_nor_deleted(model: type[models.Model]) -> None:
    _refuses_both(FACTORIES[model].create())


@pytest.mark.django_db
@pytest.mark.parametrize("model", TRACKED, ids=lambda model: model.__name__)
def test_every_row_has_a_history_that_nobody_changes(model: type[models.Model]) -> None:
    row = FACTORIES[model].create()
    first = row.history.get()
    assert first.pgh_label == "insert"
    _refuses_both(first)


def test_every_record_of_casework_has_a_history_or_is_written_once() -> None:
    assert {model for model in FACTORIES if model not in {*ONCE, *TRACKED}} <= {_line()}


def _line() -> Any:
    """A line of a sheet: what becomes of it is told by the case that it opened."""
    return apps.get_model("cases", "ImportLine")


def _refuses_both(row: Any) -> None:
    field = next(field for field in row._meta.concrete_fields if not field.primary_key and not field.is_relation)
    with pytest.raises(DatabaseError), transaction.atomic():
        type(row)._base_manager.filter(pk=row.pk).update(**{field.attname: models.F(field.attname)})
    with pytest.raises(DatabaseError), transaction.atomic():
        type(row)._base_manager.filter(pk=row.pk)._raw_delete("default")
