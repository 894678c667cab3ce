"""What was said in a meeting, point by point: by whom, on what, about which cases."""

from typing import Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.models import Case, Claim
from core.fields import TextBlock, TextLine
from core.history import tracked
from core.lookups import ExistsRowByRow
from core.models import Versioned
from diplomacy.choices import PointKind, PointSubject, Speaker, Turn
from diplomacy.models.authority import Contact
from diplomacy.models.commitment import Commitment
from diplomacy.models.engagement import Engagement
from diplomacy.models.request import Request
from diplomacy.models.visibility import near, seen_links


class PointQuerySet(models.QuerySet["Point"]):
    def visible_to(self, user: User) -> Self:
        """Those of an engagement that this person may see, and of whose cases this person may see every one."""
        engagement = Engagement.objects.visible_to(user).filter(pk=OuterRef("engagement_id"))
        return self.filter(ExistsRowByRow(engagement), seen_links(user))

    def near(self, user: User) -> Self:
        """All that this person may see, and more: for :func:`core.lookups.first_of`, which asks of these who sees
        which."""
        return self.filter(near(user, "engagement__"))

    def standing(self) -> Self:
        return self.filter(struck_because="")

    def asked_of_us(self) -> Self:
        return self.standing().filter(speaker=Speaker.THEIRS, kind=PointKind.ASKED)

    def unanswered(self) -> Self:
        answers = Point.objects.standing().filter(answers=OuterRef("pk"))
        return self.filter(~Exists(answers))

    def sayable(self) -> Self:
        """Those that may stand in a read-out."""
        return self.standing().filter(must_not_be_said=False)

    def for_list(self) -> Self:
        return self.select_related("said_by", "request", "commitment", "answers").order_by("pk")


@tracked()
class Point(Versioned):
    """Written down during the meeting or after it. A wrong one is struck through with the reason, never deleted."""

    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, related_name="points", verbose_name=_("engagement")
    )
    speaker = models.CharField(_("who spoke"), max_length=10, choices=Speaker)
    kind = models.CharField(_("kind"), max_length=10, choices=PointKind, default=PointKind.SAID)
    text = TextBlock(_("what"), max_length=4000)
    subject = models.CharField(_("subject"), max_length=20, choices=PointSubject, default=PointSubject.GENERAL)
    said_by = models.ForeignKey(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="points", verbose_name=_("said by")
    )
    must_not_be_said = models.BooleanField(
        _("must not be said in public"), default=False, help_text=_("It is left out of the read-out for the press.")
    )
    answers = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="answered_by", verbose_name=_("answers")
    )
    request = models.ForeignKey(
        Request, on_delete=models.PROTECT, null=True, blank=True, related_name="points", verbose_name=_("request")
    )
    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, null=True, blank=True, related_name="points", verbose_name=_("promise")
    )
    cases: "models.ManyToManyField[Case, PointCase]" = models.ManyToManyField(
        Case, through="PointCase", blank=True, related_name="points", verbose_name=_("cases")
    )
    claims: "models.ManyToManyField[Claim, models.Model]" = models.ManyToManyField(
        Claim, blank=True, related_name="points", verbose_name=_("claims")
    )
    struck_because = TextLine(_("why it is struck through"), max_length=300, blank=True, editable=False)
    recorded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    objects = PointQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("point")
        verbose_name_plural = _("points")
        constraints = [
            models.CheckConstraint(
                condition=~Q(text=""), name="point_says_something", violation_error_message=_("Write what was said.")
            ),
            models.CheckConstraint(
                condition=Q(answers=None) | Q(kind=PointKind.ANSWERED),
                name="point_answers_only_as_an_answer",
                violation_error_message=_("Only an answer answers another point."),
            ),
            models.CheckConstraint(
                condition=~Q(answers=F("id")),
                name="point_does_not_answer_itself",
                violation_error_message=_("A point does not answer itself."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["engagement", "id"],
                name="point_asked_of_us",
                condition=Q(speaker=Speaker.THEIRS, kind=PointKind.ASKED, struck_because=""),
            ),  # what they asked of us, the last meeting first
            GinIndex(OpClass(Upper("text"), "gin_trgm_ops"), name="point_words"),  # engagements by what was said there
        ]

    def __str__(self) -> str:
        return f"{self.turn.label}: {self.text[:80]}"

    def get_absolute_url(self) -> str:
        return f"{reverse('diplomacy:points', args=[self.engagement_id])}#point-{self.pk}"

    @property
    def turn(self) -> Turn:
        return Turn(f"{self.speaker}-{self.kind}")

    @property
    def is_struck(self) -> bool:
        return bool(self.struck_because)


@tracked()
class PointCase(models.Model):
    """A case that the point is about."""

    point = models.ForeignKey(Point, on_delete=models.CASCADE, related_name="point_cases", verbose_name=_("point"))
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="point_cases", verbose_name=_("case"))
    objects = models.Manager["PointCase"]()

    class Meta:
        verbose_name = _("case of a point")
        verbose_name_plural = _("cases of points")
        constraints = [models.UniqueConstraint(fields=["point", "case"], name="point_case_once")]

    def __str__(self) -> str:
        return f"{self.point}: {self.case}"
