"""Who belongs to whom, as each side says it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.fields import PartialDateField, TextBlock, TextLine
from core.history import tracked
from diplomacy.models import Authority
from networks.choices import Stance, Tie
from networks.models import visibility
from networks.models.actor import Actor
from networks.models.said import STRUCK, Said, SaidQuerySet


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    def visible_to(self, user: User) -> Self:
        """Of which the person may read a word, and see both ends."""
        if not visibility.may_see(user):
            return self.none()
        words = AffiliationWord.objects.visible_to(user).standing().filter(affiliation=OuterRef("pk"))
        return self.with_both_ends(user).filter(Exists(words))

    def with_both_ends(self, user: User) -> Self:
        """Of which the person sees both ends, whatever is said of it."""
        return self._between(Actor.objects.visible_to(user))

    def administered_by(self, user: User) -> Self:
        return self._between(Actor.objects.administered_by(user))

    def _between(self, actors: "models.QuerySet[Actor]") -> Self:
        """End by end: a single query over all actors would read every one of them for each list."""
        seen, other = (actors.filter(pk=OuterRef(end)) for end in ("actor_id", "other_id"))
        return self.filter(Exists(seen), Q(other=None) | Q(Exists(other)))

    def of(self, actor: Actor) -> Self:
        return self.filter(Q(actor=actor) | Q(other=actor))

    def for_list(self) -> Self:
        return self.select_related("actor", "other", "authority").order_by("pk")


@tracked()
class Affiliation(models.Model):
    """``actor`` is said to be ``tie`` of ``other`` or of ``authority``. What is known of it are the words."""

    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="affiliations", verbose_name=_("actor"))
    tie = models.CharField(_("how"), max_length=20, choices=Tie)
    other = models.ForeignKey(
        Actor,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="affiliated",
        verbose_name=_("with the actor"),
    )
    authority = models.ForeignKey(
        Authority,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="affiliations",
        verbose_name=_("with the authority"),
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        constraints = [
            models.CheckConstraint(
                condition=Q(other=None, authority__isnull=False) | Q(other__isnull=False, authority=None),
                name="affiliation_with_one",
            ),
            models.CheckConstraint(condition=~Q(other=F("actor")), name="affiliation_not_with_himself"),
            models.UniqueConstraint(
                fields=["actor", "tie", "other", "authority"], nulls_distinct=False, name="affiliation_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor} {self.get_tie_display()} {self.end}"

    @property
    def end(self) -> Actor | Authority:
        """Whom he is said to belong to."""
        end = self.other or self.authority
        assert end is not None  # noqa: S101  affiliation_with_one
        return end


class AffiliationWordQuerySet(SaidQuerySet["AffiliationWord"]):
    pass


@tracked()
class AffiliationWord(Said):
    """One side's word: that it is so, or that it is not. Contradicting words stand side by side: *disputed*."""

    affiliation = models.ForeignKey(
        Affiliation, on_delete=models.PROTECT, related_name="words", verbose_name=_("affiliation")
    )
    stance = models.CharField(_("claims or denies"), max_length=10, choices=Stance, default=Stance.CLAIMS)
    speaker = TextLine(_("whose word it is"), max_length=200)
    authority = models.ForeignKey(
        Authority,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="affiliation_words",
        verbose_name=_("speaking for the authority"),
    )
    said_on = PartialDateField(_("when it was said"))
    text = TextBlock(_("the words"), max_length=4000, blank=True)

    objects = AffiliationWordQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("word about an affiliation")
        verbose_name_plural = _("words about affiliations")
        constraints = [
            STRUCK,
            models.CheckConstraint(condition=~Q(speaker=""), name="affiliationword_is_somebodys"),
            models.CheckConstraint(condition=Q(stance__in=Stance.values), name="affiliationword_takes_a_stance"),
        ]

    def __str__(self) -> str:
        return f"{self.speaker}: {self.get_stance_display()}"
