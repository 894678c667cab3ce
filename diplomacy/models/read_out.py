"""What the press office may say of a meeting."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.fields import TextBlock
from core.history import tracked
from core.lookups import ExistsRowByRow
from core.models import Versioned
from diplomacy.models.engagement import Engagement
from diplomacy.models.point import Point


class ReadOutQuerySet(models.QuerySet["ReadOut"]):
    def visible_to(self, user: User) -> Self:
        """Those drafted from points of which this person may see every one."""
        seen = Point.objects.visible_to(user).filter(pk=OuterRef("pk"))
        unseen = Point.objects.filter(~Q(ExistsRowByRow(seen)), read_outs=OuterRef("pk"))
        return self.filter(~Exists(unseen), engagement__in=Engagement.objects.visible_to(user))

    def for_list(self) -> Self:
        return self.select_related("drafted_by", "engagement__authority", "engagement__post").order_by("-pk")


@tracked()
class ReadOut(Versioned):
    """Drafted from the points that may be said, then edited by hand. ``points``: those that it was drafted from."""

    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="read_outs", verbose_name=_("engagement")
    )
    text = TextBlock(_("text for the press office"))
    points: "models.ManyToManyField[Point, models.Model]" = models.ManyToManyField(
        Point, blank=True, related_name="read_outs", verbose_name=_("points")
    )
    drafted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("drafted by")
    )
    drafted_at = models.DateTimeField(_("drafted"), default=timezone.now, editable=False)
    objects = ReadOutQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("read-out")
        verbose_name_plural = _("read-outs")
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="read_out_says_something",
                violation_error_message=_("Write what may be said."),
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name}: {self.engagement}"

    def get_absolute_url(self) -> str:
        return reverse("diplomacy:read-out", args=[self.pk])
