"""What the load fills: every table of the application, or the reason why not."""

import pytest
from django.apps import apps
from django.db import models

from bench.load import made
from bench.stage import Scale
from tests.architecture.sources import APPS

# Filled one day; until then no page that is measured reads them.
WAITS = frozenset(
    {
        "accounts.User_groups", "accounts.User_user_permissions", "audit.Read", "cases.CaseLink", "cases.Confirmation",
        "cases.FamilyContact", "cases.ImportLine", "cases.Incident", "cases.ListedPerson", "cases.NameList",
        "cases.Override", "cases.RegisterImport", "cases.TraffickingAssessment_purposes", "core.Counter", "core.Draft",
        "core.Submission", "nationals.Consent", "nationals.Identification", "nationals.LikelyPair", "nationals.Merge",
        "nationals.MergeChange", "nationals.Photo", "nationals.Proposal", "nationals.Unidentified",
    }
)  # fmt: skip


def tables() -> list[type[models.Model]]:
    ours = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in APPS]
    return [model for model in ours if model._meta.managed and not model._meta.proxy]


@pytest.mark.django_db
def test_every_table_is_filled_or_waits_for_a_reason() -> None:
    """History as the triggers write it. A new model is filled in a file of ``bench/`` by its subject."""
    made(60, 1, Scale(events=400, actors=400, together=20)).ledger.load()
    empty = {model._meta.label for model in tables() if not model._default_manager.exists()}
    waiting = {f"{label}History" for label in WAITS} | WAITS
    assert empty - waiting == set()


@pytest.mark.django_db
def test_nothing_waits_that_is_filled() -> None:
    ledger = made(60, 1, Scale(events=400, actors=400, together=20)).ledger
    assert {model._meta.label for model in ledger.tables} & WAITS == set()


@pytest.mark.parametrize("app", ["diplomacy", "networks"])
def test_of_these_nothing_waits(app: str) -> None:
    assert not [label for label in WAITS if label.startswith(f"{app}.")]


def test_the_same_seed_makes_the_same_rows() -> None:
    scale = Scale(events=200, actors=100, together=10)
    first, second = (made(30, 7, scale).ledger.tables for _time in range(2))
    assert {model: len(rows) for model, rows in first.items()} == {model: len(rows) for model, rows in second.items()}
