"""What became of a referral, step by step."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.fields import TextBlock, TextLine
from core.history import written_once_but
from networks.choices import ReferralState
from networks.models.actor import Actor
from networks.models.referral import Referral


class ReferralStep(models.Model):
    """Written once; one that was wrong is struck through. ``actor``: whom it befell, nobody for the whole of it.

    When two actors are joined, the step goes with them.
    """

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="steps", verbose_name=_("referral"))
    kind = models.CharField(_("step"), max_length=20, choices=ReferralState)
    taken_on = models.DateField(_("on"))
    actor = models.ForeignKey(
        Actor, on_delete=models.PROTECT, null=True, blank=True, related_name="referral_steps",
        verbose_name=_("whom it concerns"),
    )  # fmt: skip
    text = TextBlock(_("what we know of it"), max_length=4000, blank=True)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("recorded by")
    )
    struck_at = models.DateTimeField(_("struck through"), null=True, blank=True, editable=False)
    struck_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False,
        verbose_name=_("struck through by"),
    )  # fmt: skip
    struck_for = TextLine(_("why it was struck through"), max_length=300, blank=True, editable=False)
    objects = models.Manager["ReferralStep"]()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("step of a referral")
        verbose_name_plural = _("steps of referrals")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[state for state in ReferralState.values if state != ReferralState.DRAFT]),
                name="referral_step_is_known",
            ),
            models.UniqueConstraint(
                fields=["referral"], condition=Q(kind=ReferralState.SENT), name="referral_sent_once"
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_by=None, struck_for="")
                | (Q(struck_at__isnull=False, struck_by__isnull=False) & ~Q(struck_for="")),
                name="referral_step_struck_for_a_reason",
            ),
        ]
        triggers = written_once_but("actor_id struck_at struck_by_id struck_for", "referral_step_is_written_once")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.taken_on}"

    @property
    def is_struck(self) -> bool:
        return self.struck_at is not None
