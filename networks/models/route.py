"""The way that somebody was taken."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from accounts.models import User
from core.fields import PartialDateField, TextLine
from core.history import tracked
from networks.choices import Means
from networks.models.actor import Actor
from networks.models.said import STRUCK, Said, SaidQuerySet


class RouteQuerySet(SaidQuerySet["Route"]):
    def visible_to(self, user: User) -> Self:
        seen = Actor.objects.visible_to(user).filter(pk=OuterRef("actor_id"))
        return super().visible_to(user).filter(Q(actor=None) | Q(Exists(seen)))

    def for_list(self) -> Self:
        return self.select_related("actor", "case__national", "recorded_by").prefetch_related("stops").order_by("-pk")


@tracked()
class Route(Said):
    """Places in their order, with their days as far as they are known; of an actor, a case, both or neither."""

    actor = models.ForeignKey(
        Actor, on_delete=models.PROTECT, null=True, blank=True, related_name="routes", verbose_name=_("actor")
    )
    title = TextLine(_("which route"), max_length=200)

    objects = RouteQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("route")
        verbose_name_plural = _("routes")
        constraints = [
            STRUCK,
            models.CheckConstraint(condition=~Q(title=""), name="route_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("networks:route", args=[self.pk])


@tracked()
class RouteStop(models.Model):
    """One place of a route; ``means``: how somebody came there."""

    route = models.ForeignKey(Route, on_delete=models.CASCADE, related_name="stops", verbose_name=_("route"))
    position = models.PositiveSmallIntegerField(_("position"))
    place = TextLine(_("place"), max_length=200, blank=True)
    country = CountryField(_("country"), blank=True)
    happened_on = PartialDateField(_("when"))
    means = models.CharField(_("how"), max_length=10, choices=Means, blank=True)

    class Meta:
        ordering = ["route", "position"]
        verbose_name = _("stop of a route")
        verbose_name_plural = _("stops of routes")
        constraints = [
            models.UniqueConstraint(fields=["route", "position"], name="routestop_once_per_position"),
            models.CheckConstraint(condition=~Q(place="", country=""), name="routestop_is_somewhere"),
        ]

    def __str__(self) -> str:
        return ", ".join(part for part in (self.place, str(self.country.name) if self.country else "") if part)
