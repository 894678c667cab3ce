"""A suspect is a person with rights: what is contested, and how long it is kept."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.fields import TextBlock, TextLine
from core.history import tracked, written_once
from networks.choices import CorrectionState, ReviewDecision
from networks.models.actor import Actor


class CorrectionRequestQuerySet(models.QuerySet["CorrectionRequest"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(actor__in=Actor.objects.visible_to(user).values("pk"))

    def administered_by(self, user: User) -> Self:
        return self.filter(actor__in=Actor.objects.administered_by(user).values("pk"))

    def open(self) -> Self:
        return self.filter(state=CorrectionState.OPEN)

    def for_list(self) -> Self:
        return self.select_related("actor", "recorded_by", "decided_by").order_by("received_on", "pk")


@tracked()
class CorrectionRequest(models.Model):
    """Somebody contests what stands here about him; somebody else than who took it down decides."""

    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="corrections", verbose_name=_("actor"))
    contested = TextBlock(_("what is contested"), max_length=4000)
    contested_by = TextLine(_("by whom, and how to reach them"), max_length=300)
    received_on = models.DateField(_("received on"), default=timezone.localdate)
    state = models.CharField(_("state"), max_length=10, choices=CorrectionState, default=CorrectionState.OPEN)
    decision = TextBlock(_("decision, with its reasons"), max_length=4000, blank=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("decided by"),
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )

    objects = CorrectionRequestQuerySet.as_manager()

    class Meta:
        ordering = ["received_on", "pk"]
        verbose_name = _("correction request")
        verbose_name_plural = _("correction requests")
        constraints = [
            models.CheckConstraint(condition=~Q(contested=""), name="correction_contests_something"),
            models.CheckConstraint(
                condition=Q(state=CorrectionState.OPEN, decided_at=None, decided_by=None)
                | (
                    ~Q(state=CorrectionState.OPEN)
                    & ~Q(decision="")
                    & Q(decided_at__isnull=False, decided_by__isnull=False)
                ),
                name="correction_decided_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=models.F("recorded_by")),
                name="correction_decided_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor.reference}: {self.contested[:60]}"

    def get_absolute_url(self) -> str:
        return reverse("networks:correction", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == CorrectionState.OPEN


class ActorReview(models.Model):
    """Written once: somebody looked whether an actor must still stand here. ``next_on``: when somebody looks again."""

    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="reviews", verbose_name=_("actor"))
    decision = models.CharField(_("decision"), max_length=10, choices=ReviewDecision)
    reason = TextLine(_("why"), max_length=300)
    next_on = models.DateField(_("next review"), null=True, blank=True)
    reviewed_at = models.DateTimeField(_("reviewed"), default=timezone.now, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("reviewed by")
    )
    objects = models.Manager["ActorReview"]()

    class Meta:
        ordering = ["-reviewed_at", "-pk"]
        verbose_name = _("review of an actor")
        verbose_name_plural = _("reviews of actors")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="review_has_a_reason"),
            models.CheckConstraint(
                condition=Q(decision=ReviewDecision.KEEP, next_on__isnull=False)
                | Q(decision=ReviewDecision.PUT_AWAY, next_on=None),
                name="review_again_iff_kept",
            ),
        ]
        triggers = [written_once("review_is_written_once")]

    def __str__(self) -> str:
        return f"{self.actor.reference}: {self.get_decision_display()}"
