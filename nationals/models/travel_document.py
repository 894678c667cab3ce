"""Passports and what stands in for them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from core.fields import TextLine
from core.history import tracked
from core.models import Versioned
from nationals.choices import DocumentKind, DocumentState
from nationals.models.national import National


@tracked()
class TravelDocument(Versioned):
    """``number_key`` is the number in capitals without spaces and signs, for search."""

    national = models.ForeignKey(
        National, on_delete=models.CASCADE, related_name="travel_documents", verbose_name=_("national")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=DocumentKind, default=DocumentKind.PASSPORT)
    number = TextLine(_("number"), max_length=40, blank=True)
    number_key = models.CharField(max_length=40, editable=False, default="", verbose_name=_("number key"))
    issuer = CountryField(_("issuing state"), blank=True)
    issued_on = models.DateField(_("issued"), null=True, blank=True)
    expires_on = models.DateField(_("expires"), null=True, blank=True)
    state = models.CharField(_("where it is"), max_length=20, choices=DocumentState, default=DocumentState.UNKNOWN)
    holder = TextLine(_("who has it"), max_length=120, blank=True)

    class Meta:
        ordering = ["-expires_on", "pk"]
        verbose_name = _("travel document")
        verbose_name_plural = _("travel documents")
        constraints = [
            models.CheckConstraint(
                condition=Q(issued_on=None) | Q(expires_on=None) | Q(expires_on__gt=F("issued_on")),
                name="travel_document_expires_after_issue",
            )
        ]
        indexes = [models.Index(fields=["number_key"], name="document_by_number", condition=~Q(number_key=""))]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}".strip()
