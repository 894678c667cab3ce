"""A replica is told by the environment, beside the primary and never alone."""

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
