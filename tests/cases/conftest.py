"""The people of one post, and a case of theirs."""

import pytest

from accounts.models import Post, User
from cases.models import Case
from tests.factories.accounts import PostFactory, UserFactory
from tests.factories.cases import CaseFactory


@pytest.fixture
def post() -> Post:
    return PostFactory.create()


@pytest.fixture
def caseworker(post: Post) -> User:
    return UserFactory.create(caseworker=post)


@pytest.fixture
def supervisor(post: Post) -> User:
    return UserFactory.create(supervisor=post)


@pytest.fixture
def stranger() -> User:
    """A caseworker of another post."""
    return UserFactory.create(caseworker=PostFactory.create())


@pytest.fixture
def case(post: Post) -> Case:
    return CaseFactory.create(post=post)
