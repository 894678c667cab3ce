"""By what cases are sorted, compared with a look at all tables, and put right (``cases.models.listing``)."""

from django.db import connection

from cases.models import Listing

_WRONG = """
    SELECT coalesce(kept.case_id, told.case_id)
    FROM cases_listing kept FULL JOIN cases_listing_now told USING (case_id)
    WHERE ({kept}) IS DISTINCT FROM ({told})
    ORDER BY 1
"""


def wrong() -> list[int]:
    """The numbers of the cases that are listed otherwise than they should be, in whatever column."""
    with connection.cursor() as cursor:
        cursor.execute(_WRONG.format(**{side: _columns_of(side) for side in ("kept", "told")}))
        return [pk for (pk,) in cursor.fetchall()]


def put_right() -> None:
    """All anew. Who changes a case waits until it is done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_list_anew()")


def _columns_of(side: str) -> str:
    """All but the key, by which the two sides are joined."""
    return ", ".join(f"{side}.{field.column}" for field in Listing._meta.concrete_fields if not field.primary_key)
