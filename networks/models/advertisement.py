"""Advertisements by which people were drawn in, kept as evidence."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import TextBlock, TextLine
from core.history import tracked
from networks.models.actor import Actor
from networks.models.said import STRUCK, Said, SaidQuerySet


def stored_under(_advertisement: "Advertisement", _filename: str) -> str:
    """An unguessable name that says nothing of anybody."""
    name = uuid.uuid4().hex
    return f"networks/{name[:2]}/{name}"


class AdvertisementQuerySet(SaidQuerySet["Advertisement"]):
    pass


@tracked()
class Advertisement(Said):
    """A file as it was seen, with its hash and the moment. Stored outside the web root."""

    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="advertisements", verbose_name=_("actor"))
    file = models.FileField(_("file"), upload_to=stored_under, max_length=120)
    name = TextLine(_("file name"), max_length=200)
    content_type = models.CharField(_("content type"), max_length=100)
    size = models.PositiveBigIntegerField(_("bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    seen_at = models.DateTimeField(_("seen at"), default=timezone.now)
    address = TextLine(_("where it was seen"), max_length=500, blank=True)
    text = TextBlock(_("what it says"), max_length=4000, blank=True)

    objects = AdvertisementQuerySet.as_manager()

    class Meta:
        ordering = ["-seen_at", "-pk"]
        verbose_name = _("advertisement")
        verbose_name_plural = _("advertisements")
        constraints = [
            STRUCK,
            models.UniqueConstraint(
                fields=["actor", "sha256", "case"],
                condition=Q(struck_at=None),
                nulls_distinct=False,
                name="advertisement_once_per_case",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("networks:advertisement", args=[self.actor.reference, self.pk])
