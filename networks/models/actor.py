"""Whoever, or whatever, is said to have a part in it."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from accounts.models import User
from cases.models import Case
from core.choices import Sex
from core.fields import TextBlock, TextLine
from core.history import tracked
from core.lookups import ExistsRowByRow
from core.models import Versioned
from networks.choices import ActorKind
from networks.models import visibility

KEPT_YEARS = 2
"""After the last that was said of him; a case is kept for five after its end."""


def review_day() -> date:
    """When somebody looks again whether all this is still needed."""
    today = timezone.localdate()
    return today.replace(year=today.year + KEPT_YEARS, day=min(today.day, 28))


class ActorQuerySet(models.QuerySet["Actor"]):
    def visible_to(self, user: User) -> Self:
        """For who may see networks: all but those who are known from closed (restricted) cases alone."""
        return self.standing().filter(_open_to(user)) if visibility.may_see(user) else self.none()

    def administered_by(self, user: User) -> Self:
        """For who keeps the records of all posts."""
        return self.filter(_open_to(user))

    def standing(self) -> Self:
        """Without the entries that were joined into another."""
        return self.filter(merged_into=None)

    def open_to_all(self) -> Self:
        """Known otherwise than from restricted cases alone: whoever may see networks sees them."""
        involved = _involvements().filter(actor=OuterRef("pk"), struck_at=None, case__restricted=False)
        return self.standing().filter(Q(case=None) | Q(case__restricted=False) | Q(Exists(involved)))

    def listed(self) -> Self:
        """Without those that a review has put away."""
        return self.filter(put_away_at=None)

    def due_for_review(self) -> Self:
        return self.listed().filter(review_on__lte=timezone.localdate())

    def known_as(self, reference: str) -> Self:
        """The entry of this reference, or the one into which that was joined."""
        meant = Actor.objects.filter(reference=reference).order_by()
        return self.filter(pk__in=meant.values(number=Coalesce("merged_into_id", "pk")))


def _open_to(user: User) -> Q:
    involved: Any = _involvements().filter(actor=OuterRef("pk"), struck_at=None)
    open_case = Exists(Case.objects.administered_by(user).filter(pk=OuterRef("case_id")))
    return visibility.of_open_cases(user) | Q(ExistsRowByRow(involved.filter(open_case)))


def _involvements() -> Any:
    return Actor._meta.get_field("involvements").related_model._default_manager


@tracked()
class Actor(Versioned):
    """A person, agency, company, account, number, vehicle or website. To be entered here proves nothing.

    ``case``: the one in whose course he was entered, if any. ``name_keys`` and ``folded_name`` are derived from the
    name by ``networks.index`` and serve search only; every other name has its own.
    """

    reference = models.CharField(_("reference"), max_length=12, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=ActorKind, default=ActorKind.PERSON)
    name = TextLine(_("name"), max_length=200)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True)
    country = CountryField(_("country"), blank=True)
    notes = TextBlock(_("notes"), blank=True)
    case = models.ForeignKey(
        Case,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="networks_actor",
        verbose_name=_("entered in the course of"),
    )
    entered_at = models.DateTimeField(_("entered"), default=timezone.now, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("entered by")
    )
    review_on = models.DateField(_("to be reviewed"), default=review_day)
    put_away_at = models.DateTimeField(_("put away"), null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="absorbed",
        verbose_name=_("joined into"),
    )
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("joined by"),
    )
    folded_name = models.TextField(editable=False, default="", verbose_name=_("folded name"))
    name_keys = ArrayField(models.CharField(max_length=60), editable=False, default=list, verbose_name=_("name keys"))
    key_version = models.PositiveSmallIntegerField(editable=False, default=0, verbose_name=_("key version"))

    objects = ActorQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        constraints = [
            models.CheckConstraint(condition=Q(reference__regex=r"^A-\d{6,}$"), name="actor_reference_form"),
            models.CheckConstraint(condition=~Q(name=""), name="actor_has_a_name"),
            models.CheckConstraint(condition=Q(kind__in=ActorKind.values), name="actor_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind=ActorKind.PERSON) | Q(sex=""),
                name="actor_sex_is_a_persons",
                violation_error_message=_("Only a person has a sex."),
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="actor_not_joined_into_itself"),
            models.CheckConstraint(
                condition=Q(merged_into=None, merged_by=None) | Q(merged_into__isnull=False, merged_by__isnull=False),
                name="actor_joined_by_somebody",
            ),
        ]
        indexes = [
            GinIndex(fields=["name_keys"], name="actor_name_keys"),  # candidates by phonetic keys
            GinIndex(fields=["folded_name"], opclasses=["gin_trgm_ops"], name="actor_folded_name"),  # odd spellings
            models.Index(fields=["review_on"], name="actor_for_review"),  # whose time is up
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("networks:actor", args=[self.reference])

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
    def is_person(self) -> bool:
        return self.kind == ActorKind.PERSON

    @property
    def is_put_away(self) -> bool:
        return self.put_away_at is not None

    @property
    def is_due_for_review(self) -> bool:
        return not self.is_put_away and self.review_on <= timezone.localdate()

    @property
    def distinguishing(self) -> str:
        """Kind, country and reference: what tells two of the same name apart in every picker."""
        parts = (str(self.get_kind_display()), str(self.country.name) if self.country else "", self.reference)
        return " · ".join(part for part in parts if part)
