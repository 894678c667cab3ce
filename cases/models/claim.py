"""Claims: facts that somebody says. What differs stands side by side."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.choices import Topic
from cases.models.case import Case
from cases.models.event import Event
from core.choices import Confidence, SourceKind
from core.fields import PartialDateField, TextBlock, TextLine
from core.history import written_once


class ClaimQuerySet(models.QuerySet["Claim"]):
    def standing(self) -> Self:
        """Neither struck through nor come with a status change that was corrected; withdrawn ones have no value."""
        return self.filter(correction=None, event__correction=None).exclude(value="")


class Claim(models.Model):
    """Written once: a correction is another claim that ``corrects`` it.

    ``opens_period`` says that the world changed: what was claimed on this topic before is no longer current,
    though not wrong. Current claims on one topic that differ are disputed.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="claims", verbose_name=_("case"))
    topic = models.CharField(_("about"), max_length=20, choices=Topic)
    value = TextBlock(_("what is said"), max_length=2000, blank=True)
    happened_on = PartialDateField(_("when it happened"))
    learned_on = models.DateField(_("when we learned it"), default=timezone.localdate)
    source_kind = models.CharField(_("who says it"), max_length=20, choices=SourceKind)
    source = TextLine(_("source, in detail"), max_length=300, blank=True)
    confidence = models.CharField(_("how sure"), max_length=20, choices=Confidence, default=Confidence.UNCONFIRMED)
    opens_period = models.BooleanField(_("this has changed since; what stood before is past"), default=False)
    event = models.ForeignKey(
        Event, on_delete=models.PROTECT, null=True, blank=True, related_name="claims", verbose_name=_("event")
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    corrects = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="correction",
        editable=False,
        verbose_name=_("corrects"),
    )
    reason = TextLine(_("why it is corrected"), max_length=300, blank=True)
    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        constraints = [
            models.CheckConstraint(condition=Q(corrects=None) | ~Q(reason=""), name="claim_correction_has_a_reason"),
            models.CheckConstraint(condition=~Q(value="") | ~Q(corrects=None), name="claim_says_something"),
        ]
        indexes = [models.Index(fields=["case", "topic", "-recorded_at"], name="claim_by_case")]  # the facts of a case
        triggers = [written_once("claim_is_written_once")]

    def __str__(self) -> str:
        return f"{self.get_topic_display()}: {self.value[:60]}"

    @property
    def is_struck(self) -> bool:
        """By a correction, or with the status change that it came with."""
        return hasattr(self, "correction") or (self.event is not None and hasattr(self.event, "correction"))
