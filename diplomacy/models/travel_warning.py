"""Our travel warnings. They have no key to a case, so that no page of them can show one."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from accounts.models import User
from core.fields import TextBlock, TextLine
from core.history import tracked
from core.models import Versioned
from diplomacy.choices import WarningLevel


class TravelWarningQuerySet(models.QuerySet["TravelWarning"]):
    def published(self) -> Self:
        return self.exclude(published_by=None)

    def in_force(self, on: date) -> Self:
        return self.filter(Q(until_on=None) | Q(until_on__gte=on), from_on__lte=on)

    def for_list(self) -> Self:
        return self.select_related("issued_by", "published_by").order_by("-from_on", "-pk")


@tracked()
class TravelWarning(Versioned):
    """For a country or a part of it. Everybody may read what a second person has published."""

    country = CountryField(_("country"))
    area = TextLine(_("part of the country"), max_length=200, blank=True)
    level = models.CharField(_("level"), max_length=20, choices=WarningLevel, default=WarningLevel.CAUTION)
    from_on = models.DateField(_("from"), default=timezone.localdate)
    until_on = models.DateField(_("until"), null=True, blank=True)
    reason = TextBlock(_("reason"))
    issued_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("issued by")
    )
    issued_at = models.DateTimeField(_("issued"), default=timezone.now, editable=False)
    published_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False,
        verbose_name=_("published by"),
    )  # fmt: skip
    published_at = models.DateTimeField(_("published"), null=True, blank=True, editable=False)
    objects = TravelWarningQuerySet.as_manager()

    class Meta:
        ordering = ["-from_on", "-pk"]
        verbose_name = _("travel warning")
        verbose_name_plural = _("travel warnings")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="travel_warning_ends_after_it_begins",
                violation_error_message=_("A warning ends after it begins."),
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="travel_warning_has_a_reason",
                violation_error_message=_("Say why we warn."),
            ),
            models.CheckConstraint(
                condition=Q(published_by=None) | ~Q(published_by=F("issued_by")),
                name="travel_warning_published_by_another",
                violation_error_message=_("Who has written a warning does not publish it."),
            ),
            models.CheckConstraint(
                condition=Q(published_by=None) ^ Q(published_at__isnull=False),
                name="travel_warning_published_at_a_time",
                violation_error_message=_("What is published has the time of it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country.name}{f', {self.area}' if self.area else ''}: {self.get_level_display()}"

    def get_absolute_url(self) -> str:
        return reverse("diplomacy:travel-warning", args=[self.pk])

    @property
    def is_published(self) -> bool:
        return self.published_by_id is not None

    @property
    def is_in_force(self) -> bool:
        today = timezone.localdate()
        return self.from_on <= today and (self.until_on is None or self.until_on >= today)
