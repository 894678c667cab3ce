"""Two entries of one person that were made one, and all that is needed to make them two again."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Post, User
from core.fields import TextLine
from core.history import tracked
from nationals.choices import MergeChangeKind
from nationals.models.national import National


class MergeQuerySet(models.QuerySet["Merge"]):
    def visible_to(self, user: User) -> Self:
        """Those into a national whom this user may see."""
        return self.filter(kept__in=National.objects.visible_to(user))

    def standing(self) -> Self:
        return self.filter(undone_at=None)


@tracked()
class Merge(models.Model):
    """``absorbed`` was joined into ``kept``; its row stays. What changed stands in ``changes``.

    ``stood`` holds the rows that pointed to ``kept`` before, by the name of their key, and ``facts`` what ``kept``
    said after it: whatever is found beside these later was added since. ``…_seen_by`` is the post that had
    registered the entry, if it saw it for that reason: it goes on seeing the person.
    """

    kept = models.ForeignKey(National, on_delete=models.PROTECT, related_name="merges", verbose_name=_("kept"))
    absorbed = models.ForeignKey(
        National, on_delete=models.PROTECT, related_name="merges_into", verbose_name=_("joined into it")
    )
    kept_seen_by = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("kept one seen by"),
    )  # fmt: skip
    absorbed_seen_by = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("joined one seen by"),
    )  # fmt: skip
    note = TextLine(_("why"), max_length=300, blank=True)
    stood = models.JSONField(default=dict, editable=False, verbose_name=_("rows before"))
    facts = models.JSONField(default=dict, editable=False, verbose_name=_("facts after"))
    merged_at = models.DateTimeField(_("joined"), default=timezone.now, editable=False)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("joined by")
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True, editable=False)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("undone by"),
    )

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("joining of two entries")
        verbose_name_plural = _("joinings of two entries")
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("absorbed")), name="merge_of_two"),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None) | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="merge_undone_by_somebody",
            ),
            models.UniqueConstraint(fields=["absorbed"], condition=Q(undone_at=None), name="merge_once_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.absorbed.reference} → {self.kept.reference}"

    def get_absolute_url(self) -> str:
        """Where it is undone."""
        return reverse("nationals:undo-merge", args=[self.kept.reference, self.pk])


@tracked()
class MergeChange(models.Model):
    """One field of one row that a joining changed. ``before`` and ``after`` are as the field writes itself as text."""

    merge = models.ForeignKey(Merge, on_delete=models.PROTECT, related_name="changes", verbose_name=_("joining"))
    kind = models.CharField(_("kind"), max_length=10, choices=MergeChangeKind)
    model = models.CharField(_("kind of record"), max_length=80)
    row = models.BigIntegerField(_("number of the record"))
    field = models.CharField(_("field"), max_length=80)
    before = models.TextField(_("before"), blank=True)
    after = models.TextField(_("after"), blank=True)

    objects = models.Manager["MergeChange"]()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("change of a joining")
        verbose_name_plural = _("changes of joinings")
        constraints = [
            models.UniqueConstraint(fields=["merge", "model", "row", "field"], name="merge_changes_a_field_once")
        ]
        indexes = [models.Index(fields=["model", "row"], name="merge_change_by_row")]  # what moved this row

    def __str__(self) -> str:
        return f"{self.model} {self.row}: {self.field}"
