"""What police or prosecutor ask of us about a referral, until when."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.fields import TextBlock, TextLine
from core.history import tracked
from networks.models.referral import Referral


class ReferralQuestionQuerySet(models.QuerySet["ReferralQuestion"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(referral__in=Referral.objects.visible_to(user))

    def administered_by(self, user: User) -> Self:
        return self.filter(referral__in=Referral.objects.administered_by(user))

    def late(self) -> Self:
        return self.filter(answered_on=None, due_on__lt=timezone.localdate())

    def for_list(self) -> Self:
        return self.select_related("referral__unit", "recorded_by", "answered_by").order_by("due_on", "pk")


@tracked()
class ReferralQuestion(models.Model):
    """What they ask of us, until when; answered once."""

    referral = models.ForeignKey(
        Referral, on_delete=models.PROTECT, related_name="questions", verbose_name=_("referral")
    )
    text = TextBlock(_("what they ask"), max_length=4000)
    asked_by = TextLine(_("who asks there"), max_length=200, blank=True)
    asked_on = models.DateField(_("asked on"), default=timezone.localdate)
    due_on = models.DateField(_("answer due"))
    answer = TextBlock(_("our answer"), max_length=4000, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False,
        verbose_name=_("answered by"),
    )  # fmt: skip
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("recorded by")
    )
    objects = ReferralQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("question about a referral")
        verbose_name_plural = _("questions about referrals")
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="referral_question_asks_something"),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("asked_on")),
                name="referral_question_due_after_asked",
                violation_error_message=_("The answer cannot be due before it was asked."),
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None, answered_by=None, answer="")
                | (Q(answered_on__gte=F("asked_on"), answered_by__isnull=False) & ~Q(answer="")),
                name="referral_question_answered_in_words",
                violation_error_message=_("An answer has its words and its day, not before the question."),
            ),
        ]
        indexes = [models.Index(fields=["due_on"], name="referral_question_due", condition=Q(answered_on=None))]

    def __str__(self) -> str:
        return f"{self.referral.reference}: {self.text[:60]}"

    @property
    def is_open(self) -> bool:
        return self.answered_on is None

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due_on < timezone.localdate()
