"""More of the same: the server copies the block, table by table, with other numbers, other moments and other people.

Copies carry what the triggers wrote for the block (history), so no trigger runs again; indexes are made at the end.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models

from bench.columns import base_of, expressions, is_shared
from bench.fresh import COLUMNS, OF, TABLE, make_names
from cases.models import Listing
from cases.services import listings, tallies
from config import embedded
from config.mode import VAR
from diplomacy.models.sight import Sight
from diplomacy.services import sights

Model = type[models.Model]
_QUIET = "SET session_replication_role = replica; SET synchronous_commit = off; SET maintenance_work_mem = '400MB'"
# An index made on ONLY a divided table would leave its months without.
_INDEXES = """
    SELECT c.relname, replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON '), pg_relation_size(i.indrelid)
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE i.indrelid = ANY(%s::regclass[]) AND NOT i.indisunique ORDER BY 3 DESC
"""


def multiply(times: int, seed: int) -> None:
    """The block and its copies are ``times`` as much."""
    make_names(times, seed)
    counts = {model: _last(model) for model in own_tables()}
    copied = sorted((model for model in counts if not is_shared(model)), key=lambda model: -counts[model])
    indexes, kept = _without_indexes(copied), _without_indexes([Listing, *Sight.__subclasses__()])
    side_by_side(lambda server, model: _copy(server, model, counts, times), copied)
    side_by_side(lambda server, index: server.execute(index[1]), indexes)
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE {TABLE}")
        for statement in connection.ops.sequence_reset_sql(no_style(), copied):
            cursor.execute(statement)
    tallies.put_right()
    listings.put_right()
    sights.put_right()
    side_by_side(lambda server, index: server.execute(index[1]), kept)


def _without_indexes(dropped: list[Model]) -> list[Any]:
    """Of these tables; what makes them again, the largest table's first."""
    with superuser() as server:
        indexes = server.execute(_INDEXES, [[model._meta.db_table for model in dropped]]).fetchall()
        for name, *_rest in indexes:
            server.execute(f'DROP INDEX "{name}"')
    return indexes


def own_tables() -> list[Model]:
    """Of the application; those of packages that it uses are not copied."""
    home = Path(__file__).resolve().parent.parent
    ours = {config.label for config in apps.get_app_configs() if Path(config.path) == home / config.label}
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.app_label in ours and _is_table(model)]


def _is_table(model: Model) -> bool:
    return model._meta.managed and not model._meta.proxy


def _last(model: Model) -> int:
    """The highest number in the block."""
    if not isinstance(model._meta.pk, models.AutoField):
        return model._base_manager.count()
    return model._base_manager.aggregate(last=models.Max("pk"))["last"] or 0


def side_by_side(act: Callable[[Any, Any], object], things: Iterable[Any]) -> None:
    """By two connections, since there are two cores."""

    def one(thing: Any) -> None:
        with superuser() as server:
            server.execute(_QUIET)
            act(server, thing)

    with ThreadPoolExecutor(2) as workers:
        for done in [workers.submit(one, thing) for thing in things]:
            done.result()


def _copy(server: "psycopg.Connection[Any]", model: Model, counts: dict[Model, int], times: int) -> None:
    statement = statement_of(model, counts)
    if not isinstance(model._meta.pk, models.AutoField):  # which rows are the block's can only be told at once
        server.execute(statement.replace("{k}", "g.k") + f" CROSS JOIN generate_series(1, {times - 1}) g(k)")
        return
    for copy in range(1, times):
        server.execute(statement.replace("{k}", str(copy)))


def statement_of(model: Model, counts: dict[Model, int]) -> str:
    """With ``{k}`` for the number of the copy."""
    changed = expressions(model, counts)
    base = base_of(model)
    joined, key = "", str(model._meta.pk.column)
    if base in OF:
        number = "id" if base is not model else key
        joined = f"JOIN {TABLE} f ON f.kind = '{OF[base]}' AND f.id = b.\"{number}\" + {{k}} * {counts[base]}"
        own = {field.column for field in model._meta.concrete_fields}
        changed |= {column: f'f."{column}"' for column in COLUMNS[base] if column in own}
    columns = [str(field.column) for field in model._meta.concrete_fields]
    names = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(changed.get(column, f'b."{column}"') for column in columns)
    return (
        f'INSERT INTO "{model._meta.db_table}" ({names}) SELECT {values} FROM "{model._meta.db_table}" b {joined}'
        + (f' WHERE b."{key}" <= {counts[model]}' if isinstance(model._meta.pk, models.AutoField) else "")
    )


def superuser() -> "psycopg.Connection[Any]":
    """Who may switch the triggers and the checks of foreign keys off; never through PgBouncer, which knows him not."""
    sockets = embedded.ensure_running(VAR / "postgres")
    name = str(connection.settings_dict["NAME"])
    return psycopg.connect(autocommit=True, user=embedded.SUPERUSER, dbname=name, host=str(sockets), port=embedded.PORT)
