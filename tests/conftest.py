"""What every test gets: strict templates, shuffled querysets, a client that is signed in."""

import random
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from hypothesis import settings
from pytest_django import DjangoDbBlocker

from accounts.models import User
from tests import database, strict

settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")

SignedIn = Callable[[User], Client]


@pytest.fixture(autouse=True, scope="session")
def _strict_pages_and_queries() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        strict.fail_on_undefined_variables(patch)
        strict.shuffle_unordered_querysets(patch)
        yield


@pytest.fixture(autouse=True)
def _same_chance_every_time(request: pytest.FixtureRequest) -> None:
    """A test that fails by the shuffle fails again when it is run again."""
    random.seed(request.node.nodeid)


@pytest.fixture(autouse=True)
def _no_rate_limits_from_earlier_tests(request: pytest.FixtureRequest) -> Iterator[None]:
    """The cache holds the counts of sign-ins; only tests with real transactions leave them behind."""
    yield
    if "transactional_db" in request.fixturenames:
        cache.clear()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """Hook of pytest-django, called before it makes the test database."""
    with django_db_blocker.unblock():
        database.use_template()


@pytest.fixture
def signed_in() -> SignedIn:
    """``signed_in(user).get("/")``: a browser of its own for each person."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
