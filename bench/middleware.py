"""Count the queries of a request that asks for it; the timed ones do not, so counting costs them nothing."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

ASK, ANSWER = "X-Count-Queries", "X-Queries"


def count_queries(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        if ASK not in request.headers:
            return get_response(request)
        count = 0

        def counted(execute: Callable[..., Any], *arguments: Any) -> Any:
            nonlocal count
            count += 1
            return execute(*arguments)

        with connection.execute_wrapper(counted):
            response = get_response(request)
        response[ANSWER] = str(count)
        return response

    return answer
