"""Pages that may be seconds old are read from a streaming replica, where there is one (docs/adr/0029).

A view says so with ``@may_be_seconds_old``. Everything else, everything that is written, and whoever has just written
something himself, stays with the primary; so do all when the replica is gone or lags too far behind.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connections, models, transaction
from django.db.backends.utils import CursorWrapper
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from psycopg_pool import PoolTimeout

logger = logging.getLogger(__name__)
P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
View = Callable[Concatenate[R, P], HttpResponseBase]

REPLICA = "replica"
WROTE = "wrote"  # the cookie of who has written something within the last seconds
AWAY = (OperationalError, InterfaceError, PoolTimeout)
_SAFE = frozenset({"GET", "HEAD"})
# Who may do what, and the evidence, are never seconds old.
_PRIMARY_ONLY = frozenset({
    "account", "accounts", "audit", "auth", "core", "django_cache", "mfa", "procrastinate", "sessions", "usersessions",
})  # fmt: skip
_AGAIN_AFTER = 5.0  # seconds for which nobody asks a replica that did not answer or lagged too far behind
_ATTEMPTS, _ON_ITS_WAY = 4, 0.02  # seconds
_reads_from: ContextVar[str] = ContextVar("reads_from", default=DEFAULT_DB_ALIAS)
_set_aside_until = 0.0


@dataclass(frozen=True, slots=True)
class Moment:
    """As of when a page is, and how far that is behind."""

    at: datetime
    lag: timedelta

    @property
    def seconds(self) -> int:
        return round(self.lag.total_seconds())


class Router:
    """Reads of a marked view go to the replica; nothing else does, whatever an object was read from."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str:
        return DEFAULT_DB_ALIAS if model._meta.app_label in _PRIMARY_ONLY else _reads_from.get()

    def db_for_write(self, model: type[models.Model], **hints: Any) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, *objects: models.Model, **hints: Any) -> bool:
        return True  # the same rows on both

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == DEFAULT_DB_ALIAS


def may_be_seconds_old(view: View[R, P]) -> View[R, P]:
    """Decorator of views that only read and need not show the reader's own last write.

    What such a view writes (that he has read) goes to the primary; when the replica fails half-way, all of it is undone
    and the view is asked again on the primary.
    """

    @wraps(view)
    def answered(request: R, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not _may_ask_replica(request):
            return view(request, *args, **kwargs)
        try:
            with transaction.atomic(), _replica() as moment:
                if moment:
                    request.replica = moment  # type: ignore[attr-defined]  # shown by templates/base.html
                    return _marked(view(request, *args, **kwargs), moment)
        except AWAY as error:
            _set_aside(error)
            request.replica = None  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)

    answered.may_be_seconds_old = True  # type: ignore[attr-defined]  # read by the architecture tests
    return cast("View[R, P]", answered)


def reading_alias() -> str:
    """The database that reads come from at this moment."""
    return _reads_from.get()


def _may_ask_replica(request: HttpRequest) -> bool:
    there = REPLICA in settings.DATABASES and time.monotonic() >= _set_aside_until
    return there and request.method in _SAFE and WROTE not in request.COOKIES


def _set_aside(why: object) -> None:
    global _set_aside_until  # noqa: PLW0603  what this process knows of the replica
    _set_aside_until = time.monotonic() + _AGAIN_AFTER
    logger.warning("The replica is not asked for some seconds: %s", why)


@contextmanager
def _replica() -> Iterator[Moment | None]:
    """Reads go to the replica, in one transaction; with None they do not, since it lags too far behind."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        written, now = _one(cursor, "SELECT pg_current_wal_flush_lsn() - '0/0', clock_timestamp()")
    with transaction.atomic(using=REPLICA):
        moment = _fresh_enough(written, now)
        if moment is None:
            yield None
            return
        token = _reads_from.set(REPLICA)
        try:
            yield moment
        finally:
            _reads_from.reset(token)


def _fresh_enough(written: int, now: datetime) -> Moment | None:
    """What is just on its way is waited for: after a quiet hour the last commit alone would look like an hour's lag."""
    moment = None
    for _attempt in range(_ATTEMPTS):
        with connections[REPLICA].cursor() as cursor:
            sql = "SELECT pg_last_wal_replay_lsn() - '0/0', pg_last_xact_replay_timestamp()"
            moment = moment_of(written, now, *_one(cursor, sql))
        if moment and moment.lag <= settings.REPLICA_MAX_LAG:
            return moment
        time.sleep(_ON_ITS_WAY)
    _set_aside(f"it is as of {moment.at}" if moment else "it is no replica")
    return None


def _one(cursor: CursorWrapper, sql: str) -> tuple[Any, ...]:
    cursor.execute(sql)
    (row,) = cursor.fetchall()
    return tuple(row)


def moment_of(written: int, now: datetime, replayed: int | None, last_commit: datetime | None) -> Moment | None:
    """As of when the replica is; None where that cannot be said (it is no replica, or has replayed nothing yet).

    ``written`` is how far the primary's journal was at ``now``, ``replayed`` how far the replica is in it,
    ``last_commit`` when, by the primary's clock, what it replayed last was committed. A replica that has all is as of
    now, also when nothing has been written for hours; one that is cut off has not, which it cannot know by itself.
    """
    if replayed is None:
        return None
    if replayed >= written:
        return Moment(now, timedelta())
    return Moment(last_commit, max(now - last_commit, timedelta())) if last_commit else None


def _marked(response: HttpResponseBase, moment: Moment) -> HttpResponseBase:
    """A header says as of when; a stream, which is read after all this has ended, goes on reading from the replica."""
    response.headers["X-Read-As-Of"] = moment.at.isoformat()
    if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
        response.streaming_content = _read_on(cast("Iterator[bytes]", response.streaming_content))
    return response


def _read_on(parts: Iterator[bytes]) -> Iterator[bytes]:
    while True:
        token = _reads_from.set(REPLICA)
        try:
            part = next(parts, None)
        finally:
            _reads_from.reset(token)  # before yielding: what stands around a generator would keep it
        if part is None:
            return
        yield part


def remember_who_wrote(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: whoever has written something reads from the primary until the replica certainly has it too."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method not in _SAFE:
            age = int(settings.REPLICA_MAX_LAG.total_seconds()) + 1
            response.set_cookie(
                WROTE, "1", max_age=age, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
            )
        return response

    return answer
