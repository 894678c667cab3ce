"""Who sees what, as it is kept (``diplomacy.models.sight``): compared with a look at all tables, and put right."""

from django.db import connection

from diplomacy.models import CommitmentSight, EngagementSight, NoteSight, RequestSight

_WRONG = """
    SELECT coalesce(kept.record_id, told.record_id)
    FROM {table} kept FULL JOIN {table}_now told USING (record_id)
    WHERE ({kept}) IS DISTINCT FROM ({told}) ORDER BY 1
"""


def wrong() -> list[tuple[str, int]]:
    """The records, by kind and number, of which other people would be told than see them."""
    found = []
    with connection.cursor() as cursor:
        for sight in (RequestSight, CommitmentSight, EngagementSight, NoteSight):
            columns = [field.column for field in sight._meta.concrete_fields]
            kept, told = (", ".join(f"{side}.{column}" for column in columns) for side in ("kept", "told"))
            cursor.execute(_WRONG.format(table=sight._meta.db_table, kept=kept, told=told))
            kind = sight.__name__.removesuffix("Sight").lower()
            found += [(kind, pk) for (pk,) in cursor.fetchall()]
    return found


def put_right() -> None:
    """All anew. Who records something meanwhile waits until it is done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT diplomacy_sights_anew()")
