"""What all that is said of actors has in common."""

from typing import Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.models import Case
from core.choices import Confidence, SourceKind
from core.fields import TextLine
from networks.models import visibility

Row = TypeVar("Row", bound="Said")
STRUCK = models.CheckConstraint(
    condition=Q(struck_at=None, struck_by=None, struck_for="")
    | (Q(struck_at__isnull=False, struck_by__isnull=False) & ~Q(struck_for="")),
    name="%(class)s_struck_for_a_reason",
)
"""For every model of this kind."""


class SaidQuerySet(models.QuerySet[Row]):
    def standing(self) -> Self:
        """Without what was struck through."""
        return self.filter(struck_at=None)

    def visible_to(self, user: User) -> Self:
        """What was said in the person's own cases, or in none."""
        return self.filter(visibility.of_visible_cases(user)) if visibility.may_see(user) else self.none()

    def administered_by(self, user: User) -> Self:
        """For who keeps the records of all posts."""
        return self.filter(visibility.of_open_cases(user))


class Said(models.Model):
    """A claim with its source. Never changed and never deleted: it is struck through, for a reason, and said anew.

    ``case``: in which it was said; nothing for what belongs to no case, such as a report in the press.
    """

    case = models.ForeignKey(
        Case,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="networks_%(class)s",
        verbose_name=_("said in the case"),
    )
    source_kind = models.CharField(_("who says it"), max_length=20, choices=SourceKind, default=SourceKind.SELF)
    source = TextLine(_("source, in detail"), max_length=300, blank=True)
    confidence = models.CharField(_("how sure"), max_length=20, choices=Confidence, default=Confidence.UNCONFIRMED)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    struck_at = models.DateTimeField(_("struck through"), null=True, blank=True, editable=False)
    struck_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("struck through by"),
    )
    struck_for = TextLine(_("why it was struck through"), max_length=300, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_struck(self) -> bool:
        return self.struck_at is not None
