"""What must always be true of people, posts and drafts, broken once each."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from core.models import Draft
from tests.factories import MembershipFactory, PostFactory, UserFactory


def _same_membership_twice() -> None:
    user, post = UserFactory.create(), PostFactory.create()
    for _time in range(2):
        MembershipFactory.create(user=user, post=post)


def _same_draft_twice() -> None:
    user = UserFactory.create()
    for _time in range(2):
        Draft.objects.create(user=user, form="note")


BREAKS: dict[str, Callable[[], object]] = {
    "membership_ends_after_it_starts": lambda: MembershipFactory.create(
        ends_on=timezone.localdate() - timedelta(days=1)
    ),
    "membership_once_per_start": _same_membership_twice,
    "user_email_once_in_any_case": lambda: [
        UserFactory.create(email=email) for email in ("twice@example.org", "Twice@example.org")
    ],
    "draft_once_per_user_and_form": _same_draft_twice,
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", BREAKS)
def test_the_database_refuses_what_must_not_be(name: str) -> None:
    with pytest.raises(IntegrityError, match=name):
        BREAKS[name]()
