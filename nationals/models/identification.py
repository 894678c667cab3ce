"""Who an unidentified person or body is, by what method, and how surely."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.choices import Permission
from accounts.models import User
from core.fields import PartialDateField, TextBlock, TextLine
from core.history import tracked, written_once_but
from nationals.choices import Certainty, IdentificationMethod
from nationals.models.national import National
from nationals.models.unidentified import Unidentified

DECIDED_LATER = "certainty confirmed_by_id confirmed_at withdrawn_by_id withdrawn_at withdrawn_why"


class IdentificationQuerySet(models.QuerySet["Identification"]):
    def visible_to(self, user: User) -> Self:
        """Those with a national whom the person may see, whoever recorded the unidentified one."""
        return self.filter(national__in=National.objects.visible_to(user))

    def standing(self) -> Self:
        return self.filter(withdrawn_at=None)

    def for_decision_by(self, user: User) -> Self:
        """Of bodies: who they are, said by somebody else, where this person confirms and sees both."""
        waiting = self.visible_to(user).standing().filter(of_body=True, certainty=Certainty.PRELIMINARY)
        posts = user.scope.posts_for(Permission.CONFIRM)
        here = waiting if posts is None else waiting.filter(unidentified__post_id__in=posts)
        return here.exclude(identified_by_id=user.pk)

    def for_list(self) -> Self:
        people = ("identified_by", "confirmed_by", "withdrawn_by")
        return self.select_related("unidentified__post", "national", *people).order_by("-pk")


@tracked()
class Identification(models.Model):
    """``unidentified`` is ``national``. What was found is written once; it is confirmed or withdrawn later, and a
    better finding is another row. ``of_body`` stands here so that the database can ask for a second person.
    """

    unidentified = models.ForeignKey(
        Unidentified, on_delete=models.PROTECT, related_name="identifications", verbose_name=_("unidentified")
    )
    national = models.ForeignKey(
        National, on_delete=models.PROTECT, related_name="identifications", verbose_name=_("national")
    )
    of_body = models.BooleanField(_("of a body"), editable=False)
    method = models.CharField(_("method"), max_length=20, choices=IdentificationMethod)
    certainty = models.CharField(
        _("how sure"), max_length=12, choices=Certainty, default=Certainty.PRELIMINARY, editable=False
    )
    identified_on = PartialDateField(_("when"))
    examiner = TextLine(_("who recognised or examined"), max_length=200)
    evidence = TextBlock(_("what it rests on"), max_length=5000)
    identified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("linked by")
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("confirmed by"),
    )  # fmt: skip
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("withdrawn by"),
    )  # fmt: skip
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)
    withdrawn_why = TextLine(_("why it was withdrawn"), max_length=300, blank=True)

    objects = IdentificationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("identification")
        verbose_name_plural = _("identifications")
        constraints = [
            models.UniqueConstraint(
                fields=["unidentified"], condition=Q(withdrawn_at=None), name="identification_one_stands"
            ),
            models.CheckConstraint(
                condition=Q(certainty=Certainty.PRELIMINARY, confirmed_by=None, confirmed_at=None)
                | Q(certainty=Certainty.CONFIRMED, confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="identification_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(of_body=False) | Q(confirmed_by=None) | ~Q(confirmed_by=F("identified_by")),
                name="identification_of_body_by_two",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawn_why="")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_why="")),
                name="identification_withdrawn_with_a_reason",
            ),
            models.CheckConstraint(condition=~Q(evidence=""), name="identification_rests_on_something"),
        ]
        triggers = written_once_but(f"national_id {DECIDED_LATER}", "identification_is_written_once")

    def __str__(self) -> str:
        return f"{self.unidentified.reference} → {self.national.reference}"

    def get_absolute_url(self) -> str:
        return reverse("nationals:unidentified", args=[self.unidentified.reference])

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None

    @property
    def is_confirmed(self) -> bool:
        return self.certainty == Certainty.CONFIRMED
