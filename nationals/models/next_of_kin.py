"""Whom to tell, and whom not."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.fields import TextBlock, TextLine
from core.history import tracked
from core.models import Versioned
from nationals.choices import Relation, SafeToContact
from nationals.models.national import National


@tracked()
class NextOfKin(Versioned):
    """A relative or friend. Some are unsafe to contact: a recruiter may be an uncle."""

    national = models.ForeignKey(
        National, on_delete=models.CASCADE, related_name="next_of_kin", verbose_name=_("national")
    )
    name = TextLine(_("name"), max_length=200)
    relation = models.CharField(_("relation"), max_length=20, choices=Relation, default=Relation.OTHER)
    phones = ArrayField(models.CharField(max_length=20), verbose_name=_("phones"), default=list, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    languages = TextLine(_("languages"), max_length=200, blank=True)
    locality = TextLine(_("where they live"), max_length=200, blank=True)
    safe_to_contact = models.CharField(
        _("safe to contact?"), max_length=10, choices=SafeToContact, default=SafeToContact.ASK
    )
    reason = TextBlock(_("why"), blank=True)
    is_main_contact = models.BooleanField(_("main contact"), default=False)
    informed_on = models.DateField(_("informed on"), null=True, blank=True)
    informed_by = TextLine(_("informed by"), max_length=150, blank=True)

    class Meta:
        ordering = ["-is_main_contact", "name"]
        verbose_name = _("next of kin")
        verbose_name_plural = _("next of kin")
        constraints = [
            models.CheckConstraint(
                condition=~Q(safe_to_contact=SafeToContact.NO) | ~Q(reason=""), name="kin_unsafe_has_a_reason"
            )
        ]
        indexes = [GinIndex(fields=["phones"], name="kin_phones")]  # who has this number

    def __str__(self) -> str:
        return self.name

    @property
    def is_unsafe(self) -> bool:
        return self.safe_to_contact == SafeToContact.NO

    @property
    def is_safe(self) -> bool:
        return self.safe_to_contact == SafeToContact.YES
