"""Passports and what stands in for them."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Case, Exists, F, Func, IntegerField, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from accounts.models import User
from core.fields import TextLine
from core.history import tracked
from core.lookups import ExistsRowByRow
from core.models import Versioned
from nationals.choices import DocumentKind, DocumentState, ExpiryWindow
from nationals.models.national import National

WATCHED = (DocumentKind.EMERGENCY, DocumentKind.PASSPORT, DocumentKind.VISA, DocumentKind.RESIDENCE)
"""Kinds that a person needs to travel or to stay."""
_NO_DAY, _BEHIND_EMERGENCIES = 1_000_000, 10_000_000
_LONG_AGO = date(1900, 1, 1)


class TravelDocumentQuerySet(models.QuerySet["TravelDocument"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(ExistsRowByRow(National.objects.visible_to(user).filter(pk=OuterRef("national_id"))))

    def watched(self) -> Self:
        """Whose end matters: not lost, and not replaced by one of the same kind and state that lasts longer."""
        longer = TravelDocument.objects.filter(
            national=OuterRef("national"),
            kind=OuterRef("kind"),
            issuer=OuterRef("issuer"),
            expires_on__gt=Coalesce(OuterRef("expires_on"), Value(_LONG_AGO)),
        )
        ends = Q(expires_on__isnull=False) | Q(state=DocumentState.EXPIRED)
        kept = self.filter(ends, kind__in=WATCHED).exclude(state=DocumentState.LOST)
        return kept.exclude(Exists(longer.exclude(state=DocumentState.LOST)))

    def running_out(self, window: ExpiryWindow, *, today: date) -> Self:
        """Of the watched ones; a document is valid on its last day."""
        return self.filter(runs_out(window, today=today))

    def with_days_away(self, *, today: date) -> Self:
        """``days_away``: days until it runs out, or since it has; ``urgency``: the same, emergency documents first."""
        away = Func(F("expires_on"), Value(today), template="abs(%(expressions)s)", arg_joiner=" - ")
        days = Func(away, function="", output_field=IntegerField())
        behind = Case(When(kind=DocumentKind.EMERGENCY, then=0), default=_BEHIND_EMERGENCIES)
        return self.annotate(days_away=days, urgency=Coalesce(days, Value(_NO_DAY)) + behind)

    def for_list(self) -> Self:
        return self.select_related("national")


def runs_out(window: ExpiryWindow, *, today: date) -> Q:
    if window is ExpiryWindow.OUT:
        return Q(expires_on__lt=today) | Q(expires_on=None)
    return Q(expires_on__range=(today, today + timedelta(days=int(window))))


@tracked()
class TravelDocument(Versioned):
    """``number_key`` is the number in capitals without spaces and signs, for search."""

    national = models.ForeignKey(
        National, on_delete=models.CASCADE, related_name="travel_documents", verbose_name=_("national")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=DocumentKind, default=DocumentKind.PASSPORT)
    number = TextLine(_("number"), max_length=40, blank=True)
    number_key = models.CharField(max_length=40, editable=False, default="", verbose_name=_("number key"))
    issuer = CountryField(_("issuing state"), blank=True)
    issued_on = models.DateField(_("issued"), null=True, blank=True)
    expires_on = models.DateField(_("expires"), null=True, blank=True)
    state = models.CharField(_("where it is"), max_length=20, choices=DocumentState, default=DocumentState.UNKNOWN)
    holder = TextLine(_("who has it"), max_length=120, blank=True)
    objects = TravelDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-expires_on", "pk"]
        verbose_name = _("travel document")
        verbose_name_plural = _("travel documents")
        constraints = [
            models.CheckConstraint(
                condition=Q(issued_on=None) | Q(expires_on=None) | Q(expires_on__gt=F("issued_on")),
                name="travel_document_expires_after_issue",
            )
        ]
        indexes = [
            models.Index(fields=["number_key"], name="document_by_number", condition=~Q(number_key="")),
            models.Index(
                fields=["expires_on"], name="document_by_expiry", condition=Q(expires_on__isnull=False)
            ),  # watch
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}".strip()
