"""Was he trafficked? A finding of its own that stays with the case through every status."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.choices import Act, Finding, Indicator, Means
from cases.models.case import Case
from core.fields import TextBlock, TextLine
from core.history import tracked
from core.models import Versioned


@tracked()
class ExploitationPurpose(models.Model):
    """A purpose of exploitation that a law names. Data, since each state's law has its own list."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = TextLine(_("purpose"), max_length=150)
    basis = TextLine(_("legal basis"), max_length=200)
    is_active = models.BooleanField(_("active"), default=True)
    objects = models.Manager["ExploitationPurpose"]()

    class Meta:
        ordering = ["name"]
        verbose_name = _("purpose of exploitation")
        verbose_name_plural = _("purposes of exploitation")

    def __str__(self) -> str:
        return gettext(self.name)  # those that ship are translated


def _coded(words: type[models.TextChoices]) -> "models.CharField[str, str]":
    return models.CharField(max_length=40, choices=words)


@tracked()
class TraffickingAssessment(Versioned):
    """Act, means, purpose (Palermo Protocol, article 3) and the signs seen (ILO's eleven indicators).

    A child needs no means; consent is irrelevant once a means was used. No score is worked out from the signs.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="assessment", verbose_name=_("case"))
    acts = ArrayField(models.CharField(max_length=40, choices=Act), verbose_name=_("act"), default=list, blank=True)
    means = ArrayField(
        models.CharField(max_length=40, choices=Means), verbose_name=_("means"), default=list, blank=True
    )
    purposes: "models.ManyToManyField[ExploitationPurpose, models.Model]" = models.ManyToManyField(
        ExploitationPurpose, verbose_name=_("purpose"), blank=True, related_name="+"
    )
    indicators = ArrayField(
        models.CharField(max_length=40, choices=Indicator), verbose_name=_("signs seen"), default=list, blank=True
    )
    recruitment = TextBlock(_("how recruited, what was promised"), blank=True)
    control = TextBlock(_("documents taken, debt, control"), blank=True)
    conclusion = models.CharField(_("conclusion"), max_length=20, choices=Finding, default=Finding.NOT_ASSESSED)
    assessed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("assessed by")
    )
    assessed_at = models.DateTimeField(_("assessed"), null=True, blank=True, editable=False)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now, editable=False)
    objects = models.Manager["TraffickingAssessment"]()

    class Meta:
        verbose_name = _("trafficking assessment")
        verbose_name_plural = _("trafficking assessments")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(conclusion=Finding.NOT_ASSESSED) | models.Q(assessed_by__isnull=False),
                name="assessment_concluded_by_somebody",
            )
        ]
        indexes = [models.Index(fields=["conclusion"], name="assessment_by_conclusion")]  # the filter *finding*

    def __str__(self) -> str:
        return self.get_conclusion_display()
