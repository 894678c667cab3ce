"""Where the accounts of a case differ, and what a person has held to be right, with the reason."""

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.choices import QUESTIONS, ContradictionState, Topic
from cases.models.case import Case, named_on, of_posts
from cases.models.claim import Claim
from core.fields import TextBlock
from core.history import tracked, written_once

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class ContradictionQuerySet(models.QuerySet["Contradiction"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(of_posts(user, "case__") | Q(case__in=Case.objects.seen_by_name(user)))

    def found_for(self, user: User) -> Self:
        """The same, by what is kept of the case: to be sorted, cut and counted."""
        return self.filter(of_posts(user, post="post") | Q(case__in=named_on(user)))

    def open(self) -> Self:
        """Of open cases."""
        return self.filter(is_open=True)

    def said_by(self, source_kinds: list[str]) -> Self:
        """To which one of these has said something that stands."""
        told = Claim.objects.standing().filter(case=OuterRef("case_id"), topic=OuterRef("topic"))
        return self.filter(Exists(told.filter(source_kind__in=source_kinds)))

    def for_list(self) -> Self:
        return self.select_related("case__national", "case__post", "resolution__held", "resolution__resolved_by")


@tracked(exclude=["post", "restricted", "is_open"])
class Contradiction(models.Model):
    """One question of a case on which its current claims differ, or once did.

    Kept by ``cases.services.contradictions`` in the transaction that changes the claims, so that a list of all
    cases is one indexed query. ``resolution`` is the one in force; former ones stay in ``resolutions``. ``post``,
    ``restricted`` and ``is_open`` are the case's, kept by triggers (``cases/migrations/0014_contradictions_found.py``).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="contradictions", verbose_name=_("case"))
    topic = models.CharField(_("about"), max_length=20, choices=Topic)
    state = models.CharField(_("state"), max_length=10, choices=ContradictionState, default=ContradictionState.DISPUTED)
    disputed_since = models.DateTimeField(_("disputed since"), default=timezone.now)
    resolution = models.ForeignKey(
        "cases.Resolution",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("resolution in force"),
    )
    post = models.BigIntegerField(db_default=0, editable=False)
    restricted = models.BooleanField(db_default=True, editable=False)
    is_open = models.BooleanField(db_default=False, editable=False)
    objects = ContradictionQuerySet.as_manager()

    class Meta:
        ordering = ["-disputed_since", "-pk"]
        verbose_name = _("contradiction")
        verbose_name_plural = _("contradictions")
        constraints = [
            models.UniqueConstraint(fields=["case", "topic"], name="contradiction_once_per_question"),
            models.CheckConstraint(
                condition=Q(state__in=ContradictionState.values), name="contradiction_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=ContradictionState.RESOLVED, resolution__isnull=False)
                | (~Q(state=ContradictionState.RESOLVED) & Q(resolution=None)),
                name="contradiction_resolved_iff_resolution",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-disputed_since", "-id"], name="contradiction_newest"),  # the list
            models.Index(fields=["topic", "state", "-disputed_since", "-id"], name="contradiction_by_topic"),
            models.Index(
                fields=["-disputed_since", "-id"],
                include=["post", "restricted", "case", "topic", "state"],
                name="contradiction_open",
                condition=Q(is_open=True),
            ),  # the list of open cases, and how many of each question
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.get_topic_display()}"

    def get_absolute_url(self) -> str:
        return reverse("reports:question", args=[self.case.reference, self.topic])

    @property
    def question(self) -> "StrPromise":
        return QUESTIONS[Topic(self.topic)]


class Resolution(models.Model):
    """Written once. ``held`` is the claim held to be right, or nothing if none of them is; ``weighed`` are the claims
    that stood when it was decided: another that says otherwise opens the question again."""

    contradiction = models.ForeignKey(
        Contradiction, on_delete=models.PROTECT, related_name="resolutions", verbose_name=_("contradiction")
    )
    held = models.ForeignKey(
        Claim,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="resolutions",
        verbose_name=_("held to be right"),
    )
    reason = TextBlock(_("why"), max_length=2000)
    weighed: "models.ManyToManyField[Claim, models.Model]" = models.ManyToManyField(
        Claim, related_name="+", verbose_name=_("claims that stood")
    )
    resolved_at = models.DateTimeField(_("resolved"), default=timezone.now, editable=False)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("resolved by")
    )

    class Meta:
        ordering = ["-resolved_at", "-pk"]
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="resolution_has_a_reason")]
        triggers = [written_once("resolution_is_written_once")]

    def __str__(self) -> str:
        return self.held.value[:60] if self.held else str(_("none of them"))
