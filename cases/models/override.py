"""A step against what the person wishes: by whom, and why."""

from typing import Self

from django.db import models
from django.db.models import OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.choices import Permission
from accounts.models import User
from cases.choices import AgainstWish
from cases.models.case import Case
from cases.models.event import Event
from core.fields import TextBlock
from core.history import written_once
from core.lookups import ExistsRowByRow
from nationals.models import Consent


class OverrideQuerySet(models.QuerySet["Override"]):
    def visible_to(self, user: User) -> Self:
        """For those who look after others' work at the case's post, on cases that they see."""
        seen = self.filter(ExistsRowByRow(Case.objects.visible_to(user).filter(pk=OuterRef("case_id"))))
        posts = user.scope.posts_for(Permission.SEE_RECORD)
        return seen if posts is None else seen.filter(case__post_id__in=posts)

    def for_list(self) -> Self:
        return self.select_related("case__national", "case__post", "objection__relative", "by")


class Override(models.Model):
    """Written once. ``objection`` stood when the step was taken; ``event`` is the step's entry in the timeline.

    Articles 36(1)(c) of the Vienna Convention on Consular Relations and 109 of the Third Geneva Convention.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="overrides", verbose_name=_("case"))
    step = models.CharField(_("step"), max_length=20, choices=AgainstWish)
    objection = models.ForeignKey(
        Consent, on_delete=models.PROTECT, related_name="overrides", verbose_name=_("objection")
    )
    event = models.ForeignKey(
        Event, on_delete=models.PROTECT, related_name="overrides", verbose_name=_("entry of the timeline")
    )
    reason = TextBlock(_("why against the wish"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("by whom"))
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    objects = OverrideQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        verbose_name = _("step against a wish")
        verbose_name_plural = _("steps against a wish")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="override_has_a_reason"),
            models.UniqueConstraint(fields=["event", "objection"], name="override_once_per_step"),
        ]
        indexes = [models.Index(fields=["-recorded_at", "-id"], name="override_newest")]  # the supervisor's list
        triggers = [written_once("override_is_written_once")]

    def __str__(self) -> str:
        return f"{self.case}: {self.get_step_display()}"
