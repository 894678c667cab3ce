"""What either side promised."""

from datetime import date
from typing import Self

from django.apps import apps
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import URLValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Upper
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Post, User
from cases.models import Case
from core.fields import TextBlock, TextLine
from core.history import tracked
from core.lookups import cut
from core.models import Versioned
from diplomacy.choices import CommitmentKind, CommitmentState, Side, SpokenLanguage
from diplomacy.models.authority import Authority, Contact
from diplomacy.models.engagement import Engagement
from diplomacy.models.negotiation import Negotiation
from diplomacy.models.request import Request
from diplomacy.models.visibility import counted_for, found_for, seen_names, visible_to


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(visible_to(user, "commitments"))

    def near(self, user: User) -> Self:
        """As :meth:`found_for`: of these nothing is seen in part."""
        return self.found_for(user)

    def found_for(self, user: User) -> Self:
        """The visible ones, by what is kept beside them: to be sorted and counted."""
        return self.filter(found_for(user))

    def counted_for(self, user: User) -> Self:
        """As :meth:`found_for`, to count very many to the last."""
        return self.filter(counted_for(user, apps.get_model("diplomacy", "CommitmentSight")._default_manager.all()))

    def seen_by(self, user: User) -> Self:
        """The visible ones, with ``seen_names``: of those of its cases that this person may see."""
        return self.visible_to(user).annotate(seen_names=seen_names(user, "commitments"))

    def open(self) -> Self:
        return self.filter(state=CommitmentState.OPEN)

    def late(self) -> Self:
        return self.open().filter(due_on__lt=timezone.localdate())

    def shown_to(self, user: User, most: int) -> "list[Commitment]":
        """The first of these, in their order, of which the rule says that this person may see them; for a list."""
        return list(cut(Commitment.objects.seen_by(user).for_list(), self, most))

    def for_list(self) -> Self:
        return self.select_related("authority", "said_by", "post").order_by("due_on", "pk")


@tracked()
class Commitment(Versioned):
    """Judged only on evidence. ``state`` and what follows it are those of its last :class:`Judgement`."""

    kind = models.CharField(
        _("about what"),
        max_length=20,
        choices=CommitmentKind,
        default=CommitmentKind.OTHER,
        db_default=CommitmentKind.OTHER,
    )
    side = models.CharField(_("who promised"), max_length=10, choices=Side, default=Side.THEIRS)
    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="commitments", verbose_name=_("counterpart")
    )
    said_by = models.ForeignKey(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name=_("said by")
    )
    speaker = TextLine(_("who spoke"), max_length=200, blank=True)
    said_to = TextLine(_("to whom"), max_length=200, blank=True, default="", db_default="")
    words = TextBlock(_("the words as spoken"))
    language = models.CharField(
        _("language"), max_length=5, choices=SpokenLanguage, blank=True, default="", db_default=""
    )
    conditions = TextBlock(_("conditions"), blank=True, default="", db_default="")
    promised_on = models.DateField(_("promised on"), default=timezone.localdate)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, null=True, blank=True, related_name="commitments", verbose_name=_("in")
    )
    answers = models.ForeignKey(
        Request,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
        verbose_name=_("answers the request"),
    )
    negotiation = models.ForeignKey(
        Negotiation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
        verbose_name=_("part of the negotiation"),
    )
    statement = TextLine(_("repeated in public by"), max_length=300, blank=True, default="", db_default="")
    statement_link = models.CharField(
        _("where that stands"),
        max_length=500,
        blank=True,
        default="",
        db_default="",
        validators=[URLValidator(schemes=["http", "https"])],
    )
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="commitments", verbose_name=_("our post"))
    cases: "models.ManyToManyField[Case, CommitmentCase]" = models.ManyToManyField(
        Case, through="CommitmentCase", blank=True, related_name="commitments", verbose_name=_("cases")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=CommitmentState, default=CommitmentState.OPEN, editable=False
    )
    judged_on = models.DateField(_("judged on"), null=True, blank=True, editable=False)
    judged_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("judged by"),
    )
    evidence = TextBlock(_("evidence or reason"), blank=True, editable=False)
    recorded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(due_on__gte=F("promised_on")),
                name="commitment_due_after_promised",
                violation_error_message=_("A promise cannot be due before it was made."),
            ),
            models.CheckConstraint(
                condition=Q(state=CommitmentState.OPEN) | ~Q(evidence=""),
                name="commitment_judged_on_evidence",
                violation_error_message=_("Judge a promise on evidence: say what shows it."),
            ),
            models.CheckConstraint(
                condition=Q(judged_on=None) | Q(judged_on__gte=F("promised_on")),
                name="commitment_judged_after_promised",
                violation_error_message=_("A promise cannot be judged before it was made."),
            ),
            models.CheckConstraint(
                condition=Q(state=CommitmentState.OPEN) ^ Q(judged_on__isnull=False),
                name="commitment_judged_iff_not_open",
                violation_error_message=_("A promise that is judged has the day of its judgement."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"], name="commitment_open_due", condition=Q(state=CommitmentState.OPEN)
            ),  # late promises
            models.Index(fields=["authority", "-promised_on"], name="commitment_by_authority"),  # a counterpart's page
            models.Index(fields=["-promised_on", "-id"], name="commitment_newest"),  # the register, a point's promise
            models.Index(fields=["state", "id"], name="commitment_by_state"),  # the register
            models.Index(
                Coalesce("due_on", Value(date.max)), "id", name="commitment_by_due"
            ),  # the register, those without a day last
            models.Index(
                fields=["id"],
                include=["authority", "kind", "side", "state", "promised_on", "due_on"],
                name="commitment_told",
            ),  # the board, counted without the words
            models.Index(
                fields=["id"],
                include=["authority", "post", "due_on"],
                name="commitment_waited_for",
                condition=Q(state=CommitmentState.OPEN, side=Side.THEIRS),
            ),  # the dashboard: what was promised to us
            GinIndex(
                *(OpClass(Upper(field), "gin_trgm_ops") for field in ("words", "speaker")), name="commitment_words"
            ),  # the search of the records admin, there also of judgements
        ]

    def __str__(self) -> str:
        return self.words[:80]

    def get_absolute_url(self) -> str:
        return reverse("diplomacy:commitment", args=[self.pk])

    @property
    def is_theirs(self) -> bool:
        return self.side == Side.THEIRS

    @property
    def is_open(self) -> bool:
        return self.state == CommitmentState.OPEN

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < timezone.localdate()


@tracked()
class CommitmentCase(models.Model):
    """A case that the promise is about."""

    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, related_name="commitment_cases", verbose_name=_("commitment")
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="commitment_cases", verbose_name=_("case"))
    objects = models.Manager["CommitmentCase"]()

    class Meta:
        verbose_name = _("case of a commitment")
        verbose_name_plural = _("cases of commitments")
        constraints = [models.UniqueConstraint(fields=["commitment", "case"], name="commitment_case_once")]

    def __str__(self) -> str:
        return f"{self.commitment}: {self.case}"
