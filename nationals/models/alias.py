"""Other names by which a national is called."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import TextLine
from core.history import tracked
from core.models import Versioned
from nationals.choices import AliasKind
from nationals.models.national import National


@tracked()
class Alias(Versioned):
    """Any other spelling, script, nickname or call sign, and where it came from."""

    version = models.PositiveIntegerField(_("version"), default=1, db_default=1, editable=False)
    national = models.ForeignKey(National, on_delete=models.CASCADE, related_name="aliases", verbose_name=_("national"))
    name = TextLine(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=AliasKind, default=AliasKind.SPELLING)
    language = models.CharField(_("language"), max_length=12, blank=True, help_text=_("Such as ru, ar or my."))
    origin = TextLine(_("where it came from"), max_length=200, blank=True)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)

    class Meta:
        ordering = ["name"]
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        constraints = [models.UniqueConstraint(fields=["national", "name"], name="alias_once_per_national")]

    def __str__(self) -> str:
        return self.name
