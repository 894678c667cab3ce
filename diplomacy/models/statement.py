"""What each side says in public."""

from typing import Self

from django.core.validators import URLValidator
from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Post, User
from cases.models import Case, Claim
from core.fields import TextBlock, TextLine
from core.history import tracked
from core.lookups import ExistsRowByRow
from core.models import Versioned
from diplomacy.choices import StatementManner, StatementSide
from diplomacy.models.authority import Authority
from diplomacy.models.commitment import Commitment


class StatementQuerySet(models.QuerySet["Statement"]):
    def for_list(self) -> Self:
        return self.select_related("authority", "post").order_by("-said_on", "-pk")


@tracked()
class Statement(Versioned):
    """Said in public, so all who may see cases read it; what it has to do with a case is a :class:`StatementLink`."""

    side = models.CharField(_("who"), max_length=10, choices=StatementSide, default=StatementSide.THEIRS)
    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, null=True, blank=True, related_name="statements",
        verbose_name=_("authority"),
    )  # fmt: skip
    speaker = TextLine(_("who spoke"), max_length=200, blank=True)
    said_on = models.DateField(_("on"), default=timezone.localdate)
    subject = TextLine(_("subject"), max_length=200)
    text = TextBlock(_("the words"))
    link = TextLine(_("link"), max_length=500, blank=True, validators=[URLValidator(schemes=["http", "https"])])
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="statements", verbose_name=_("noted by"))
    recorded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["-said_on", "-pk"]
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""),
                name="statement_has_its_words",
                violation_error_message=_("Write down the words."),
            ),
            models.CheckConstraint(
                condition=~Q(side=StatementSide.THEIRS) | Q(authority__isnull=False),
                name="statement_of_theirs_says_whose",
                violation_error_message=_("Say which authority spoke."),
            ),
        ]
        indexes = [
            models.Index(fields=["authority", "-said_on"], name="statement_by_authority"),  # their page
            models.Index(fields=["-said_on", "-id"], name="statement_newest"),  # the register
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("diplomacy:statement", args=[self.pk])

    @property
    def is_ours(self) -> bool:
        return self.side == StatementSide.OURS


class StatementLinkQuerySet(models.QuerySet["StatementLink"]):
    def visible_to(self, user: User) -> Self:
        """With what may be seen: the promise, or the claim by its case."""
        promises = Commitment.objects.visible_to(user).filter(pk=OuterRef("commitment_id"))
        claims = Claim.objects.filter(pk=OuterRef("claim_id"), case__in=Case.objects.visible_to(user))
        return self.filter(Q(ExistsRowByRow(promises)) | Q(ExistsRowByRow(claims)))

    def for_list(self) -> Self:
        return self.select_related("statement", "commitment__authority", "claim__case__national").order_by("pk")


@tracked()
class StatementLink(models.Model):
    """A promise or a claim that a statement says, repeats or denies: shown to those who may see that."""

    statement = models.ForeignKey(
        Statement, on_delete=models.CASCADE, related_name="links", verbose_name=_("statement")
    )
    manner = models.CharField(_("what it does"), max_length=10, choices=StatementManner, default=StatementManner.SAYS)
    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, null=True, blank=True, related_name="statement_links",
        verbose_name=_("promise"),
    )  # fmt: skip
    claim = models.ForeignKey(
        Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="statement_links", verbose_name=_("claim")
    )  # fmt: skip
    added_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("added by")
    )
    added_at = models.DateTimeField(_("added"), default=timezone.now, db_default=Now(), editable=False)
    objects = StatementLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link of a statement")
        verbose_name_plural = _("links of statements")
        constraints = [
            models.CheckConstraint(
                condition=Q(commitment__isnull=False) ^ Q(claim__isnull=False),
                name="statement_link_to_one_thing",
                violation_error_message=_("Choose a promise or a claim."),
            ),
            models.UniqueConstraint(
                fields=["statement", "commitment"],
                name="statement_link_promise_once",
                violation_error_message=_("This is linked already."),
            ),
            models.UniqueConstraint(
                fields=["statement", "claim"],
                name="statement_link_claim_once",
                violation_error_message=_("This is linked already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement}: {self.commitment or self.claim}"
