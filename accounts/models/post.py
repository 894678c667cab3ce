"""Posts: where casework is done."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from accounts.choices import PostKind
from core.fields import TextLine
from core.history import tracked


@tracked()
class Post(models.Model):
    """A mission abroad or a headquarters desk. ``covers`` holds ISO 3166-1 alpha-2 codes."""

    code = models.SlugField(_("code"), max_length=20, unique=True)
    name = TextLine(_("name"), max_length=100, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=PostKind, default=PostKind.MISSION)
    country = CountryField(_("country"))
    covers = ArrayField(models.CharField(max_length=2), verbose_name=_("countries covered"), default=list, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC")
    duty_phone = TextLine(_("duty telephone"), max_length=40, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("post")
        verbose_name_plural = _("posts")

    def __str__(self) -> str:
        return self.name
