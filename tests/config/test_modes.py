"""Local and deployed mode are told apart by the environment alone, and deployed mode forgets nothing."""

import os
import subprocess
import sys

import pytest

from tests.architecture.sources import BASE
from tests.check import DEPLOYED

UNWANTED = {"DEBUG", "DJANGO_ALLOW_ASYNC_UNSAFE"}  # the second is set for browser tests in the same process


def _manage(*command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """``manage.py`` with nothing of ours in the environment but what is given."""
    kept = {name: value for name, value in os.environ.items() if name not in {*DEPLOYED, *UNWANTED}}
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=BASE,
        env=kept | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_deployed_mode_says_in_one_sentence_what_is_missing(missing: str) -> None:
    given = {name: value for name, value in DEPLOYED.items() if name != missing}
    done = _manage("check", **given)
    said = done.stderr.splitlines()
    assert done.returncode != 0
    assert len(said) == 1
    assert said[0].startswith(f"DATABASE_URL is set, so {missing} must be set too: ")
    assert said[0].endswith(".")


def test_a_deployment_that_lost_its_database_does_not_fall_back_to_local_mode() -> None:
    done = _manage("check", **{name: value for name, value in DEPLOYED.items() if name != "DATABASE_URL"})
    said = done.stderr.splitlines()
    assert done.returncode != 0
    assert len(said) == 1
    assert said[0].startswith("ALLOWED_HOSTS is set, so DATABASE_URL must be set too: ")


@pytest.mark.parametrize(
    "address", ["ubalozi", "mysql://ubalozi@localhost/ubalozi", "postgres://localhost:port/x", "postgres://host"]
)
def test_an_address_that_is_not_of_postgresql_is_refused_in_one_sentence(address: str) -> None:
    done = _manage("check", **DEPLOYED | {"DATABASE_URL": address})
    assert done.returncode != 0
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("DATABASE_URL must look like postgres://role:password@host:5432/database, ")


def test_a_password_with_any_signs_is_heard() -> None:
    asked = "from django.db import connection as c; print(c.get_connection_params()['password'])"
    address = "postgres://ubalozi:p%40%2F%3A%23%3F%25@127.0.0.1:1/ubalozi"
    done = _manage("shell", "--verbosity", "0", "--command", asked, **DEPLOYED | {"DATABASE_URL": address})
    assert done.stdout.split() == ["p@/:#?%"], done.stderr


def test_every_host_of_a_domain_may_be_answered_to() -> None:
    asked = "from django.conf import settings; print(*settings.CSRF_TRUSTED_ORIGINS)"
    done = _manage("shell", "--verbosity", "0", "--command", asked, **DEPLOYED | {"ALLOWED_HOSTS": ".example.org"})
    assert done.stdout.split() == ["https://*.example.org"], done.stderr


@pytest.mark.parametrize("weak", ["short", "a" * 60])
def test_deployed_mode_refuses_a_weak_key(weak: str) -> None:
    done = _manage("check", "--deploy", "--fail-level", "WARNING", **DEPLOYED | {"SECRET_KEY": weak})
    assert done.returncode != 0
    assert "SECRET_KEY" in done.stderr


def test_deployed_mode_passes_every_check_of_a_deployment() -> None:
    done = _manage("check", "--deploy", "--fail-level", "WARNING", **DEPLOYED)
    assert done.returncode == 0, done.stderr


def test_debug_cannot_be_turned_on_where_there_is_a_real_database() -> None:
    asked = "from django.conf import settings; print(settings.DEBUG, settings.LOCAL)"
    done = _manage("shell", "--verbosity", "0", "--command", asked, **DEPLOYED | {"DEBUG": "true"})
    assert done.stdout.split() == ["False", "False"], done.stderr


def test_what_the_address_of_the_database_says_is_heard() -> None:
    asked = "from django.db import connection as c; p = c.get_connection_params(); print(p['host'], p['sslmode'])"
    address = "postgres:///ubalozi?host=/var/run/postgresql&sslmode=require"
    done = _manage("shell", "--verbosity", "0", "--command", asked, **DEPLOYED | {"DATABASE_URL": address})
    assert done.stdout.split() == ["/var/run/postgresql", "require"], done.stderr


@pytest.mark.parametrize(
    "command", [["demo"], ["reset_local", "--yes"], ["stop_database"], ["load_demo"], ["flush", "--noinput"]]
)
def test_commands_of_local_mode_leave_a_real_database_alone(command: list[str]) -> None:
    done = _manage(*command, **DEPLOYED)
    assert done.returncode != 0
    assert "DATABASE_URL is set" in done.stderr


def test_a_release_says_why_the_database_does_not_answer() -> None:
    done = _manage("release", **DEPLOYED | {"DATABASE_URL": f"{DEPLOYED['DATABASE_URL']}?connect_timeout=1"})
    assert done.returncode != 0
    assert "Connection refused" in done.stderr
    assert done.stderr.splitlines()[-1] == "CommandError: The database does not answer; the reason stands above."
    assert "Traceback" not in done.stderr


def test_local_mode_needs_no_release() -> None:
    done = _manage("release")
    assert done.returncode != 0
    assert "DATABASE_URL is not set" in done.stderr
