"""What a person found about a promise, and on what evidence."""

from datetime import date
from typing import Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.fields import TextBlock
from core.history import written_once
from diplomacy.choices import CommitmentState
from diplomacy.models.commitment import Commitment

FOUND = [(state.value, state.label) for state in CommitmentState if state != CommitmentState.OPEN]


class JudgementQuerySet(models.QuerySet["Judgement"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(commitment__in=Commitment.objects.visible_to(user))

    def for_list(self) -> Self:
        """The last one first: it counts."""
        return self.select_related("judged_by").order_by("-pk")


class Judgement(models.Model):
    """Written once. The promise's state is that of the last one; the former ones stay."""

    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, related_name="judgements", verbose_name=_("commitment")
    )
    state = models.CharField(_("it was"), max_length=12, choices=FOUND)
    judged_on = models.DateField(_("judged on"))
    evidence = TextBlock(_("evidence or reason"))
    judged_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("judged by")
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    objects = JudgementQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("judgement")
        verbose_name_plural = _("judgements")
        constraints = [
            models.CheckConstraint(
                condition=~Q(evidence=""),
                name="judgement_on_evidence",
                violation_error_message=_("Judge a promise on evidence: say what shows it."),
            ),
            models.CheckConstraint(
                condition=~Q(state=CommitmentState.OPEN),
                name="judgement_is_not_open",
                violation_error_message=_("Say what became of it."),
            ),
        ]
        indexes = [
            GinIndex(OpClass(Upper("evidence"), "gin_trgm_ops"), name="judgement_words")
        ]  # the search of the records admin
        triggers = [written_once("judgement_is_written_once")]

    def __str__(self) -> str:
        return f"{self.get_state_display()}, {date.isoformat(self.judged_on)}"
