"""What the load fills: every table of the application."""

import pytest
from django.apps import apps
from django.db import models

from bench.load import filled, made
from bench.stage import Scale
from tests.architecture.sources import APPS


def tables() -> list[type[models.Model]]:
    ours = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in APPS]
    return [model for model in ours if model._meta.managed and not model._meta.proxy]


@pytest.mark.django_db
def test_every_table_is_filled() -> None:
    """History as the triggers write it. A new model is filled in a file of ``bench/`` by its subject."""
    filled(200, 1, Scale(events=400, actors=400, together=20))
    assert {model._meta.label for model in tables() if not model._default_manager.exists()} == set()


def test_the_same_seed_makes_the_same_rows() -> None:
    scale = Scale(events=200, actors=100, together=10)
    first, second = (made(30, 7, scale).ledger.tables for _time in range(2))
    assert {model: len(rows) for model, rows in first.items()} == {model: len(rows) for model, rows in second.items()}
