"""Four eyes: what one person asked for and a second must confirm."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.choices import Permission
from accounts.models import User
from cases.choices import Decision
from cases.models.case import Case
from cases.workflow import TRANSITIONS, Text
from core.fields import TextLine
from core.history import tracked


class ConfirmationQuerySet(models.QuerySet["Confirmation"]):
    def pending(self) -> Self:
        return self.filter(decision=Decision.PENDING)

    def for_decision_by(self, user: User) -> Self:
        """Pending, not asked by this person, on visible cases of posts where he may confirm."""
        waiting = self.pending().exclude(asked_by_id=user.pk).filter(case__in=Case.objects.visible_to(user))
        posts = user.scope.posts_for(Permission.CONFIRM)
        return waiting if posts is None else waiting.filter(case__post_id__in=posts)


@tracked()
class Confirmation(models.Model):
    """A transition that waits: ``facts`` are those of ``cases.workflow``; nothing has changed on the case yet."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="confirmations", verbose_name=_("case"))
    transition = models.CharField(max_length=30, verbose_name=_("transition"))
    facts = models.JSONField(default=dict, verbose_name=_("facts"))
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    decision = models.CharField(_("decision"), max_length=10, choices=Decision, default=Decision.PENDING)
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    reason = TextLine(_("reason"), max_length=300, blank=True)
    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(decision=Decision.PENDING), name="confirmation_one_pending_per_case"
            ),
            models.CheckConstraint(
                condition=Q(decision__in=[Decision.PENDING, Decision.WITHDRAWN]) | ~Q(decided_by=F("asked_by")),
                name="confirmation_by_a_second_person",
            ),
            models.CheckConstraint(
                condition=Q(decision=Decision.PENDING) ^ Q(decided_at__isnull=False),
                name="confirmation_decided_iff_not_pending",
            ),
            models.CheckConstraint(
                condition=~Q(decision=Decision.DECLINED) | ~Q(reason=""), name="confirmation_declined_with_a_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["asked_at", "id"], name="confirmation_pending", condition=Q(decision=Decision.PENDING))
        ]  # Today: what has waited longest

    def __str__(self) -> str:
        return f"{self.case}: {self.transition}"

    @property
    def label(self) -> Text:
        """What was asked, in words."""
        return TRANSITIONS[self.transition].label
