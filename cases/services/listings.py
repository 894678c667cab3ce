"""By what cases are sorted, compared with a look at all tables, and put right (``cases.models.listing``)."""

from django.db import connection

_WRONG = """
    SELECT coalesce(kept.case_id, told.case_id)
    FROM cases_listing kept FULL JOIN cases_listing_now told USING (case_id)
    WHERE (kept.is_open, kept.due_at, kept.name, kept.assignee)
        IS DISTINCT FROM (told.is_open, told.due_at, told.name, told.assignee)
    ORDER BY 1
"""


def wrong() -> list[int]:
    """The numbers of the cases that stand elsewhere in a list than they should."""
    with connection.cursor() as cursor:
        cursor.execute(_WRONG)
        return [pk for (pk,) in cursor.fetchall()]


def put_right() -> None:
    """All anew. Who changes a case waits until it is done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_list_anew()")
