"""Whom we speak to."""

from datetime import date, datetime
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from accounts.models import Post, User
from core import free_days
from core.fields import TextBlock, TextLine
from core.history import tracked
from core.models import Versioned
from core.places import known_language, known_zone
from diplomacy.choices import AuthorityKind

# Union, not union all: it ends even where the tree were damaged.
_WITHIN = """
    WITH RECURSIVE part (id) AS (
        SELECT %s::bigint
        UNION SELECT unit.id FROM diplomacy_authority unit JOIN part ON unit.parent_id = part.id
    ) SELECT id FROM part
"""
_ABOVE = """
    WITH RECURSIVE whole (id) AS (
        SELECT %s::bigint
        UNION SELECT unit.parent_id FROM diplomacy_authority unit JOIN whole ON unit.id = whole.id
        WHERE unit.parent_id IS NOT NULL
    ) SELECT id FROM whole
"""


class AuthorityQuerySet(models.QuerySet["Authority"]):
    def within(self, pk: int) -> Self:
        """The authority and all that is part of it, at any depth."""
        return self.filter(pk__in=RawSQL(_WITHIN, [pk]))  # noqa: S611  a parameter

    def numbers_within(self, pk: int) -> list[int]:
        """Of these, asked first: beside a subquery PostgreSQL would decide of everybody's records who sees them."""
        return list(self.within(pk).order_by("pk").values_list("pk", flat=True))

    def above(self, pk: int) -> Self:
        """The authority and all that it is part of, up to the top."""
        return self.filter(pk__in=RawSQL(_ABOVE, [pk]))  # noqa: S611  a parameter

    def for_list(self) -> Self:
        return self.select_related("parent").order_by("name", "pk")


@tracked()
class Authority(Versioned):
    """A ministry, embassy, brigade, prison, hospital, Red Cross delegation: shared by all posts."""

    name = TextLine(_("name"), max_length=200)
    own_name = TextLine(_("name in its own script"), max_length=200, blank=True)
    own_language = models.CharField(
        _("language of that name"),
        max_length=12,
        blank=True,
        default="",
        db_default="",
        validators=[known_language],
        help_text=_("Such as ru, ar or my."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=AuthorityKind, default=AuthorityKind.MINISTRY)
    country = CountryField(_("country"), help_text=_("Whose authority it is."))
    located_in = CountryField(
        _("where it is"),
        blank=True,
        default="",
        db_default="",
        help_text=_("If in another country: of an embassy the host state."),
    )
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="units", verbose_name=_("part of")
    )
    address = TextBlock(_("address and channels"), blank=True)
    phone = TextLine(_("telephone"), max_length=40, blank=True, default="", db_default="")
    email = models.EmailField(_("e-mail"), blank=True, default="", db_default="")
    time_zone = models.CharField(
        _("time zone"), max_length=60, blank=True, default="", db_default="", validators=[known_zone]
    )
    notes = TextBlock(_("notes"), blank=True)
    post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("who of ours deals")
    )
    officer = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("our officer for it")
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

    @property
    def host(self) -> str:
        """The code of the country in which it is: of an embassy not its own."""
        return str((self.located_in or self.country).code)

    @property
    def works_by(self) -> list[str]:
        """The countries whose holidays it keeps: an embassy those of its host and its own."""
        return list(dict.fromkeys([self.host, str(self.country.code)]))

    @property
    def local_now(self) -> datetime | None:
        return timezone.now().astimezone(ZoneInfo(self.time_zone)) if self.time_zone else None

    @property
    def free_today(self) -> str:
        """Why nobody works there today, in words; nothing if they do."""
        now = self.local_now or timezone.localtime()
        return free_days.why_free(now.date(), self.works_by)

    @property
    def free_soon(self) -> list[free_days.FreeDay]:
        """Their next public holidays."""
        now = self.local_now or timezone.localtime()
        return free_days.coming(now.date(), self.works_by)


class ContactQuerySet(models.QuerySet["Contact"]):
    def in_office_on(self, day: date) -> Self:
        return self.filter(Q(from_on=None) | Q(from_on__lte=day), Q(until_on=None) | Q(until_on__gte=day))

    def of_person(self, contact: "Contact") -> Self:
        """Every office of the person who holds this one."""
        first = contact.same_as_id or contact.pk
        return self.filter(Q(pk=first) | Q(same_as=first))

    def for_list(self) -> Self:
        return self.select_related("authority").order_by("name", "pk")


@tracked()
class Contact(Versioned):
    """A person in an office, from and until: the name on the day of a meeting stays right after he has left.

    Who goes to another office gets another row, ``same_as`` the first one.
    """

    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="contacts", verbose_name=_("authority")
    )
    same_as = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="later_offices",
        editable=False,
        verbose_name=_("the same person as"),
    )
    name = TextLine(_("name"), max_length=200)
    own_name = TextLine(_("name in its own script"), max_length=200, blank=True, default="", db_default="")
    own_language = models.CharField(
        _("language of that name"),
        max_length=12,
        blank=True,
        default="",
        db_default="",
        validators=[known_language],
        help_text=_("Such as ru, ar or my."),
    )
    office = TextLine(_("office held"), max_length=200)
    address_as = TextLine(_("how to address"), max_length=120, blank=True)
    phone = TextLine(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    languages = TextLine(_("languages"), max_length=120, blank=True)
    from_on = models.DateField(_("from"), null=True, blank=True)
    until_on = models.DateField(_("until"), null=True, blank=True)
    style = TextBlock(_("how to speak with this person"), blank=True, default="", db_default="", max_length=2000)
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
            ),
            models.CheckConstraint(
                condition=~Q(same_as=F("id")),
                name="contact_is_not_its_own_former",
                violation_error_message=_("An office is not the former one of itself."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.office}"

    def get_absolute_url(self) -> str:
        return reverse("diplomacy:contact", args=[self.pk])

    @property
    def is_in_office(self) -> bool:
        return self.until_on is None or self.until_on >= timezone.localdate()

    def was_in_office_on(self, day: date) -> bool:
        return (self.from_on is None or self.from_on <= day) and (self.until_on is None or self.until_on >= day)
