"""Two entries that may be one person, and what somebody decided about them."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.history import tracked
from nationals.choices import PairDecision
from nationals.matching.score import band
from nationals.matching.weights import THRESHOLDS, Band
from nationals.models.national import National

LEAST = dict(THRESHOLDS)[Band.LIKELY]
"""The score from which on two entries stand in the work list."""


class LikelyPairQuerySet(models.QuerySet["LikelyPair"]):
    def visible_to(self, user: User) -> Self:
        """Pairs of which the person may see both, joined entries left out."""
        visible = National.objects.visible_to(user).values("pk")
        return self.filter(first__in=visible, second__in=visible)

    def of(self, national: National) -> Self:
        return self.filter(Q(first=national) | Q(second=national))

    def listed(self, decision: PairDecision | str) -> Self:
        return self.filter(decision=decision, score__gte=LEAST)

    def apart_from(self, national: National) -> set[int]:
        """By number, the entries of which somebody said that they are another person."""
        pairs = self.of(national).filter(decision=PairDecision.APART).order_by("pk").values_list("first", "second")
        return {number for pair in pairs for number in pair} - {national.pk}

    def for_list(self) -> Self:
        return self.select_related("first", "second", "decided_by").order_by("-score", "-pk")


@tracked(exclude=["score", "reasons"])
class LikelyPair(models.Model):
    """Kept once, the older entry first. ``facts_seen`` is a digest of what both said when somebody decided: once that
    is another, the pair is open again. ``reasons`` holds ``{"sentence": …, "values": {…}}``, the strongest first."""

    first = models.ForeignKey(
        National, on_delete=models.PROTECT, related_name="pairs_as_first", verbose_name=_("first")
    )
    second = models.ForeignKey(
        National, on_delete=models.PROTECT, related_name="pairs_as_second", verbose_name=_("second")
    )
    score = models.DecimalField(_("score"), max_digits=5, decimal_places=4)
    reasons = models.JSONField(_("reasons"), default=list)
    decision = models.CharField(_("decision"), max_length=10, choices=PairDecision, default=PairDecision.OPEN)
    facts_seen = models.CharField(_("digest of the facts"), max_length=64, blank=True, editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )

    objects = LikelyPairQuerySet.as_manager()

    class Meta:
        ordering = ["-score", "-pk"]
        verbose_name = _("probable duplicate")
        verbose_name_plural = _("probable duplicates")
        constraints = [
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="pair_older_entry_first"),
            models.UniqueConstraint(fields=["first", "second"], name="pair_once"),
            models.CheckConstraint(
                condition=Q(decision=PairDecision.OPEN) | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="pair_decided_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["decision", "-score", "-id"], name="pair_work_list")]

    def __str__(self) -> str:
        return f"{self.first.reference} / {self.second.reference}"

    def get_absolute_url(self) -> str:
        """The two side by side."""
        return reverse("nationals:compare", args=[self.first.reference, self.second.reference])

    @property
    def band(self) -> Band:
        return band(float(self.score))

    @property
    def reason(self) -> str:
        """In the reader's language, the strongest first."""
        told = [(one["sentence"], one["values"]) for one in self.reasons]
        return "; ".join(gettext(sentence) % values for sentence, values in told)
