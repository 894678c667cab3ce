"""Numbers that are given in public, and our own counts beside them, each with what it counts."""

from typing import Self

from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.fields import TextLine
from core.history import tracked, written_once
from core.models import Versioned
from diplomacy.choices import FigureManner
from diplomacy.models.statement import Statement

_ABOUT = 10  # per cent by which *about* may differ


class PublicFigureQuerySet(models.QuerySet["PublicFigure"]):
    def for_list(self, user: User) -> Self:
        """With ``seen_counts``: our counts that this person may read, newest first."""
        counts = OwnCount.objects.visible_to(user).select_related("counted_by").order_by("-counted_at", "-pk")
        told = Prefetch("counts", counts, to_attr="seen_counts")
        return self.select_related("statement__authority").prefetch_related(told)


@tracked()
class PublicFigure(Versioned):
    """Said in public, so all who may see cases read it. ``high`` is the upper end of *between*."""

    seen_counts: "list[OwnCount]"  # by PublicFigureQuerySet.for_list

    statement = models.ForeignKey(
        Statement, on_delete=models.PROTECT, related_name="figures", verbose_name=_("statement")
    )
    manner = models.CharField(_("how it was said"), max_length=10, choices=FigureManner, default=FigureManner.EXACT)
    low = models.PositiveIntegerField(_("number"))
    high = models.PositiveIntegerField(_("and"), null=True, blank=True)
    counted = TextLine(_("what they count, in their words"), max_length=300)
    as_of = models.DateField(_("as of"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    objects = PublicFigureQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("figure given in public")
        verbose_name_plural = _("figures given in public")
        constraints = [
            models.CheckConstraint(
                condition=Q(manner=FigureManner.BETWEEN, high__isnull=False, high__gte=F("low"))
                | (~Q(manner=FigureManner.BETWEEN) & Q(high=None)),
                name="public_figure_between_two",
                violation_error_message=_("Between needs two numbers, the lower first; the others one."),
            ),
            models.CheckConstraint(
                condition=~Q(counted=""),
                name="public_figure_says_what_is_counted",
                violation_error_message=_("Say what they count, in their words."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.in_words} {self.counted}"

    def get_absolute_url(self) -> str:
        return self.statement.get_absolute_url()

    @property
    def in_words(self) -> str:
        """``over 200``, ``between 150 and 200``."""
        words = {
            FigureManner.AT_LEAST: gettext("over or at least %(low)s"),
            FigureManner.AT_MOST: gettext("at most %(low)s"),
            FigureManner.ABOUT: gettext("about %(low)s"),
            FigureManner.BETWEEN: gettext("between %(low)s and %(high)s"),
        }
        return words.get(FigureManner(self.manner), "%(low)s") % {"low": self.low, "high": self.high}

    def agrees_with(self, number: int) -> bool:
        """Whether our number can be what they say, if both counted the same."""
        near = abs(number - self.low) * 100 <= self.low * _ABOUT
        return {
            FigureManner.EXACT: number == self.low,
            FigureManner.AT_LEAST: number >= self.low,
            FigureManner.AT_MOST: number <= self.low,
            FigureManner.ABOUT: near,
            FigureManner.BETWEEN: self.low <= number <= (self.high or self.low),
        }[FigureManner(self.manner)]


class OwnCountQuerySet(models.QuerySet["OwnCount"]):
    def visible_to(self, user: User) -> Self:
        """Whoever counted, and who sees the cases of all posts: nobody learns a number of cases that he cannot see."""
        return self if user.scope.sees_all else self.filter(counted_by=user)


class OwnCount(models.Model):
    """Frozen: another count stands beside it. Of the cases that ``counted_by`` saw then, restricted ones left out.

    ``query``: the parameters of the list of cases that was counted.
    """

    figure = models.ForeignKey(
        PublicFigure, on_delete=models.PROTECT, related_name="counts", verbose_name=_("figure given in public")
    )
    number = models.PositiveIntegerField(_("our number"))
    definition = TextLine(_("what we count, in words"), max_length=300)
    query = models.CharField(_("filter of cases"), max_length=1000, blank=True)
    every_post = models.BooleanField(_("of all posts"), default=False)
    counted_at = models.DateTimeField(_("counted"), default=timezone.now, editable=False)
    counted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("counted by"))
    objects = OwnCountQuerySet.as_manager()

    class Meta:
        ordering = ["-counted_at", "-pk"]
        verbose_name = _("own count")
        verbose_name_plural = _("own counts")
        constraints = [models.CheckConstraint(condition=~Q(definition=""), name="own_count_says_what_is_counted")]
        triggers = [written_once("own_count_is_written_once")]

    def __str__(self) -> str:
        return f"{self.number} {self.definition}"

    @property
    def agrees(self) -> bool:
        return self.figure.agrees_with(self.number)
