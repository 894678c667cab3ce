"""Admins invite people and give them memberships."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from accounts.choices import Permission, Role
from accounts.models import Membership, Post, User
from accounts.services import end_membership, give_membership, invite_user
from tests.admin.pages import address
from tests.factories import MembershipFactory, PostFactory, UserFactory

pytestmark = pytest.mark.django_db
PREFIX = "memberships"


def rows(*memberships: dict[str, object], initial: int = 0) -> dict[str, object]:
    """What the browser sends for the memberships below a user."""
    told: dict[str, object] = {f"{PREFIX}-TOTAL_FORMS": len(memberships), f"{PREFIX}-INITIAL_FORMS": initial}
    for number, row in enumerate(memberships):
        told |= {f"{PREFIX}-{number}-{name}": value for name, value in row.items()}
    return told


def own(user: User, **typed: object) -> dict[str, object]:
    return {"full_name": user.full_name, "is_active": "on"} | typed


def test_who_is_invited_sets_a_password_through_the_mail_and_enters(
    desk: Client, client: Client, django_capture_on_commit_callbacks: pytest.FixtureRequest
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        answer = desk.post(address(User, "add"), {"email": "New.Officer@Example.org", "full_name": "New Officer"})
    user = User.objects.get(email="new.officer@example.org")
    assert answer["Location"] == address(User, "change", user.pk)
    assert not user.has_usable_password()
    assert EmailAddress.objects.filter(user=user, verified=True, primary=True).count() == 1
    assert mail.outbox[0].to == ["new.officer@example.org"]
    link = re.search(r"http://testserver(/\S+)", str(mail.outbox[0].body))
    assert link
    page = client.get(link[1], follow=True)
    password = "a-long-passphrase-of-mine"
    client.post(page.request["PATH_INFO"], {"password1": password, "password2": password})
    user.refresh_from_db()
    assert user.check_password(password)


def test_the_invitation_is_sent_again_to_who_has_no_password_yet(
    desk: Client, keeper: User, django_capture_on_commit_callbacks: pytest.FixtureRequest
) -> None:
    waiting, settled = User.objects.create_user("a@example.org", full_name="A"), UserFactory.create()
    chosen = {"action": "invite_again", "_selected_action": [waiting.pk, settled.pk]}
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        desk.post(address(User, "changelist"), chosen)
    assert [message.to for message in mail.outbox] == [["a@example.org"]]


@pytest.mark.django_db(transaction=True)  # what is told after the commit is in the answer
@pytest.mark.parametrize("chosen", ["invited", "invited again"])
def test_where_mail_does_not_go_out_the_admin_is_told_and_the_account_stays(
    desk: Client, keeper: User, chosen: str, settings: Any
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # nobody listens there
    if chosen == "invited":
        answer = desk.post(address(User, "add"), {"email": "new@example.org", "full_name": "New"})
    else:
        waiting = User.objects.create_user("new@example.org", full_name="New")
        chose = {"action": "invite_again", "_selected_action": [waiting.pk]}
        answer = desk.post(address(User, "changelist"), chose)
    page = desk.get(answer["Location"]).content.decode()
    assert User.objects.filter(email="new@example.org").exists()
    assert "could not be sent" in page
    assert "gets a mail" not in page


def test_an_address_that_has_an_account_is_refused(desk: Client, keeper: User) -> None:
    answer = desk.post(address(User, "add"), {"email": keeper.email.upper(), "full_name": "Again"})
    assert "has an account already" in answer.content.decode()


def test_an_admin_gives_and_ends_memberships(desk: Client) -> None:
    user, post = UserFactory.create(), PostFactory.create()
    today = timezone.localdate()
    place = address(User, "change", user.pk)
    given = {"id": "", "user": user.pk, "post": post.pk, "role": Role.CASEWORKER, "starts_on": today, "ends_on": ""}
    assert desk.post(place, own(user) | rows(given)).status_code == 302
    membership = Membership.objects.get(user=user)
    assert User.objects.get(pk=user.pk).can(Permission.RECORD, post.pk)
    ended = given | {"id": membership.pk, "ends_on": today, "role": Role.AUDITOR, "post": PostFactory.create().pk}
    assert desk.post(place, own(user) | rows(ended, initial=1)).status_code == 302
    membership.refresh_from_db()
    assert (membership.ends_on, membership.role, membership.post) == (today, Role.CASEWORKER, post)


def test_the_same_role_twice_at_the_same_time_is_refused(desk: Client) -> None:
    membership = MembershipFactory.create()
    today = timezone.localdate()
    user = membership.user
    old = {"id": membership.pk, "user": user.pk, "post": membership.post_id, "role": membership.role,
           "starts_on": membership.starts_on, "ends_on": ""}  # fmt: skip
    new = old | {"id": "", "starts_on": today + timedelta(days=5)}
    answer = desk.post(address(User, "change", user.pk), own(user) | rows(old, new, initial=1))
    assert answer.status_code == 200
    assert "holds this role at this post already" in answer.content.decode()
    assert user.memberships.count() == 1


def test_a_password_and_an_address_cannot_be_posted(desk: Client) -> None:
    user = UserFactory.create()
    before = user.password
    desk.post(
        address(User, "change", user.pk),
        own(user, email="x@example.org", password="x", is_superuser="on", full_name="Other") | rows(),
    )
    after = User.objects.get(pk=user.pk)
    assert (after.full_name, after.email, after.password, after.is_superuser) == ("Other", user.email, before, False)


def test_only_admins_let_people_in() -> None:
    officer, post = UserFactory.create(), PostFactory.create()
    with pytest.raises(PermissionDenied):
        invite_user(email="x@example.org", full_name="X", by=officer)
    with pytest.raises(PermissionDenied):
        give_membership(officer, post=post, role=Role.AUDITOR, by=officer)
    with pytest.raises(PermissionDenied):
        end_membership(MembershipFactory.create(), ends_on=None, by=officer)


def test_memberships_are_checked_by_their_verbs(keeper: User) -> None:
    user, post = UserFactory.create(), PostFactory.create()
    first = give_membership(user, post=post, role=Role.AUDITOR, by=keeper, starts_on=date(2026, 1, 1))
    with pytest.raises(ValidationError):
        give_membership(user, post=post, role=Role.AUDITOR, by=keeper, starts_on=date(2026, 2, 1))
    with pytest.raises(ValidationError):
        end_membership(first, ends_on=date(2025, 1, 1), by=keeper)
    end_membership(first, ends_on=date(2026, 1, 31), by=keeper)
    give_membership(user, post=post, role=Role.AUDITOR, by=keeper, starts_on=date(2026, 2, 1))
    assert user.memberships.count() == 2


def test_people_are_found_by_the_post_they_work_at(desk: Client) -> None:
    post = PostFactory.create()
    here = UserFactory.create(caseworker=post)
    MembershipFactory.create(post=post, ends_on=timezone.localdate())
    MembershipFactory.create(post=post, starts_on=date(2020, 1, 1), ends_on=date(2020, 2, 1))
    shown = desk.get(address(User, "changelist"), {"at": post.pk}).context["cl"].queryset
    assert here in shown
    assert shown.count() == 2
    assert Post.objects.filter(pk=post.pk).exists()


def test_nobody_takes_the_key_away_from_himself(desk: Client, keeper: User) -> None:
    assert desk.post(address(User, "change", keeper.pk), {"full_name": "Ruth"} | rows()).status_code == 302
    keeper.refresh_from_db()
    assert (keeper.full_name, keeper.is_active, keeper.is_staff) == ("Ruth", True, True)
