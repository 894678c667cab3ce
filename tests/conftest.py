"""What every test gets: strict templates, shuffled querysets, a client that is signed in."""

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.core.cache import cache
from django.test import Client, override_settings
from hypothesis import settings
from pytest_django import DjangoDbBlocker

from accounts.models import User
from core.translations import compile_stale
from tests import database, strict
from tests.database import through_bouncer

settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")

SignedIn = Callable[[User], Client]
_LOCALE = Path(__file__).resolve().parents[1] / "locale"
_WITH_DATABASE = {"db", "transactional_db", "live_server"}


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # once, before xdist starts its workers
        compile_stale(_LOCALE)


@pytest.fixture(autouse=True, scope="session")
def _strict_pages_and_queries() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        strict.fail_on_undefined_variables(patch)
        strict.shuffle_unordered_querysets(patch)
        yield


@pytest.fixture(autouse=True, scope="session")
def _files_of_tests_stay_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")):
        yield


@pytest.fixture(autouse=True)
def _same_chance_every_time(request: pytest.FixtureRequest) -> None:
    """A test that fails by the shuffle fails again when it is run again."""
    random.seed(request.node.nodeid)


@pytest.fixture(scope="session")
def _shipped_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> database.Rows:
    with django_db_blocker.unblock():
        return database.shipped_rows()


@pytest.fixture(autouse=True)
def _as_migrated(request: pytest.FixtureRequest) -> None:
    """The rows that migrations ship are there, and no counts of sign-ins are left from earlier tests."""
    if request.node.get_closest_marker("django_db") or _WITH_DATABASE.intersection(request.fixturenames):
        rows = request.getfixturevalue("_shipped_rows")
        request.getfixturevalue("_django_db_helper")
        database.restore(rows)
        cache.clear()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """Hook of pytest-django, called before it makes the test database."""
    with django_db_blocker.unblock():
        database.use_template()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """With ``THROUGH_BOUNCER=1`` every test reaches its database through PgBouncer (make test-bouncer)."""
    if "THROUGH_BOUNCER" not in os.environ:
        yield
        return
    with TemporaryDirectory(prefix="ubalozi-") as folder, django_db_blocker.unblock(), through_bouncer(Path(folder)):
        yield


@pytest.fixture
def signed_in() -> SignedIn:
    """``signed_in(user).get("/")``: a browser of its own for each person."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
