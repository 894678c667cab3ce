"""The way home."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.models.case import Case
from core.fields import TextLine
from core.history import tracked


@tracked()
class JourneyLeg(models.Model):
    """One leg of the journey home."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="legs", verbose_name=_("case"))
    origin = TextLine(pgettext_lazy("place", "from"), max_length=120)
    destination = TextLine(_("to"), max_length=120)
    departs_on = models.DateField(_("departs"))
    carrier = TextLine(_("carrier and number"), max_length=120, blank=True)
    escort = TextLine(_("escort"), max_length=150, blank=True)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    objects = models.Manager["JourneyLeg"]()

    class Meta:
        ordering = ["departs_on", "pk"]
        verbose_name = _("leg of the journey")
        verbose_name_plural = _("legs of the journey")
        constraints = [models.CheckConstraint(condition=~Q(origin=""), name="leg_starts_somewhere")]

    def __str__(self) -> str:
        return f"{self.origin} → {self.destination}"
