"""Rows on their way into the tables: numbered as they are written down, then loaded by COPY."""

from typing import Any, TypeVar
from uuid import uuid4

from django.core.management.color import no_style
from django.db import connection, models, transaction

Row = TypeVar("Row", bound=models.Model)


class Ledger:
    """Keeps rows in the order in which their tables must be filled: what is pointed to comes first."""

    def __init__(self) -> None:
        self.tables: dict[type[models.Model], list[models.Model]] = {}

    def add(self, row: Row) -> Row:
        rows = self.tables.setdefault(type(row), [])
        rows.append(row)
        row.pk = len(rows)
        return row

    def rows(self, model: type[Row]) -> list[Row]:
        return self.tables.get(model, [])  # type: ignore[return-value]  # filed by type

    def load(self) -> None:
        """All tables, each in a transaction of its own, then the sequences behind their numbers."""
        with connection.cursor() as cursor:
            cursor.execute(_QUIET_TRIGGERS, [str(uuid4())])
            for model, rows in self.tables.items():
                with transaction.atomic():
                    _copy(cursor, model, rows)
            for statement in connection.ops.sequence_reset_sql(no_style(), list(self.tables)):
                cursor.execute(statement)


# The history's triggers ask for settings that nobody has made and catch the error, row by row; so they are made.
_QUIET_TRIGGERS = """
    SELECT set_config('pgtrigger.ignore', '{}', false), set_config('pghistory.context_id', %s, false),
           set_config('pghistory.context_metadata', '{"loaded by": "bench"}', false)
"""


def _copy(cursor: Any, model: type[models.Model], rows: list[models.Model]) -> None:
    fields = model._meta.concrete_fields
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    with cursor.copy(f"COPY {connection.ops.quote_name(model._meta.db_table)} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields])
