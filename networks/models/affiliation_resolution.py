"""Where the words about an affiliation differ: which of them a person has held to be right, with the reason."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.models import Case
from core.fields import TextBlock
from core.history import written_once_but
from core.lookups import ExistsRowByRow
from networks.choices import Stance
from networks.models import visibility
from networks.models.affiliation import Affiliation, AffiliationWord


class AffiliationResolutionQuerySet(models.QuerySet["AffiliationResolution"]):
    def visible_to(self, user: User) -> Self:
        """Who reads every word that was weighed; for others there is none."""
        if not visibility.may_see(user):
            return self.none()
        seen = AffiliationWord.objects.visible_to(user).order_by().values("pk")
        return self.filter(~Exists(_weighed().exclude(affiliationword__in=seen)))

    def administered_by(self, user: User) -> Self:
        """For who keeps the records of all posts."""
        closed = Case.objects.closed_to_admin(user).order_by().filter(pk=OuterRef("affiliationword__case_id"))
        return self.filter(~ExistsRowByRow(_weighed().filter(Exists(closed))))

    def for_list(self) -> Self:
        return self.select_related("resolved_by").prefetch_related("weighed").order_by("-pk")


def _weighed() -> "models.QuerySet[Any]":
    weighed = AffiliationResolution.weighed.through._default_manager
    return weighed.filter(affiliationresolution=OuterRef("pk"))


class AffiliationResolution(models.Model):
    """Written once. ``held``: that it is so, or that it is not; nothing where it cannot be said. ``weighed``: the words
    that whoever decided could read; another that says otherwise opens it again."""

    affiliation = models.ForeignKey(
        Affiliation, on_delete=models.PROTECT, related_name="resolutions", verbose_name=_("affiliation")
    )
    held = models.CharField(_("held to be right"), max_length=10, choices=Stance, blank=True)
    reason = TextBlock(_("why"), max_length=2000)
    weighed: "models.ManyToManyField[AffiliationWord, models.Model]" = models.ManyToManyField(
        AffiliationWord, related_name="+", verbose_name=_("words that stood")
    )
    resolved_at = models.DateTimeField(_("resolved"), default=timezone.now, editable=False)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("resolved by")
    )
    objects = AffiliationResolutionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("resolution of an affiliation")
        verbose_name_plural = _("resolutions of affiliations")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="affiliation_resolution_has_a_reason"),
            models.CheckConstraint(condition=Q(held__in=["", *Stance.values]), name="affiliation_resolution_is_known"),
        ]
        triggers = written_once_but("affiliation_id", "affiliation_resolution_is_written_once")

    def __str__(self) -> str:
        return f"{self.affiliation}: {self.in_words}"

    @property
    def in_words(self) -> str:
        words = {Stance.CLAIMS.value: _("it is so"), Stance.DENIES.value: _("it is not so")}
        return str(words.get(self.held, _("it cannot be said")))

    def settles(self, words: "list[AffiliationWord]") -> bool:
        """Whether all that stands was weighed, or says what is held to be right."""
        weighed = {word.pk for word in self.weighed.all()}
        return all(word.pk in weighed or word.stance == self.held for word in words)
