"""Tables in pieces by month: made ahead, a last resort for what no piece takes, closed years taken off.

``Pieces("audit_read", "at")``. The months are those of UTC, so that no piece depends on where a server stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Month:
    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(day.year, day.month)

    @property
    def next(self) -> "Month":
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    @property
    def begins(self) -> str:
        return f"{self.year:04}-{self.number:02}-01 00:00:00+00"

    def until(self, last: "Month") -> "Iterator[Month]":
        month = self
        while (month.year, month.number) <= (last.year, last.number):
            yield month
            month = month.next

    def after(self, months: int) -> "Month":
        return Month(self.year + (self.number - 1 + months) // 12, (self.number - 1 + months) % 12 + 1)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one table, by a column that holds a moment."""

    table: str
    column: str

    @property
    def rest(self) -> str:
        """Takes what no month takes, so that nothing is ever refused."""
        return f"{self.table}_rest"

    def name_of(self, month: Month) -> str:
        return f"{self.table}_{month.year:04}_{month.number:02}"

    def there(self) -> list[str]:
        """The attached pieces by name, oldest first, without the rest."""
        sql = "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = %s::regclass ORDER BY 1"
        with connection.cursor() as cursor:
            return [name for (name,) in _rows(cursor, sql, [self.table]) if name != self.rest]

    @transaction.atomic
    def make_ahead(self, today: date, months: int) -> list[str]:
        """Make what is missing from the first row of the rest to so many months from today; the names made."""
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '10s'")  # a page that waits for this waits no longer
            ((first,),) = _rows(cursor, f"SELECT min({self.column}) AT TIME ZONE 'UTC' FROM {self.rest}")  # noqa: S608
            begin = min(today, first.date()) if first else today
            there = set(self.there())
            wanted = Month.of(begin).until(Month.of(today).after(months))
            missing = [month for month in wanted if self.name_of(month) not in there]
            if missing:
                self._make(cursor, missing)
        return [self.name_of(month) for month in missing]

    def _make(self, cursor: CursorWrapper, missing: list[Month]) -> None:
        """Rows that waited in the rest move into their month; it is off meanwhile, and so is what protects its rows."""
        cursor.execute(f"ALTER TABLE {self.table} DETACH PARTITION {self.rest}")
        for month in missing:
            span = f"FROM ('{month.begins}') TO ('{month.next.begins}')"
            cursor.execute(f"CREATE TABLE {self.name_of(month)} PARTITION OF {self.table} FOR VALUES {span}")
            within = f"{self.column} >= '{month.begins}' AND {self.column} < '{month.next.begins}'"
            cursor.execute(
                f"WITH moved AS (DELETE FROM {self.rest} WHERE {within} RETURNING *) "  # noqa: S608
                f"INSERT INTO {self.table} SELECT * FROM moved"
            )
        cursor.execute(f"ALTER TABLE {self.table} ATTACH PARTITION {self.rest} DEFAULT")

    @transaction.atomic
    def take_off(self, before: int) -> list[str]:
        """Take off every month of the years before; the tables stay, protected as before. Their names."""
        taken = [name for name in self.there() if int(name.rsplit("_", 2)[1]) < before]
        with connection.cursor() as cursor:
            triggers = _triggers(cursor, self.table)
            for name in taken:
                cursor.execute(f"ALTER TABLE {self.table} DETACH PARTITION {name}")
                for sql, _comment, _trigger in triggers:
                    cursor.execute(sql.replace(f" ON public.{self.table} ", f" ON public.{name} "))
        return taken


def divide(pieces: Pieces, today: date, months: int) -> None:
    """Make of a whole table one in pieces, with its rows, indexes and triggers. For a migration."""
    table, column, whole = pieces.table, pieces.column, f"{pieces.table}_whole"
    with connection.cursor() as cursor:
        indexes = _indexes(cursor, table)
        triggers = _triggers(cursor, table)
        cursor.execute(f"ALTER TABLE {table} RENAME TO {whole}")
        like = f"LIKE {whole} INCLUDING DEFAULTS INCLUDING CONSTRAINTS"
        cursor.execute(f"CREATE TABLE {table} ({like}) PARTITION BY RANGE ({column})")
        cursor.execute(f"CREATE TABLE {pieces.rest} PARTITION OF {table} DEFAULT")
        cursor.execute(f"INSERT INTO {table} SELECT * FROM {whole}")  # noqa: S608
        cursor.execute(f"DROP TABLE {whole}")
        _number_on(cursor, table)
        for sql in (f"ALTER TABLE {table} ADD CONSTRAINT {table}_pkey PRIMARY KEY (id, {column})", *indexes):
            cursor.execute(sql)
    pieces.make_ahead(today, months)
    with connection.cursor() as cursor:
        for sql, comment, trigger in triggers:
            cursor.execute(sql)
            cursor.execute(f"COMMENT ON TRIGGER {trigger} ON {table} IS %s", [comment])


def _number_on(cursor: CursorWrapper, table: str) -> None:
    """A sequence of its own: until PostgreSQL 17 a table in pieces has no identity column."""
    cursor.execute(f"CREATE SEQUENCE {table}_id_seq OWNED BY {table}.id")
    cursor.execute(f"SELECT setval('{table}_id_seq', coalesce(max(id), 0) + 1, false) FROM {table}")  # noqa: S608
    cursor.execute(f"ALTER TABLE {table} ALTER COLUMN id SET DEFAULT nextval('{table}_id_seq')")


def _indexes(cursor: CursorWrapper, table: str) -> list[str]:
    sql = "SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = %s::regclass AND NOT indisprimary"
    return [definition for (definition,) in _rows(cursor, sql, [table])]


def _triggers(cursor: CursorWrapper, table: str) -> list[Row]:
    """How to make each, what is noted of it, its name."""
    sql = (
        "SELECT pg_get_triggerdef(oid), obj_description(oid, 'pg_trigger'), quote_ident(tgname) FROM pg_trigger "
        "WHERE tgrelid = %s::regclass AND NOT tgisinternal"
    )
    return _rows(cursor, sql, [table])


def _rows(cursor: CursorWrapper, sql: str, told: list[str] | None = None) -> list[Row]:
    cursor.execute(sql, told)
    return list(cursor.fetchall())
