"""What the planner believes of the loaded rows: counted, where a sample would tell something else each time.

ANALYZE draws 30,000 rows of a table by chance, so that near a border a plan comes and goes. How many it draws hangs on
the column of which most is wanted: of the key's, which are all different, more is wanted, and so every row is read. Of
the other columns as much is kept as anywhere: a hundred common values and a hundred borders.
"""

from typing import Any

from django.db import connection

from bench.copies import side_by_side

WHOLE = 100_000
"""Cases, with a million events: of more, memory would hold too many rows at once."""
_OF_THE_KEY = 10_000  # the most that there is: three million rows are read
_TABLES = """
    SELECT c.oid::regclass, a.attname FROM pg_class c
    LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY c.relpages DESC
"""


def analyse(size: int) -> None:
    with connection.cursor() as cursor:
        if size > WHOLE:
            cursor.execute("VACUUM ANALYZE")
            return
        cursor.execute("VACUUM")
        cursor.execute(_TABLES)
        side_by_side(_whole, cursor.fetchall())


def _whole(server: Any, table: tuple[str, str | None]) -> None:
    """What is wanted of the key is forgotten at once: the tables stay as they are deployed."""
    name, key = table
    column = f'ALTER TABLE {name} ALTER COLUMN "{key}" SET STATISTICS'
    with server.transaction():
        if key:
            server.execute(f"{column} {_OF_THE_KEY}")
        server.execute(f"ANALYZE {name}")
        if key:
            server.execute(f"{column} DEFAULT")
