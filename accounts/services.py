"""What people may change of their own account, and how admins let people in."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings as site
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import notices
from accounts.choices import Role
from accounts.models import Membership, Post, User

Told = Callable[[bool], None]  # whether the mail went out
OWN_SETTINGS = ("language", "time_zone", "theme", "keys_enabled")


@transaction.atomic
def set_preferences(user: User, **settings: Any) -> User:
    """Change some of one's own settings; any other field is refused."""
    if unknown := settings.keys() - set(OWN_SETTINGS):
        raise ValueError(f"not one's own to change: {sorted(unknown)}")
    for name, value in settings.items():
        setattr(user, name, value)
    user.save(update_fields=[*settings])
    return user


@transaction.atomic
def invite_user(*, email: str, full_name: str, by: User, is_staff: bool = False, told: Told | None = None) -> User:
    """A new account without a password, and a mail with the address at which its owner sets one.

    The e-mail address counts as verified: only who receives the mail can set the password, and without a verified
    address there is no second factor. Raises ``ValidationError`` by field.
    """
    _require_admin(by)
    user = User(email=email.strip().lower(), full_name=full_name, is_staff=is_staff)
    user.set_unusable_password()
    user.full_clean()
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    send_invitation(user, by=by, told=told)
    return user


def send_invitation(user: User, *, by: User, told: Told | None = None) -> None:
    """The address in the mail works once, for as long as ``PASSWORD_RESET_TIMEOUT`` says.

    Sent when all is kept; then ``told`` is called with whether it went out.
    """
    _require_admin(by)
    adapter = get_adapter()
    key = f"{user_pk_to_url_str(user)}-{default_token_generator.make_token(user)}"
    words = {
        "user": user,
        "inviter": by,
        "url": adapter.get_reset_password_from_key_url(key),
        "days": timedelta(seconds=site.PASSWORD_RESET_TIMEOUT).days,
    }
    message = adapter.render_mail("account/email/invitation", user.email, words)
    told = told or (lambda _is_sent: None)
    transaction.on_commit(lambda: told(notices.send(message)))


@transaction.atomic
def give_membership(
    user: User, *, post: Post, role: Role | str, by: User, starts_on: date | None = None, ends_on: date | None = None
) -> Membership:
    """A role at a post. Raises ``ValidationError`` if the person holds it in that time already."""
    _require_admin(by)
    User.objects.select_for_update().get(pk=user.pk)
    given = Membership(user=user, post=post, role=role, starts_on=starts_on or timezone.localdate(), ends_on=ends_on)
    given.full_clean()
    same = user.memberships.filter(post=post, role=role).exclude(ends_on__lt=given.starts_on)
    if (same if ends_on is None else same.exclude(starts_on__gt=ends_on)).exists():
        raise ValidationError(_("%(user)s holds this role at %(post)s already.") % {"user": user, "post": post})
    given.save()
    return given


@transaction.atomic
def end_membership(membership: Membership, *, ends_on: date | None, by: User) -> Membership:
    """``ends_on`` is the last day; None takes an end back. Raises ``ValidationError`` if it lies before the start."""
    _require_admin(by)
    ended = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    ended.ends_on = ends_on
    ended.full_clean()
    ended.save()
    return ended


def _require_admin(user: User) -> None:
    if not (user.is_staff and user.is_active):
        raise PermissionDenied(_("Only admins let people in."))
