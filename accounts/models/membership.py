"""Who works where, as what, from when until when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.choices import Role
from accounts.models.post import Post
from core.history import tracked


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> "MembershipQuerySet":
        """Those in force today, with their posts."""
        today = timezone.localdate()
        in_force = Q(starts_on__lte=today) & (Q(ends_on=None) | Q(ends_on__gte=today))
        return self.filter(in_force).select_related("post").order_by("post__name", "role")


@tracked()
class Membership(models.Model):
    """A role at a post. A person may hold several; ``ends_on`` is the last day."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("user")
    )
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="memberships", verbose_name=_("post"))
    role = models.CharField(_("role"), max_length=20, choices=Role)
    starts_on = models.DateField(_("from"), default=timezone.localdate)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["post__name", "role"]
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="membership_ends_after_it_starts"
            ),
            models.UniqueConstraint(fields=["user", "post", "role", "starts_on"], name="membership_once_per_start"),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}, {self.post}"
