"""Incidents: many cases, one happening."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from cases.choices import IncidentKind
from core.fields import PartialDateField, TextBlock, TextLine
from core.history import tracked
from core.models import Versioned


@tracked()
class Incident(Versioned):
    """A battle, a raid, a shipwreck, a recruitment wave."""

    reference = models.CharField(_("reference"), max_length=16, unique=True, editable=False)
    name = TextLine(_("name"), max_length=150)
    kind = models.CharField(_("kind"), max_length=20, choices=IncidentKind, default=IncidentKind.OTHER)
    country = CountryField(_("country"))
    place = TextLine(_("place"), max_length=200, blank=True)
    happened_on = PartialDateField(_("when"))
    description = TextBlock(_("description"), blank=True)
    objects = models.Manager["Incident"]()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")

    def __str__(self) -> str:
        return self.name
