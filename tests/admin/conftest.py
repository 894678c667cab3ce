"""An admin: staff without any membership and without Django's superuser flag."""

import pytest
from django.test import Client

from accounts.models import User
from cases.models import Case
from tests.conftest import SignedIn
from tests.factories import CaseFactory, UserFactory


@pytest.fixture
def keeper() -> User:
    return UserFactory.create(is_staff=True, full_name="Ruth Naliaka")


@pytest.fixture
def desk(keeper: User, signed_in: SignedIn) -> Client:
    return signed_in(keeper)


@pytest.fixture
def case() -> Case:
    return CaseFactory.create()


@pytest.fixture
def restricted() -> Case:
    """A case on which somebody else is named."""
    return CaseFactory.create(restricted=True, named=[UserFactory.create()], national__name="Hidden Person")
