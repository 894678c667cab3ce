"""Persons whom the ministry is responsible for."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from accounts.models import Post, User
from core.choices import Sex
from core.fields import PartialDateField, TextBlock, TextLine
from core.history import tracked
from core.models import Versioned
from nationals.choices import Citizenship
from nationals.matching.normalise import fold
from nationals.models import visibility


class NationalQuerySet(models.QuerySet["National"]):
    def visible_to(self, user: User) -> "NationalQuerySet":
        return self.standing().filter(visibility.visible_to(user))

    def administered_by(self, user: User) -> "NationalQuerySet":
        """For who keeps the records of all posts."""
        return self.standing().filter(visibility.administered_by(user))

    def closed_to_admin(self, user: User) -> "NationalQuerySet":
        """The others, joined entries left out: few, and found without looking at everybody."""
        return self.filter(visibility.closed_to_admin(user)).exclude(visibility.administered_by(user))

    def open_to_admin(self, user: User) -> "NationalQuerySet":
        """As ``administered_by``, asked row by row: for a page of a list."""
        return self.standing().filter(visibility.open_to_admin(user))

    def called(self, text: str) -> "NationalQuerySet":
        """Each word stands in one of the names that are recorded."""
        words = fold(text).split()
        return self.filter(*(Q(folded_name__contains=word) for word in words)) if words else self.none()

    def standing(self) -> "NationalQuerySet":
        """Without the entries that were joined into another."""
        return self.filter(merged_into=None)

    def known_as(self, reference: str) -> "NationalQuerySet":
        """The entry of this reference, or the one into which that was joined."""
        entries = National.objects.filter(reference=reference).order_by()
        joined = entries.exclude(merged_into=None).values("merged_into")
        return self.filter(pk__in=entries.filter(merged_into=None).values("pk").union(joined))

    def for_list(self) -> "NationalQuerySet":
        """What a list row shows; newest first."""
        return self.select_related("post").order_by("-pk")


@tracked()
class National(Versioned):
    """One human being. Names stand exactly as in the passport, or as first reported, in any script.

    ``name_keys`` and ``folded_name`` are derived from the name and the aliases by ``nationals.index``
    whenever one of them is saved; they serve search only.
    """

    reference = models.CharField(_("reference"), max_length=12, unique=True, editable=False)
    name = TextLine(_("name as in the passport"), max_length=200)
    family_name = TextLine(_("family name"), max_length=120, blank=True)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True)
    born = PartialDateField(_("date of birth"))
    birth_place = TextLine(_("place of birth"), max_length=120, blank=True)
    home_county = TextLine(_("home county or region"), max_length=80, blank=True)
    home_locality = TextLine(_("home locality"), max_length=120, blank=True)
    occupation = TextLine(_("occupation"), max_length=120, blank=True)
    languages = TextLine(_("languages"), max_length=200, blank=True)
    citizenship = models.CharField(_("citizenship"), max_length=20, choices=Citizenship, default=Citizenship.CLAIMED)
    nationality = CountryField(_("nationality"), blank=True)
    national_id = TextLine(_("national identity number"), max_length=40, blank=True)
    phones = ArrayField(models.CharField(max_length=20), verbose_name=_("phones"), default=list, blank=True)
    description = TextBlock(_("description and marks"), blank=True)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="nationals", verbose_name=_("registered by"))
    registered_at = models.DateTimeField(_("registered"), default=timezone.now, editable=False)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="absorbed",
        verbose_name=_("joined into"),
    )
    folded_name = models.TextField(editable=False, default="", verbose_name=_("folded name"))
    name_keys = ArrayField(models.CharField(max_length=60), editable=False, default=list, verbose_name=_("name keys"))
    key_version = models.PositiveSmallIntegerField(editable=False, default=0, verbose_name=_("key version"))

    objects = NationalQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("national")
        verbose_name_plural = _("nationals")
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="national_has_a_name"),
            models.CheckConstraint(condition=Q(reference__regex=r"^N-\d{6,}$"), name="national_reference_form"),
            models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="national_not_joined_into_itself"),
        ]
        indexes = [
            GinIndex(fields=["name_keys"], name="national_name_keys"),  # candidates by phonetic keys
            GinIndex(fields=["folded_name"], opclasses=["gin_trgm_ops"], name="national_folded_name"),  # odd spellings
            GinIndex(fields=["phones"], name="national_phones"),  # who has this number
            models.Index(fields=["national_id"], name="national_by_id_number", condition=~Q(national_id="")),
            models.Index(fields=["post", "-id"], name="national_by_post"),  # a post's list
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("nationals:national", args=[self.reference])

    @classmethod
    def locked(cls, pk: int, version: int | None = None) -> Self:
        """The row, locked; raises ``ValidationError`` if the entry was joined into another meanwhile."""
        row = super().locked(pk, version)
        row.refuse_joined()
        return row

    def refuse_joined(self) -> None:
        if self.merged_into_id is not None:
            words = gettext("%(name)s was joined into another entry meanwhile. Open that one.")
            raise ValidationError(words % {"name": self.reference})

    @property
    def age(self) -> int | None:
        """In years, as far as the year of birth tells."""
        born = self.born.earliest
        if born is None:
            return None
        today = timezone.localdate()
        return today.year - born.year - ((today.month, today.day) < (born.month, born.day))

    @property
    def distinguishing(self) -> str:
        """Birth year, county and reference: what tells two of the same name apart in every picker."""
        year = self.born.iso[:4] if self.born else "?"
        return " · ".join(part for part in (year, self.home_county, self.reference) if part)
