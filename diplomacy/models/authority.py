"""Whom we speak to."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from accounts.models import Post
from core.fields import TextBlock, TextLine
from core.history import tracked
from core.models import Versioned
from diplomacy.choices import AuthorityKind


class AuthorityQuerySet(models.QuerySet["Authority"]):
    def for_list(self) -> "AuthorityQuerySet":
        return self.select_related("parent").order_by("name", "pk")


@tracked()
class Authority(Versioned):
    """A ministry, embassy, brigade, prison, hospital, Red Cross delegation: shared by all posts."""

    name = TextLine(_("name"), max_length=200)
    own_name = TextLine(_("name in its own script"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=AuthorityKind, default=AuthorityKind.MINISTRY)
    country = CountryField(_("country"))
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="units", verbose_name=_("part of")
    )
    address = TextBlock(_("address and channels"), blank=True)
    notes = TextBlock(_("notes"), blank=True)
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who of ours deals")
    )
    objects = AuthorityQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("authority")
        verbose_name_plural = _("authorities")
        constraints = [
            models.UniqueConstraint(
                fields=["country", "name"],
                name="authority_once_per_country",
                violation_error_message=_("This country has an authority of this name already."),
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("id")),
                name="authority_is_not_its_own_parent",
                violation_error_message=_("An authority cannot be part of itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("diplomacy:authority", args=[self.pk])


class ContactQuerySet(models.QuerySet["Contact"]):
    def for_list(self) -> "ContactQuerySet":
        return self.select_related("authority").order_by("name", "pk")


@tracked()
class Contact(Versioned):
    """A person in an office, from and until: the name on the day of a meeting stays right after he has left."""

    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="contacts", verbose_name=_("authority")
    )
    name = TextLine(_("name"), max_length=200)
    office = TextLine(_("office held"), max_length=200)
    address_as = TextLine(_("how to address"), max_length=120, blank=True)
    phone = TextLine(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    languages = TextLine(_("languages"), max_length=120, blank=True)
    from_on = models.DateField(_("from"), null=True, blank=True)
    until_on = models.DateField(_("until"), null=True, blank=True)
    notes = TextBlock(_("notes"), blank=True)
    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        constraints = [
            models.CheckConstraint(
                condition=Q(from_on=None) | Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="contact_leaves_after_arriving",
                violation_error_message=_("Somebody leaves an office after arriving in it."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.office}"

    def get_absolute_url(self) -> str:
        return reverse("diplomacy:contact", args=[self.pk])

    @property
    def is_in_office(self) -> bool:
        return self.until_on is None or self.until_on >= timezone.localdate()
