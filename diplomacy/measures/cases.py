"""Cases about which something is open, counted by the database: there may be as many as there are cases."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, F, Q, QuerySet
from django.db.models.expressions import Combinable
from django.utils import timezone

from accounts.models import User
from cases.models import Case
from cases.models.case import of_posts
from diplomacy.choices import AWAITING
from diplomacy.measures.sides import sides
from diplomacy.models import Commitment, CommitmentCase, RequestCase

Told = tuple[str, tuple[Any, ...]]
"""SQL and its parameters."""
_COUNTED = """
    WITH waiting (key, case_id) AS MATERIALIZED ({})
    SELECT key, count(*) FROM waiting GROUP BY key
    UNION ALL SELECT NULL, count(*) FROM (SELECT DISTINCT case_id FROM waiting) each
"""
_LATEST = """
    WITH told (case_id, waiting, waiting_late, theirs, theirs_late, ours, ours_late) AS ({parts}),
    cases AS (
        SELECT case_id, sum(waiting) AS waiting, sum(waiting_late) AS waiting_late, sum(theirs) AS theirs,
            sum(theirs_late) AS theirs_late, sum(ours) AS ours, sum(ours_late) AS ours_late
        FROM told GROUP BY case_id {having}
    )
    SELECT case_id, count(*) OVER () AS size, waiting, waiting_late, theirs, theirs_late, ours, ours_late FROM cases
    ORDER BY waiting_late + theirs_late + ours_late DESC, waiting + theirs + ours DESC, case_id::text LIMIT %s
"""


def seen_cases(user: User) -> list[Q]:
    """Conditions of a link to a case that this person may see: those of his posts, told by an index, and the few others
    that a naming opens. No case is among both."""
    of_his_posts = of_posts(user, "case__")
    if user.scope.sees_all:  # few are not
        of_his_posts = ~Q(case__in=Case.objects.filter(restricted=True).order_by().values("pk"))
    return [of_his_posts, Q(case__in=Case.objects.seen_by_name(user).order_by().values("pk"))]


def cases_waiting(user: User, fits: Q, key: Combinable) -> dict[Any, int]:
    """How many cases wait for an answer, by key, and of all rows together under None: one that waits for several counts
    once. ``fits``: a condition of the request.

    PostgreSQL sorts for a count of different cases, but not for cases that are different.
    """
    parts = list(_waiting(user, fits, key))
    return dict(_asked(_COUNTED, parts)) if parts else {None: 0}


def latest_cases(
    user: User, requests: Q, promises: Q, most: int, *, waiting_only: bool
) -> tuple[list[tuple[int, dict[str, int]]], int]:
    """The cases with most that is late, then with most that is open, each with its counts; and how many there are.
    ``requests`` and ``promises``: conditions of these, the former seen from their cases."""
    parts = list(_open_of_cases(user, requests, promises))
    if not parts:
        return [], 0
    rows = _asked(_LATEST.format(having="HAVING sum(waiting) > 0" if waiting_only else "", parts="{}"), parts, most)
    names = ("waiting", "waiting_late", "theirs", "theirs_late", "ours", "ours_late")
    found = [(case, dict(zip(names, map(int, counts), strict=True))) for case, _size, *counts in rows]
    return found, rows[0][1] if rows else 0


def _asked(template: str, parts: list[Told], *more: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        told = " UNION ALL ".join(sql for sql, _params in parts)
        cursor.execute(template.format(told), [*(value for _sql, params in parts for value in params), *more])
        return list(cursor.fetchall())


def _waiting(user: User, fits: Q, key: Combinable) -> Iterator[Told]:
    waiting = RequestCase.objects.filter(fits, state__in=AWAITING).order_by().annotate(key=key)
    for seen in seen_cases(user):
        yield from _told(waiting.filter(seen).values_list("key", "case_id").distinct())


def _open_of_cases(user: User, requests: Q, promises: Q) -> Iterator[Told]:
    late = Count("pk", filter=Q(request__due_on__lt=timezone.localdate()))
    waiting = RequestCase.objects.filter(requests, state__in=AWAITING).order_by()
    open_ones = Commitment.objects.found_for(user).open().filter(promises).order_by().values("pk")
    for seen in seen_cases(user):
        rows = waiting.filter(seen).annotate(key=F("case_id")).values("key").annotate(open=Count("pk"), late=late)
        for sql, params in _told(rows.values_list("key", "open", "late")):
            yield f"SELECT told.*, 0, 0, 0, 0 FROM ({sql}) told", params  # noqa: S608  of our own words alone
        of = CommitmentCase.objects.filter(seen, commitment__in=open_ones).order_by().annotate(key=F("case_id"))
        counts = sides("commitment__")
        for sql, params in _told(of.values("key").annotate(**counts).values_list("key", *counts)):
            key, columns = "key", ", ".join(counts)
            yield f"SELECT {key}, 0, 0, {columns} FROM ({sql}) told", params  # noqa: S608  of our own words alone


def _told(rows: "QuerySet[Any, Any]") -> Iterator[Told]:
    try:
        yield rows.query.sql_with_params()
    except EmptyResultSet:  # of nobody's posts
        return
