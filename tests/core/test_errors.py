"""When something is wrong: a clear answer in the house's look, with the policy, without the database."""

from http import HTTPStatus

import pytest
from django.core.exceptions import (
    BadRequest,
    DisallowedHost,
    PermissionDenied,
    RequestDataTooBig,
    TooManyFieldsSent,
)
from django.db import OperationalError, connection, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from django.urls import path
from django.views.decorators.http import require_POST

from config import urls
from core.files import FileGoneError, StoreAwayError

pytestmark = pytest.mark.urls(__name__)


def _raises(error: BaseException) -> HttpResponse:
    raise error


def _asks_for_too_long() -> HttpResponse:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 1")
        cursor.execute("SELECT pg_sleep(10)")
    raise AssertionError


urlpatterns = [
    path("accounts/bad/", lambda _request: _raises(BadRequest("The list cannot be sorted by this."))),
    path("accounts/forbidden/", lambda _request: _raises(PermissionDenied("Only a supervisor may do this."))),
    path("accounts/missing/", lambda _request: _raises(Http404())),
    path("accounts/broken/", lambda _request: _raises(RuntimeError("a fault"))),
    path("accounts/gone/", lambda _request: _raises(OperationalError("server closed the connection"))),
    path("accounts/slow/", lambda _request: _asks_for_too_long()),
    path("accounts/file/", lambda _request: _raises(FileGoneError("cases/ab/abc is not where it was kept"))),
    path("accounts/store/", lambda _request: _raises(StoreAwayError("The S3 server does not answer"))),
    path("accounts/host/", lambda _request: _raises(DisallowedHost("Invalid HTTP_HOST header"))),
    path("accounts/big/", lambda _request: _raises(RequestDataTooBig("DATA_UPLOAD_MAX_MEMORY_SIZE"))),
    path("accounts/many/", lambda _request: _raises(TooManyFieldsSent("DATA_UPLOAD_MAX_NUMBER_FIELDS"))),
    path("accounts/post/", require_POST(lambda _request: HttpResponse("done"))),
    path("accounts/form/", lambda _request: HttpResponse("fine")),
]
handler400, handler403, handler404, handler500 = (
    urls.handler400,
    urls.handler403,
    urls.handler404,
    urls.handler500,
)
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "img-src": "'self' data:",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}
ANSWERS = {
    "bad": (HTTPStatus.BAD_REQUEST, "The list cannot be sorted by this."),
    "forbidden": (HTTPStatus.FORBIDDEN, "Only a supervisor may do this."),
    "host": (HTTPStatus.BAD_REQUEST, "Go back and try again"),
    "big": (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "Send less at once"),
    "many": (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "Send less at once"),
    "post": (HTTPStatus.METHOD_NOT_ALLOWED, "Open the page with the form again"),
    "missing": (HTTPStatus.NOT_FOUND, "There is no such page"),
    "broken": (HTTPStatus.INTERNAL_SERVER_ERROR, "Something went wrong here"),
    "gone": (HTTPStatus.SERVICE_UNAVAILABLE, "The database does not answer"),
    "slow": (HTTPStatus.SERVICE_UNAVAILABLE, "This takes the database too long"),
    "file": (HTTPStatus.GONE, "This file is not where it was kept"),
    "store": (HTTPStatus.SERVICE_UNAVAILABLE, "The place where files are kept does not answer"),
}


@pytest.fixture
def stranger() -> Client:
    return Client(raise_request_exception=False)


def policy(response: HttpResponse) -> dict[str, str]:
    """The order of directives changes from process to process."""
    parts = response.headers["Content-Security-Policy"].split(";")
    return dict(part.strip().split(" ", 1) for part in parts)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ANSWERS)
def test_every_error_has_a_page_that_says_what_to_do(stranger: Client, kind: str) -> None:
    status, said = ANSWERS[kind]
    answer = stranger.get(f"/accounts/{kind}/")
    assert answer.status_code == status
    assert said in answer.content.decode()
    assert 'class="brand"' in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["host", "big", "many"])
def test_the_words_of_programmers_are_not_shown(stranger: Client, kind: str) -> None:
    shown = stranger.get(f"/accounts/{kind}/").content.decode()
    assert "HTTP_HOST" not in shown
    assert "DATA_UPLOAD" not in shown


@pytest.mark.django_db
def test_a_wrong_method_is_told_which_are_right(stranger: Client) -> None:
    assert stranger.get("/accounts/post/").headers["Allow"] == "POST"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/cases/%00/", "/cases/C-2026-000001%00/edit/", "/%00", "/accounts/login/%00"])
def test_an_address_with_a_nul_byte_is_no_page_to_anybody(stranger: Client, path: str) -> None:
    for answer in (stranger.get(path), stranger.post(path, {"submission": "x"})):
        assert answer.status_code == HTTPStatus.NOT_FOUND
        assert "There is no such page" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ANSWERS)
def test_errors_carry_the_policy_too(stranger: Client, kind: str) -> None:
    assert POLICY.items() <= policy(stranger.get(f"/accounts/{kind}/")).items()  # type: ignore[arg-type]


@pytest.mark.django_db
def test_while_the_database_is_gone_one_is_told_when_to_come_back(stranger: Client) -> None:
    assert stranger.get("/accounts/gone/").headers["Retry-After"] == "10"


@pytest.mark.django_db
def test_a_form_of_another_session_is_told_apart(stranger: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/accounts/form/")
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "This form is too old" in answer.content.decode()


@pytest.mark.parametrize("name", ["400", "403", "404", "405", "429", "500", "503"])
def test_error_pages_need_neither_context_nor_database(name: str) -> None:
    """Without the django_db mark any query fails."""
    assert "<h1" in render_to_string(f"{name}.html")


def test_the_page_for_too_many_attempts_says_how_long_to_wait() -> None:
    assert "Wait five minutes" in render_to_string("429.html", {}, HttpRequest())
