"""A migrated database from which each test run copies its own.

Migrating takes half a minute, copying a quarter of a second. The template's name carries a digest of every
migration and of the lock file, so a changed migration is always run.
"""

import fcntl
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from coverage import Coverage
from django.conf import settings
from django.core import serializers
from django.db import connection

from bench import bouncer
from cases.models import DeadlineRule
from tests.scale.processes import program

Rows = list[dict[str, Any]]
_PREFIX = "ubalozi_template_"


def use_template() -> None:
    """Tell Django to copy the test database from the template, which is made first if it is not there."""
    name = _PREFIX + _digest()
    with _locked(settings.BASE_DIR / "var" / "template.lock"):
        if name not in _templates():
            with _unmeasured():
                _make(name)
    connection.settings_dict["TEST"]["TEMPLATE"] = name
    connection.close_pool()  # type: ignore[attr-defined]  # one opened before now leads to the database of local mode


@contextmanager
def _unmeasured() -> Iterator[None]:
    """Migrations are left out of the measuring of branches, which makes them take several times as long."""
    measuring = Coverage.current()
    if measuring is None:
        yield
        return
    measuring.stop()
    try:
        yield
    finally:
        measuring.start()


@contextmanager
def through_bouncer(folder: Path) -> Iterator[None]:
    """From the time when the test database is made until it is thrown away, neither of which PgBouncer bears."""
    direct = {name: connection.settings_dict[name] for name in ("HOST", "PORT")}
    there, role = program("pgbouncer"), connection.settings_dict["USER"]
    with bouncer.before(there, direct["HOST"], direct["PORT"], folder, role=role, most=12) as own:
        _lead_to({"HOST": str(own), "PORT": str(bouncer.PORT)})
        yield
        _lead_to(direct)


def _lead_to(place: dict[str, str]) -> None:
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # PostgreSQL's wrapper only
    connection.settings_dict.update(place)


def shipped_rows() -> Rows:
    """What migrations put into the tables: deadline rules and the like."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        assert cursor.fetchone()[0].startswith("test_")
    rows = json.loads(connection.creation.serialize_db_to_string())
    return [row for row in rows if not row["model"].startswith(("auth.", "contenttypes."))]


def restore(rows: Rows) -> None:
    """Tests with real transactions end by emptying every table but that of the jobs, which the package keeps. What is
    built once for several tests calls this too: the test before may have been of that kind."""
    if DeadlineRule.objects.exists():
        return
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    for row in serializers.deserialize("python", rows):
        row.save()


def forget_that_tables_were_empty() -> None:
    """Tests roll back what they write, so the server counts no rows where a long run has looked. A test that writes
    thousands would then be planned as for none: each trigger reads through all of them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_clear_relation_stats('public', relname) FROM pg_class"
            " WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND reltuples = 0"
        )


def _digest() -> str:
    files = [settings.BASE_DIR / "uv.lock", *settings.BASE_DIR.glob("*/migrations/*.py")]
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(f"{file.relative_to(settings.BASE_DIR)}\n".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _server() -> Any:
    """A cursor on the server rather than on one of its databases."""
    return connection.creation._nodb_cursor()  # type: ignore[attr-defined]  # Django's own way, without a public name


def _templates() -> list[str]:
    with _server() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [_PREFIX])
        return [row[0] for row in cursor.fetchall()]


def _make(name: str) -> None:
    """Migrate under a passing name, so that what a killed run leaves behind is never taken for the whole."""
    usual, usual_test = connection.settings_dict["NAME"], connection.settings_dict["TEST"]["NAME"]
    unfinished = f"{name}_unfinished"
    with _server() as cursor:
        for old in _templates():
            cursor.execute(f'DROP DATABASE IF EXISTS "{old}"')
    connection.settings_dict["TEST"]["NAME"] = unfinished
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]  # PostgreSQL's wrapper only
    connection.settings_dict["TEST"]["NAME"] = usual_test
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = usual
    with _server() as cursor:
        cursor.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')
