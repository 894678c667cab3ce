"""A post with somebody who works there, and somebody of another post."""

import pytest
from django.test import Client

from accounts.models import Post, User
from nationals.models import National
from tests.conftest import SignedIn
from tests.factories import NationalFactory, PostFactory, UserFactory


@pytest.fixture
def post(db: None) -> Post:
    return PostFactory.create(name="Kyiv")


@pytest.fixture
def officer(post: Post) -> User:
    return UserFactory.create(caseworker=post)


@pytest.fixture
def supervisor(post: Post) -> User:
    return UserFactory.create(supervisor=post)


@pytest.fixture
def desk(officer: User, signed_in: SignedIn) -> Client:
    return signed_in(officer)


@pytest.fixture
def stranger(db: None) -> User:
    """Works at another post."""
    return UserFactory.create(caseworker=PostFactory.create())


@pytest.fixture
def auditor(post: Post) -> User:
    return UserFactory.create(auditor=post)


@pytest.fixture
def national(post: Post) -> National:
    return NationalFactory.create(post=post, name="Daniel Kiprono Cheboi", home_county="Kericho")
