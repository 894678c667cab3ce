"""What a relative was told, and what was promised him."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.models.case import Case
from cases.models.event import Event
from cases.models.task import Task
from core.fields import TextBlock
from core.history import written_once
from nationals.choices import Telling
from nationals.models import NextOfKin


class FamilyContactQuerySet(models.QuerySet["FamilyContact"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(case__in=Case.objects.visible_to(user))

    def for_list(self) -> Self:
        """Newest first."""
        related = ("kin", "task", "event__recorded_by", "event__correction")
        return self.select_related("case", *related).order_by("-event__recorded_at", "-pk")


class FamilyContact(models.Model):
    """Written once, as its entry in the timeline, which says when, by whom and what; corrected there.

    ``told`` is the most that was told; a promised next update is the duty ``task``.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="family_contacts", verbose_name=_("case"))
    kin = models.ForeignKey(
        NextOfKin, on_delete=models.PROTECT, related_name="contacts", verbose_name=_("relative or friend")
    )
    event = models.OneToOneField(
        Event, on_delete=models.PROTECT, related_name="family_contact", verbose_name=_("entry of the timeline")
    )
    told = models.CharField(_("what was told"), max_length=10, choices=Telling)
    told_reason = TextBlock(_("why more was told than may be"), blank=True)
    unsafe_reason = TextBlock(_("why somebody unsafe was contacted"), blank=True)
    next_update_on = models.DateField(_("next update promised for"), null=True, blank=True)
    task = models.OneToOneField(
        Task,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="family_contact",
        verbose_name=_("duty"),
    )
    objects = FamilyContactQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("contact with the family")
        verbose_name_plural = _("contacts with the family")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(next_update_on=None, task=None)
                | models.Q(next_update_on__isnull=False, task__isnull=False),
                name="family_contact_promise_is_a_duty",
            )
        ]
        triggers = [written_once("family_contact_is_written_once")]

    def __str__(self) -> str:
        return f"{self.case}: {self.kin}"
