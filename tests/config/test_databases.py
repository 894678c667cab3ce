"""A replica is told by the environment, beside the primary and never alone."""

import pytest

from tests.check import DEPLOYED
from tests.config.test_modes import _manage

REPLICA = {"REPLICA_URL": "postgres://ubalozi@127.0.0.1:2/ubalozi?sslmode=require"}


def test_a_replica_is_asked_for_nothing_by_itself() -> None:
    asked = (
        "from django.conf import settings as s; r = s.DATABASES['replica'];"
        "print(r['PORT'], r['OPTIONS']['sslmode'], r['OPTIONS']['pool']['min_size'], r['ATOMIC_REQUESTS'])"
    )
    done = _manage("shell", "--verbosity", "0", "--command", asked, **DEPLOYED, **REPLICA)
    assert done.stdout.split() == ["2", "require", "0", "False"], done.stderr


def test_a_deployment_with_a_replica_passes_every_check() -> None:
    done = _manage("check", "--deploy", "--fail-level", "WARNING", **DEPLOYED, **REPLICA)
    assert done.returncode == 0, done.stderr


def test_a_replica_without_its_primary_is_refused() -> None:
    done = _manage("check", **REPLICA)
    assert done.returncode != 0
    assert done.stderr.startswith("REPLICA_URL is set, so DATABASE_URL must be set too: ")


def test_an_address_that_is_none_is_refused_by_its_name() -> None:
    done = _manage("check", **DEPLOYED | {"REPLICA_URL": "mysql://replica/ubalozi"})
    assert done.stderr.startswith("REPLICA_URL must look like postgres://")


PATIENT = {"DATABASE_PATIENCE": "5"}


@pytest.mark.parametrize(
    ("told", "options"),
    [
        ({}, ""),
        (PATIENT, "-c statement_timeout=5s"),
        (
            PATIENT | {"DATABASE_URL": f"{DEPLOYED['DATABASE_URL']}?options=-csearch_path%3Dpublic"},
            "-csearch_path=public -c statement_timeout=5s",
        ),
        (PATIENT | {"DIRECT_DATABASE_URL": "postgres://ubalozi@127.0.0.1:2/direct"}, ""),  # there is PgBouncer
        (PATIENT | {"DATABASE_DIRECT": "true"}, ""),  # a command
    ],
)
def test_postgresql_gives_up_what_takes_a_page_too_long(told: dict[str, str], options: str) -> None:
    asked = "from django.conf import settings as s; print(s.DATABASES['default']['OPTIONS'].get('options', ''))"
    done = _manage("shell", "--verbosity", "0", "--command", asked, **DEPLOYED | {"DATABASE_DIRECT": "false"} | told)
    assert done.stdout.strip() == options, done.stderr
