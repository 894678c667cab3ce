"""Whom to tell, and whom not."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from core.dates import adult_born_by
from core.fields import PartialDateField, TextBlock, TextLine
from core.history import tracked
from core.models import Versioned
from nationals.choices import Relation, SafeToContact, Telling
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
    may_be_told = models.CharField(
        _("what may be told"), max_length=10, choices=Telling, default=Telling.NOTHING, db_default=Telling.NOTHING
    )
    telling_note = TextBlock(_("what may be told, in detail"), blank=True, default="", db_default="")
    is_main_contact = models.BooleanField(_("main contact"), default=False)
    born = PartialDateField(_("date of birth"), db_default="")
    noted_as_minor = models.BooleanField(
        _("a minor"), default=False, db_default=False, help_text=_("If the date of birth is not known.")
    )
    guardian = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="wards", verbose_name=_("guardian")
    )
    informed_on = models.DateField(_("informed on"), null=True, blank=True)
    informed_by = TextLine(_("informed by"), max_length=150, blank=True)

    class Meta:
        ordering = ["-is_main_contact", "name"]
        verbose_name = _("next of kin")
        verbose_name_plural = _("next of kin")
        constraints = [
            models.CheckConstraint(
                condition=~Q(safe_to_contact=SafeToContact.NO) | ~Q(reason=""), name="kin_unsafe_has_a_reason"
            ),
            models.UniqueConstraint(
                fields=["national"], condition=Q(is_main_contact=True), name="kin_one_main_contact"
            ),
            models.CheckConstraint(condition=~Q(guardian=F("pk")), name="kin_not_own_guardian"),
        ]
        indexes = [
            GinIndex(fields=["phones"], name="kin_phones"),  # who has this number
            GinIndex(OpClass(Upper("name"), "gin_trgm_ops"), name="kin_name"),  # the records admin's search
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_unsafe(self) -> bool:
        return self.safe_to_contact == SafeToContact.NO

    @property
    def is_safe(self) -> bool:
        return self.safe_to_contact == SafeToContact.YES

    @property
    def is_minor(self) -> bool:
        """By the date of birth if it is known: on the last day that it allows; else as somebody noted."""
        youngest = self.born.latest
        return self.noted_as_minor if youngest is None else youngest > adult_born_by()

    @property
    def needs_guardian(self) -> bool:
        return self.is_minor and self.guardian_id is None
