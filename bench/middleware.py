"""Count the queries of a request that asks for it; the timed ones do not, so counting costs them nothing.

With ``BENCH_PLANS``, the name of a file, each counted query is explained before it is asked (``bench.plans``).
"""

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

from bench.plans import LARGE, Notebook, faults_of, is_read

ASK, ANSWER = "X-Count-Queries", "X-Queries"
PLANS = "BENCH_PLANS"


def count_queries(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    notebook = Notebook(Path(os.environ[PLANS])) if PLANS in os.environ else None

    def answer(request: HttpRequest) -> HttpResponse:
        if ASK not in request.headers:
            return get_response(request)
        count = 0
        found: list[tuple[str, str]] = []

        def counted(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
            nonlocal count
            count += 1
            if notebook and is_read(sql):
                found.extend((fault, sql) for fault in _explained(sql, params))
            return execute(sql, params, many, context)

        with connection.execute_wrapper(counted):
            response = get_response(request)
        if notebook:
            notebook.write(found)
        response[ANSWER] = str(count)
        return response

    return answer


def _explained(sql: str, params: Any) -> list[str]:
    """Asked past Django, on the same connection and so in the same transaction."""
    with connection.connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
        plan = cursor.fetchone()[0][0]["Plan"]
    return list(dict.fromkeys(faults_of(plan, _large())))


@cache
def _large() -> dict[str, float]:
    """Large tables, and how many rows each holds."""
    with connection.connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, reltuples FROM pg_class WHERE relkind IN ('r', 'p') AND reltuples >= %s", [LARGE]
        )
        return dict(cursor.fetchall())
