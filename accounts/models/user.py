"""People who sign in."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.choices import Permission, Theme
from accounts.models.post import Post
from accounts.scope import Scope
from core.fields import TextLine
from core.history import tracked


class UserManager(BaseUserManager["User"]):
    def working_at(self, post: Post) -> "models.QuerySet[User]":
        """Active people with a membership there today."""
        here = post.memberships.current().values("user_id")
        return self.filter(is_active=True, pk__in=here).order_by("full_name", "pk")

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


@tracked(exclude=["password", "last_login"])
class User(AbstractBaseUser, PermissionsMixin):
    """Somebody with an account. Admins are ``is_staff``; what they may see of casework comes from memberships."""

    email = models.EmailField(_("e-mail"), unique=True)
    full_name = TextLine(_("full name"), max_length=150)
    language = models.CharField(_("language"), max_length=5, blank=True, default="")
    time_zone = models.CharField(_("time zone"), max_length=60, blank=True, default="")
    theme = models.CharField(_("theme"), max_length=10, choices=Theme, default=Theme.SYSTEM)
    keys_enabled = models.BooleanField(_("single-key shortcuts"), default=True)
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(_("admin"), default=False, help_text=_("May keep the records in the admin."))
    invited_at = models.DateTimeField(_("invited"), auto_now_add=True)

    objects = UserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        ordering = ["full_name", "pk"]
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once_in_any_case")]

    def __str__(self) -> str:
        return self.full_name or self.email

    @property
    def short_name(self) -> str:
        """``Amina Wanjiru`` as ``A. Wanjiru``."""
        return shortened(self.full_name)

    def get_short_name(self) -> str:
        """What the admin calls the reader."""
        return self.full_name

    @cached_property
    def scope(self) -> Scope:
        """What the memberships of today let this person see and do. Loaded once for each request."""
        return Scope.of(self.memberships.current())

    def can(self, permission: Permission, post_id: int | None = None) -> bool:
        """Whether the person may do this at that post, or (without a post) at any."""
        return self.scope.allows(permission, post_id)


def shortened(full_name: str) -> str:
    first, _space, rest = full_name.partition(" ")
    return f"{first[:1]}. {rest}" if rest else full_name
