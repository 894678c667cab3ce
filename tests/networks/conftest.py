"""Two posts with somebody who works there, a supervisor, and a case of each."""

import pytest
from django.test import Client

from accounts.models import Post, User
from cases.models import Case, NamedOfficer
from networks.models import Actor
from tests.conftest import SignedIn
from tests.factories import ActorFactory, CaseFactory, PostFactory, UserFactory


@pytest.fixture
def post(db: None) -> Post:
    return PostFactory.create(name="Moscow")


@pytest.fixture
def other_post(db: None) -> Post:
    return PostFactory.create(name="Kyiv")


@pytest.fixture
def officer(post: Post) -> User:
    return UserFactory.create(caseworker=post)


@pytest.fixture
def stranger(other_post: Post) -> User:
    """Works at another post."""
    return UserFactory.create(caseworker=other_post)


@pytest.fixture
def supervisor(post: Post) -> User:
    return UserFactory.create(supervisor=post)


@pytest.fixture
def auditor(post: Post) -> User:
    """May see cases, but no networks."""
    return UserFactory.create(auditor=post)


@pytest.fixture
def case(post: Post) -> Case:
    return CaseFactory.create(post=post)


@pytest.fixture
def case_elsewhere(other_post: Post) -> Case:
    return CaseFactory.create(post=other_post)


@pytest.fixture
def restricted_case(post: Post) -> Case:
    """Of the same post, but nobody there is named on it."""
    return CaseFactory.create(post=post, restricted=True)


@pytest.fixture
def confidant(post: Post, restricted_case: Case) -> User:
    """Named on the restricted case."""
    named = UserFactory.create(caseworker=post)
    NamedOfficer.objects.create(case=restricted_case, user=named, named_by=named, reason="works on it")
    return named


@pytest.fixture
def actor(db: None) -> Actor:
    return ActorFactory.create(name="Viktor Marenko")


@pytest.fixture
def desk(signed_in: SignedIn, officer: User) -> Client:
    """The officer's browser."""
    return signed_in(officer)
