"""Numbers that are counted ahead: added up, compared with a full count, put right (see ``cases.models.tally``)."""

from datetime import date, timedelta

from django.db import connection, transaction

from core.dates import ministry_today

LONG_LATE = date.min
"""The day under which duties stand that are late for more than the nine days that anybody asks about."""
_WEEK_AND_SPARE, _MONTH_AND_SPARE = timedelta(days=9), timedelta(days=45)
_ONE_AT_A_TIME = 20_261_127  # the lock of who adds up
_KEY = "measure, post_id, country, finding, status, person_id, day, hour"
_ADDED = f"""
    INSERT INTO cases_tally AS kept ({_KEY}, number, settled)
    SELECT {_KEY}, sum(number), true FROM taken GROUP BY {_KEY} HAVING sum(number) <> 0
    ON CONFLICT ({_KEY}) WHERE settled DO UPDATE SET number = kept.number + excluded.number
"""  # noqa: S608  of our own words alone
_WHEN = """
    CASE WHEN measure = 'duty' AND day < %(late)s THEN %(long_late)s
        WHEN measure IN ('told', 'recorded') AND day < %(months)s THEN date_trunc('month', day)::date
        ELSE day END AS day,
    CASE WHEN day >= %(late)s THEN hour END AS hour
"""
_SETTLE = f"""
    WITH gone AS (DELETE FROM cases_tally WHERE NOT settled RETURNING *),
    taken AS (
        SELECT measure, post_id, country, finding, status, person_id, number,
            {_WHEN}
        FROM gone
    ) {_ADDED}
"""  # noqa: S608  of our own words alone
_AGE = """
    UPDATE cases_tally SET settled = false
    WHERE settled AND (measure = 'duty' AND day < %(late)s AND day <> %(long_late)s
        OR measure IN ('told', 'recorded') AND day < %(months)s AND day <> date_trunc('month', day)::date)
"""
_ALIKE = f"SELECT measure, post_id, country, finding, status, person_id, number, {_WHEN} FROM ({{rows}}) rows"  # noqa: S608
_WRONG = f"""
    SELECT {_KEY}, sum(kept), sum(counted) FROM (
        SELECT {_KEY}, number AS kept, 0 AS counted
        FROM ({_ALIKE.format(rows="SELECT * FROM cases_tally")}) kept_rows
        UNION ALL SELECT {_KEY}, 0, number
        FROM ({_ALIKE.format(rows="SELECT *, 1 AS number FROM cases_tallies_in_full")}) counted_rows
    ) both_sides GROUP BY {_KEY} HAVING sum(kept) <> sum(counted) ORDER BY {_KEY}
"""  # noqa: S608  of our own words alone

Difference = tuple[str, int, str, str, str, int | None, date | None, int | None, int, int]
"""Of one key (as in ``cases.models.tally.KEY``) what is kept and what a full count says."""


@transaction.atomic
def settle() -> int:
    """Add up what has changed; how many rows that were. Whoever reads meanwhile reads the same sums."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_ONE_AT_A_TIME])
        if not cursor.fetchone()[0]:
            return 0
        cursor.execute(_AGE, _bounds())
        cursor.execute("SELECT count(*) FROM cases_tally WHERE NOT settled")
        waiting: int = cursor.fetchone()[0]
        cursor.execute(_SETTLE, _bounds())
        cursor.execute("DELETE FROM cases_tally WHERE settled AND number = 0")
    return waiting


def wrong() -> list[Difference]:
    """Where the sums differ from a full count of all cases and duties, in one look at both."""
    with connection.cursor() as cursor:
        cursor.execute(_WRONG, _bounds())
        return list(cursor.fetchall())


@transaction.atomic
def put_right() -> None:
    """Count everything anew, also after many rows were loaded with the setting ``cases.count_later``, under which the
    triggers count nothing. Who changes a case waits until it is done: ten seconds with a million."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT cases_count_anew()")
    settle()


def _bounds() -> dict[str, date]:
    """Older days are kept together: nobody asks for them one by one, whatever his time zone."""
    today = ministry_today()
    return {
        "late": today - _WEEK_AND_SPARE,
        "long_late": LONG_LATE,
        "months": (today - _MONTH_AND_SPARE).replace(day=1),
    }
