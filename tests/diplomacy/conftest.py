"""A post with somebody who works there, another post, and an authority to speak to."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Post, User
from cases.models import Case
from diplomacy.models import Authority
from tests.conftest import SignedIn
from tests.factories import AuthorityFactory, CaseFactory, PostFactory, UserFactory


@pytest.fixture
def today(db: None) -> date:
    return timezone.localdate()


@pytest.fixture
def in_a_week(today: date) -> date:
    return today + timedelta(days=7)


@pytest.fixture
def post(db: None) -> Post:
    return PostFactory.create(name="Kyiv")


@pytest.fixture
def officer(post: Post) -> User:
    return UserFactory.create(caseworker=post)


@pytest.fixture
def stranger(db: None) -> User:
    """Works at another post."""
    return UserFactory.create(caseworker=PostFactory.create())


@pytest.fixture
def auditor(post: Post) -> User:
    return UserFactory.create(auditor=post)


@pytest.fixture
def ministry(db: None) -> Authority:
    return AuthorityFactory.create(name="Ministry of Foreign Affairs")


@pytest.fixture
def case(post: Post) -> Case:
    return CaseFactory.create(captured=True, post=post)


@pytest.fixture
def restricted_case(post: Post) -> Case:
    """Of the same post, but nobody there is named on it."""
    return CaseFactory.create(captured=True, post=post, restricted=True)


@pytest.fixture
def desk(signed_in: SignedIn, officer: User) -> Client:
    """The officer's browser."""
    return signed_in(officer)
