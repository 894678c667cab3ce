"""What an actor is said to have done to somebody."""

from typing import Self

from django.db import models
from django.db.models import OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from accounts.models import User
from cases.models import Case
from core.fields import PartialDateField, TextBlock, TextLine
from core.history import tracked
from core.lookups import ExistsRowByRow
from networks.choices import Channel, Involved
from networks.models import visibility
from networks.models.actor import Actor
from networks.models.said import STRUCK, Said, SaidQuerySet


class InvolvementQuerySet(SaidQuerySet["Involvement"]):
    def visible_to(self, user: User) -> Self:
        """Each has its case. What is read is that of one case or actor, seldom much of it all."""
        seen = Case.objects.visible_to(user).filter(pk=OuterRef("case_id"))
        return self.filter(ExistsRowByRow(seen)) if visibility.may_see(user) else self.none()

    def for_list(self) -> Self:
        return self.select_related("actor", "case__national", "case__post", "recorded_by").order_by("-pk")


@tracked()
class Involvement(Said):
    """A claim about an actor in a case: what he did, what he promised, for how much. Several may contradict."""

    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="involvements", verbose_name=_("actor"))
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="involvements", verbose_name=_("case"))
    role = models.CharField(_("what he is said to have done"), max_length=20, choices=Involved)
    words = TextBlock(_("as it was told"), max_length=4000, blank=True)
    happened_on = PartialDateField(_("when it happened"))
    country = CountryField(_("country"), blank=True)
    place = TextLine(_("place"), max_length=200, blank=True)
    channel = models.CharField(_("how the contact came about"), max_length=20, choices=Channel, blank=True)
    promise = TextLine(_("the promise made"), max_length=300, blank=True)
    amount = models.DecimalField(_("price"), max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    paid = TextLine(_("who paid whom, and how"), max_length=300, blank=True)

    objects = InvolvementQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        verbose_name = _("involvement")
        verbose_name_plural = _("involvements")
        constraints = [
            STRUCK,
            models.CheckConstraint(condition=Q(role__in=Involved.values), name="involvement_role_is_known"),
            models.CheckConstraint(
                condition=Q(amount=None, currency="") | Q(amount__gte=0, currency__regex=r"^[A-Z]{3}$"),
                name="involvement_price_has_a_currency",
                violation_error_message=_("Give the price and its currency, both or neither."),
            ),
        ]
        indexes = [models.Index(fields=["actor", "case"], name="involvement_standing", condition=Q(struck_at=None))]

    def __str__(self) -> str:
        return f"{self.actor}: {self.get_role_display()}"

    def get_absolute_url(self) -> str:
        return f"{reverse('networks:actor', args=[self.actor.reference])}#involvement-{self.pk}"
