"""Somebody of whom it is not known yet who he is: a person in a ward, a body in a morgue."""

from typing import Self

from django.conf import settings
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
from nationals.choices import Linked, UnidentifiedKind

OLDEST = 130
_SEARCHED = ("reference", "said_name", "description", "found_place", "held_by", "held_at")
_MOST_WORDS = 8
STANDING = Q(identifications__isnull=False, identifications__withdrawn_at=None)


class UnidentifiedQuerySet(models.QuerySet["Unidentified"]):
    def visible_to(self, user: User) -> Self:
        """Those that the person's own posts have recorded; all for who sees every post. Who it is shown to be is
        another question: see :class:`nationals.models.Identification`."""
        scope = user.scope
        return self.all() if scope.sees_all else self.filter(post_id__in=scope.posts)

    def listed(self, linked: Linked) -> Self:
        identified = Unidentified._base_manager.filter(STANDING).values("pk")
        return self.filter(pk__in=identified) if linked == Linked.LINKED else self.exclude(pk__in=identified)

    def described_by(self, words: str) -> Self:
        """Every word stands somewhere in what was noted."""
        found = self
        for word in words.split()[:_MOST_WORDS]:
            condition = Q()
            for name in _SEARCHED:
                condition |= Q(**{f"{name}__icontains": word})
            found = found.filter(condition)
        return found

    def for_list(self) -> Self:
        """What a list row shows; newest first."""
        return self.select_related("post").order_by("-pk")


@tracked()
class Unidentified(Versioned):
    """A living person or a body, as described. ``post`` recorded it and goes on working on it.

    Never a national with a blank name: nobody must be told that he is somebody before it is known.
    """

    reference = models.CharField(_("reference"), max_length=12, unique=True, editable=False)
    kind = models.CharField(_("living person or body"), max_length=10, choices=UnidentifiedKind)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True)
    age_from = models.PositiveSmallIntegerField(_("apparent age from"), null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(_("apparent age to"), null=True, blank=True)
    description = TextBlock(_("description and marks"), blank=True)
    said_name = TextLine(_("name as said"), max_length=200, blank=True)
    found_on = PartialDateField(_("found when"))
    found_place = TextLine(_("found where"), max_length=200, blank=True)
    country = CountryField(_("country"), blank=True)
    held_by = TextLine(_("with whom now"), max_length=200, blank=True)
    held_at = TextLine(_("where now"), max_length=200, blank=True)
    source = TextLine(_("source"), max_length=200)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="unidentified", verbose_name=_("recorded by"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by whom")
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)

    objects = UnidentifiedQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("unidentified person or body")
        verbose_name_plural = _("unidentified persons and bodies")
        constraints = [
            models.CheckConstraint(condition=Q(reference__regex=r"^U-\d{6,}$"), name="unidentified_reference_form"),
            models.CheckConstraint(condition=~Q(source=""), name="unidentified_has_a_source"),
            models.CheckConstraint(
                condition=Q(age_from=None) | Q(age_to=None) | Q(age_from__lte=F("age_to")),
                name="unidentified_ages_in_order",
            ),
            models.CheckConstraint(
                condition=(Q(age_from=None) | Q(age_from__lte=OLDEST)) & (Q(age_to=None) | Q(age_to__lte=OLDEST)),
                name="unidentified_age_of_a_person",
            ),
        ]
        indexes = [models.Index(fields=["post", "-id"], name="unidentified_by_post")]  # a post's list

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("nationals:unidentified", args=[self.reference])

    @property
    def is_body(self) -> bool:
        return self.kind == UnidentifiedKind.BODY

    @property
    def ages(self) -> str:
        """The apparent age in words; empty if nobody said one."""
        ages = {"from": self.age_from, "to": self.age_to}
        if self.age_from is None and self.age_to is None:
            return ""
        if self.age_from is None:
            return gettext("up to %(to)s years") % ages
        if self.age_to is None:
            return gettext("%(from)s years or more") % ages
        if self.age_from == self.age_to:
            return gettext("%(from)s years") % ages
        return gettext("%(from)s to %(to)s years") % ages
