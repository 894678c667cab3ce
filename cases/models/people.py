"""Who is named on a case, which cases belong together, what others call it."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from cases.choices import LinkKind
from cases.models.case import Case
from core.fields import TextLine
from core.history import tracked


class NamedOfficerQuerySet(models.QuerySet["NamedOfficer"]):
    def in_force(self) -> Self:
        return self.filter(ended_at=None)


@tracked()
class NamedOfficer(models.Model):
    """Somebody who may see a restricted case, because another named him on it, for a reason."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="named_officers", verbose_name=_("case"))
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("who"))
    reason = TextLine(_("why"), max_length=200)
    named_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("named by"))
    named_at = models.DateTimeField(_("named"), default=timezone.now, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    objects = NamedOfficerQuerySet.as_manager()

    class Meta:
        ordering = ["named_at", "pk"]
        verbose_name = _("named officer")
        verbose_name_plural = _("named officers")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user"], condition=Q(ended_at=None), name="officer_named_once_per_case"
            )
        ]
        indexes = [
            models.Index(fields=["user", "case"], name="officer_in_force", condition=Q(ended_at=None))
        ]  # visible_to

    def __str__(self) -> str:
        return f"{self.user}"


@tracked()
class CaseLink(models.Model):
    """Two cases that belong together; kept once, whichever side it was made from."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links_out", verbose_name=_("case"))
    other = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="links_in", verbose_name=_("other"))
    kind = models.CharField(_("how"), max_length=20, choices=LinkKind, default=LinkKind.OTHER)
    note = TextLine(_("note"), max_length=200, blank=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("made by"))
    made_at = models.DateTimeField(pgettext_lazy("link", "made"), default=timezone.now, editable=False)
    objects = models.Manager["CaseLink"]()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("linked case")
        verbose_name_plural = _("linked cases")
        constraints = [
            models.CheckConstraint(condition=Q(case__lt=F("other")), name="link_from_lower_to_higher"),
            models.UniqueConstraint(fields=["case", "other"], name="link_once"),
        ]

    def __str__(self) -> str:
        return f"{self.case} – {self.other}"


@tracked()
class ExternalReference(models.Model):
    """What another system calls the case: a portal's ticket, an occurrence-book number, a Red Cross file."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="external_references", verbose_name=_("case"))
    system = TextLine(_("system"), max_length=80)
    number = TextLine(_("number"), max_length=80)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    objects = models.Manager["ExternalReference"]()

    class Meta:
        ordering = ["system", "number"]
        verbose_name = _("reference elsewhere")
        verbose_name_plural = _("references elsewhere")
        constraints = [models.UniqueConstraint(fields=["case", "system", "number"], name="external_reference_once")]
        indexes = [models.Index(Upper("number"), name="external_by_any_case")]  # search by somebody else's number

    def __str__(self) -> str:
        return f"{self.system} {self.number}"
