"""Moves what was just written to the moments at which it takes place. The one place that writes behind the verbs.

All of it stands in one transaction with the stories. Written-once and history triggers are left out while it runs:
it needs the application's own role and nothing more.
"""

from collections.abc import Sequence

import pgtrigger
from django.apps import apps
from django.db import connection, models

from cases.models import Case, Task
from core.models import Counter
from demo.stage import Scene
from diplomacy.models import Request

APPS = ("accounts", "audit", "nationals", "cases", "diplomacy", "networks")
_HISTORY_COLUMN = "pgh_created_at"
_MOMENT_OF = "(SELECT takes_place FROM demo_scene WHERE begun <= {} ORDER BY begun DESC LIMIT 1)"


def move_into_the_past(scenes: Sequence[Scene]) -> None:
    """Every moment that the verbs wrote while a scene was played becomes the scene's own."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE demo_scene (begun timestamptz PRIMARY KEY, takes_place timestamptz) ON COMMIT DROP"
        )
        with cursor.copy("COPY demo_scene FROM STDIN") as copy:
            for scene in scenes:
                copy.write_row(scene)
        cursor.execute("ANALYZE demo_scene")
    with pgtrigger.ignore():
        _move_deadlines(Task)
        _move_deadlines(apps.get_model("cases", "TaskHistory"))
        for model in (model for label in APPS for model in apps.get_app_config(label).get_models()):
            _move_moments(model)
        _date_claims()
        _date_contexts()
        _number_by_year(Case, "C", "cases of {}", "opened_at")
        _number_by_year(Request, "R", "requests of {}", "recorded_at")
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE demo_scene")


def _run(statement: str, *parameters: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def _move_deadlines(model: type[models.Model]) -> None:
    """Duties of rules are due so long after they arose; those of a request count from the day of asking."""
    moment = _MOMENT_OF.format("t.created_at")
    asking = "r.happening = 'request_made'"
    _run(
        f"UPDATE {model._meta.db_table} t SET due_at = date_trunc('minute', {moment} + CASE WHEN {asking}"  # noqa: S608
        " THEN make_interval(days => r.within) ELSE t.due_at - t.created_at + interval '1 second' END)"
        " FROM cases_deadlinerule r WHERE r.id = t.rule_id AND t.created_at >= (SELECT min(begun) FROM demo_scene)"
    )


def _move_moments(model: type[models.Model]) -> None:
    columns = [
        field.column
        for field in model._meta.concrete_fields
        if isinstance(field, models.DateTimeField) and field.column not in {"due_at", _HISTORY_COLUMN}
    ]
    table = model._meta.db_table
    for column in columns:
        _run(
            f"UPDATE {table} SET {column} = {_MOMENT_OF.format(f'{table}.{column}')}"  # noqa: S608
            f" WHERE {column} >= (SELECT min(begun) FROM demo_scene)"
        )
    if any(field.column == _HISTORY_COLUMN for field in model._meta.concrete_fields):
        _run(
            f"UPDATE {table} SET {_HISTORY_COLUMN} = (c.metadata ->> 'demo_moment')::timestamptz"  # noqa: S608
            " FROM pghistory_context c WHERE c.id = pgh_context_id AND c.metadata ? 'demo_moment'"
        )


def _date_claims() -> None:
    """A claim is learned on the day it is recorded."""
    _run("UPDATE cases_claim SET learned_on = recorded_at::date")


def _date_contexts() -> None:
    _run(
        "UPDATE pghistory_context SET created_at = (metadata ->> 'demo_moment')::timestamptz,"
        " updated_at = (metadata ->> 'demo_moment')::timestamptz, metadata = metadata - 'demo_moment'"
        " WHERE metadata ? 'demo_moment'"
    )


def _number_by_year(model: type[models.Model], prefix: str, series: str, moment: str) -> None:
    """References carry the year in which the record was made, and count within it."""
    table, history = model._meta.db_table, model._meta.apps.get_model(f"{model._meta.label}History")._meta.db_table
    _run(
        f"CREATE TEMP TABLE demo_number ON COMMIT DROP AS SELECT id, reference AS before, year, n,"  # noqa: S608
        f" '{prefix}-' || year || '-' || lpad(n::text, 6, '0') AS after FROM (SELECT id, reference,"
        f" extract(year FROM {moment})::int AS year,"
        f" row_number() OVER (PARTITION BY extract(year FROM {moment}) ORDER BY {moment}, id) AS n FROM {table}) AS t"
    )
    _run(f"UPDATE {table} t SET reference = '{prefix}-9999-' || lpad(t.id::text, 6, '0')")  # noqa: S608  room first
    _run(f"UPDATE {table} t SET reference = d.after FROM demo_number d WHERE d.id = t.id")  # noqa: S608
    _run(f"UPDATE {history} h SET reference = d.after FROM demo_number d WHERE d.id = h.pgh_obj_id")  # noqa: S608
    for column in ("link", "text"):
        _run(
            f"UPDATE cases_event e SET {column} = replace(e.{column}, d.before, d.after) FROM demo_number d"  # noqa: S608
            f" WHERE e.{column} ~ '{prefix}-[0-9]' AND d.before = substring(e.{column} FROM '{prefix}-[0-9]+-[0-9]+')"
        )
    _run("DELETE FROM core_counter WHERE name LIKE %s", series.format("%"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT year, max(n) FROM demo_number GROUP BY year ORDER BY year")
        Counter.objects.bulk_create(Counter(name=series.format(year), value=value) for year, value in cursor.fetchall())
    _run("DROP TABLE demo_number")
