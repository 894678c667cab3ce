"""Evidence: who has read what. Actors and things are kept as values, so the record outlives both."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from audit.choices import ReadKind
from core.history import written_once


class ReadQuerySet(models.QuerySet["Read"]):
    def of(self, thing: str, reference: str) -> "ReadQuerySet":
        """Who has read this record, newest first."""
        return self.filter(thing=thing, reference=reference).order_by("-at", "-pk")

    def by(self, actor_id: int) -> "ReadQuerySet":
        return self.filter(actor_id=actor_id).order_by("-at", "-pk")


class Read(models.Model):
    """Somebody opened a case or a national (Kenya's Data Protection Act 2019 asks who had access).

    ``thing`` is a model's label such as ``cases.case``; ``reference`` is the record's own.
    """

    at = models.DateTimeField(_("when"), auto_now_add=True)
    actor_id = models.BigIntegerField(_("user number"))
    actor_name = models.CharField(_("who"), max_length=150)
    thing = models.CharField(_("what"), max_length=60)
    reference = models.CharField(_("reference"), max_length=40)
    kind = models.CharField(_("how"), max_length=20, choices=ReadKind, default=ReadKind.OPENED)
    ground = models.CharField(_("ground"), max_length=300, blank=True)
    address = models.GenericIPAddressField(_("from where"), null=True)
    objects = ReadQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("read")
        verbose_name_plural = _("reads")
        indexes = [
            models.Index(fields=["thing", "reference", "-at"], name="read_by_thing"),  # who has read this record
            models.Index(fields=["actor_id", "-at"], name="read_by_actor"),  # what has this person read
        ]
        triggers = [written_once("read_is_written_once")]

    def __str__(self) -> str:
        return f"{self.actor_name}: {self.reference}"
