"""Rows on their way into the tables: numbered as they are written down, then loaded by COPY."""

from graphlib import TopologicalSorter
from typing import Any, TypeVar
from uuid import uuid4

from django.core.management.color import no_style
from django.db import connection, models, transaction

from cases.services import listings, tallies
from diplomacy.models import NoteCase
from diplomacy.services import sights

Row = TypeVar("Row", bound=models.Model)


class Ledger:
    """Keeps rows by table; the tables are filled in such an order that what is pointed to comes first."""

    def __init__(self) -> None:
        self.tables: dict[type[models.Model], list[models.Model]] = {}

    def add(self, row: Row) -> Row:
        rows = self.tables.setdefault(type(row), [])
        rows.append(row)
        if isinstance(row._meta.pk, models.AutoField):
            row.pk = len(rows)
        return row

    def rows(self, model: type[Row]) -> list[Row]:
        return self.tables.get(model, [])  # type: ignore[return-value]  # filed by type

    def load(self) -> None:
        """All tables, each in a transaction of its own (two that point to each other in one), then the sequences
        behind their numbers."""
        with connection.cursor() as cursor:
            cursor.execute(_QUIET_TRIGGERS, [_loaded_later(), str(uuid4())])
            for models_together in _in_order(self.tables):
                with transaction.atomic():
                    for model in models_together:
                        _copy(cursor, model, self.tables[model])
            for statement in connection.ops.sequence_reset_sql(no_style(), list(self.tables)):
                cursor.execute(statement)
            cursor.execute("SELECT set_config('cases.count_later', '', false)")
        tallies.put_right()
        listings.put_right()
        sights.put_right()


# The history's triggers ask for settings that nobody has made and catch the error, row by row; so they are made.
_QUIET_TRIGGERS = """
    SELECT set_config('pgtrigger.ignore', %s, false), set_config('pghistory.context_id', %s, false),
           set_config('pghistory.context_metadata', '{"loaded by": "bench"}', false),
           set_config('cases.count_later', 'on', false)
"""


def _loaded_later() -> str:
    """The trigger by which a note that went out names nobody else: here its persons come after all notes."""
    (trigger,) = (each for each in NoteCase._meta.triggers if each.name == "note_sent_names_whom_it_named")  # type: ignore[attr-defined]
    return f"{{{trigger.get_pgid(NoteCase)}}}"


def _in_order(tables: dict[type[models.Model], list[models.Model]]) -> list[frozenset[type[models.Model]]]:
    pointed = {
        model: {field.related_model for field in model._meta.concrete_fields if field.related_model in tables}
        for model in tables
    }
    group = {
        model: frozenset({model, *(one for one in found if model in pointed[one])}) for model, found in pointed.items()
    }
    others = {
        together: {group[one] for model in together for one in pointed[model]} - {together}
        for together in group.values()
    }
    return list(TopologicalSorter(others).static_order())


def _copy(cursor: Any, model: type[models.Model], rows: list[models.Model]) -> None:
    fields = model._meta.concrete_fields
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    with cursor.copy(f"COPY {connection.ops.quote_name(model._meta.db_table)} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row([field.get_db_prep_save(_value(field, row), connection) for field in fields])


def _value(field: Any, row: models.Model) -> Any:
    """A moment that is given stays, also where saving would put the present one."""
    is_now = getattr(field, "auto_now_add", False) or getattr(field, "auto_now", False)
    given = getattr(row, field.attname) if is_now else None
    return field.pre_save(row, add=True) if given is None else given
