"""Row history: every insert, update and delete is written by a database trigger, with the actor."""

from collections.abc import Callable
from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.db import connection, models

Model = TypeVar("Model", bound=type[models.Model])
IGNORES = """
CREATE OR REPLACE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(trigger_name = ANY(nullif(current_setting('pgtrigger.ignore', true), '')::text[]), false)
$$
"""
"""The package's own catches an error for each row where nothing is ignored, and every error caught goes through all
foreign keys that wait for the transaction's end: of five thousand rows most of the time."""


def tracked(**options: Any) -> Callable[[Model], Model]:
    """Class decorator: keep every version of a row in ``<Model>History``, which nobody can change."""

    def decorate(model: Model) -> Model:
        track = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            model_name=f"{model.__name__}History",
            obj_field=pghistory.ObjForeignKey(related_name="history", related_query_name="+"),
            append_only=True,
            **options,
        )
        decorated: Model = track(model)
        return decorated

    return decorate


def written_once(name: str) -> pgtrigger.Protect:
    """Trigger for ``Meta.triggers``: rows may be added, never changed or deleted."""
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


def written_once_but(columns: str, name: str) -> list[pgtrigger.Protect]:
    """Triggers for ``Meta.triggers``: as :func:`written_once`, but a row may come to point to another record, or get
    what is decided about it later. ``columns``: one or several, with spaces between."""
    names = columns.split()
    others = [f"(to_jsonb({row}) - {' - '.join(map(repr, names))})" for row in ("OLD", "NEW")]
    differs = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in names)
    only = f"{differs if len(names) == 1 else f'({differs})'} AND {' = '.join(others)}"
    return [
        pgtrigger.Protect(name=f"{name}_deleted", operation=pgtrigger.Delete),
        pgtrigger.Protect(
            name=f"{name}_changed", operation=pgtrigger.Update, condition=pgtrigger.Condition(f"NOT ({only})")
        ),
    ]


def ask_without_errors(**_signal: Any) -> None:
    """After each ``migrate``, since each new trigger brings the package's own function again."""
    with connection.cursor() as cursor:
        cursor.execute(IGNORES)
