"""Count the queries of a request that asks for it; the timed ones do not, so counting costs them nothing.

With ``BENCH_PLANS``, the name of a file, each counted query is explained before it is asked (``bench.plans``), those of
a file that is sent while it is read too.
"""

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast

from django.db import connection
from django.http import FileResponse, HttpRequest, HttpResponseBase, StreamingHttpResponse

from bench.plans import LARGE, Notebook, faults_of, is_read

ASK, ANSWER = "X-Count-Queries", "X-Queries"
PLANS = "BENCH_PLANS"


class _Counter:
    """Around each query, as Django calls it."""

    def __init__(self, notebook: Notebook | None) -> None:
        self.count = 0
        self._notebook = notebook

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.count += 1
        if self._notebook and is_read(sql):
            in_pieces = bool(getattr(context["cursor"].cursor, "name", ""))
            self._notebook.write([(fault, sql) for fault in _explained(sql, params, in_pieces)])
        return execute(sql, params, many, context)


def count_queries(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    notebook = Notebook(Path(os.environ[PLANS])) if PLANS in os.environ else None

    def answer(request: HttpRequest) -> HttpResponseBase:
        if ASK not in request.headers:
            return get_response(request)
        counter = _Counter(notebook)
        with connection.execute_wrapper(counter):
            response = get_response(request)
        response[ANSWER] = str(counter.count)
        if notebook and isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
            response.streaming_content = _watched(cast("Iterator[bytes]", response.streaming_content), counter)
        return response

    return answer


def _watched(parts: Iterator[bytes], counter: _Counter) -> Iterator[bytes]:
    with connection.execute_wrapper(counter):
        yield from parts


def _explained(sql: str, params: Any, in_pieces: bool) -> list[str]:
    """Asked past Django, on the same connection and so in the same transaction. ``in_pieces``: as it is planned where
    a cursor takes row after row."""
    with connection.connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {'DECLARE explained CURSOR FOR ' if in_pieces else ''}{sql}", params)
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
