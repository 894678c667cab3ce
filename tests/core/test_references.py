"""References as addresses bring them."""

import pytest

from accounts.models import Post
from core.text import as_reference
from tests.conftest import SignedIn
from tests.factories import PostFactory, UserFactory


@pytest.fixture
def post(db: None) -> Post:
    return PostFactory.create()


def test_a_reference_is_read_in_any_case_and_bounded() -> None:
    assert as_reference(" c-2026-000123\0") == "C-2026-000123"
    assert len(as_reference("x" * 5000)) == 20


@pytest.mark.parametrize(
    "address",
    ["/cases/C-%00/", "/nationals/N-%00/", "/cases/of/N%00/", "/cases/new/?national=N%00", f"/cases/{'x' * 900}/"],
)
def test_an_address_that_the_database_refuses_is_no_page(post: Post, signed_in: SignedIn, address: str) -> None:
    assert signed_in(UserFactory.create(caseworker=post)).get(address).status_code == 404
