"""What the national agrees to."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import PartialDateField, TextBlock, TextLine
from core.history import written_once_but
from nationals.choices import AGAINST, IN_FAVOUR, ConsentAnswer, ConsentMeans, ConsentTopic
from nationals.models.national import National
from nationals.models.next_of_kin import NextOfKin


class Consent(models.Model):
    """Written once: a later answer on the same topic replaces an earlier one by standing after it.

    Binds under article 36(1)(c) of the Vienna Convention on Consular Relations and article 109 of the Third
    Geneva Convention.
    """

    national = models.ForeignKey(
        National, on_delete=models.CASCADE, related_name="consents", verbose_name=_("national")
    )
    topic = models.CharField(_("to what"), max_length=20, choices=ConsentTopic)
    answer = models.CharField(_("answer"), max_length=20, choices=ConsentAnswer)
    to_whom = TextLine(_("to whom"), max_length=200, blank=True)
    relative = models.ForeignKey(
        NextOfKin,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="consents",
        verbose_name=_("for one relative only"),
    )
    scope = TextLine(_("what it covers"), max_length=300, blank=True, default="", db_default="")
    given_on = PartialDateField(_("when"))
    means = models.CharField(
        _("how it reached us"), max_length=20, choices=ConsentMeans, blank=True, default="", db_default=""
    )
    how = TextBlock(_("how it was said"), blank=True)
    witness = TextLine(_("who witnessed"), max_length=200, blank=True, default="", db_default="")
    evidence = TextLine(_("where the evidence is"), max_length=300, blank=True, default="", db_default="")
    reason = TextBlock(_("why it was taken back"), blank=True, default="", db_default="")
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("taken by")
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        triggers = written_once_but("national_id", "consent_is_written_once")  # joining two entries moves it

    def __str__(self) -> str:
        return f"{self.get_topic_display()}: {self.get_answer_display()}"

    @property
    def is_against(self) -> bool:
        """Whether a step on this topic would be against the person's will while this stands."""
        return self.answer in AGAINST

    @property
    def is_in_favour(self) -> bool:
        return self.answer in IN_FAVOUR
