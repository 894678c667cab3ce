"""What a person looks like."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.fields import PartialDateField, TextLine
from core.history import written_once_but
from nationals.models.national import National


def stored_under(_photo: "Photo", _filename: str) -> str:
    """An unguessable name that says nothing of the person."""
    name = uuid.uuid4().hex
    return f"nationals/{name[:2]}/{name}"


class Photo(models.Model):
    """Written once: the newest is shown, the earlier ones stay as evidence.

    A JPEG made anew from the pixels of what was sent. Outside the web root; served by the view that checks
    permission.
    """

    national = models.ForeignKey(National, on_delete=models.CASCADE, related_name="photos", verbose_name=_("national"))
    file = models.FileField(_("file"), upload_to=stored_under, max_length=120)
    width = models.PositiveSmallIntegerField(_("width"))
    height = models.PositiveSmallIntegerField(_("height"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    taken_on = PartialDateField(_("taken"))
    source = TextLine(_("where it came from"), max_length=200, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    added_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)

    class Meta:
        ordering = ["-added_at", "-pk"]
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        constraints = [
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="photo_has_a_size"),
            models.UniqueConstraint(fields=["national", "sha256"], name="photo_once_per_national"),
        ]
        triggers = written_once_but("national_id", "photo_is_written_once")  # joining two entries moves it

    def __str__(self) -> str:
        return str(self.national)

    def get_absolute_url(self) -> str:
        return reverse("nationals:photo", args=[self.national.reference, self.pk])
