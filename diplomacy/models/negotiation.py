"""Frameworks and agreements under negotiation: their steps, their drafts, and when it goes on."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Post, User
from core.fields import TextBlock, TextLine
from core.history import tracked, written_once
from core.models import Versioned
from diplomacy.choices import SETTLED, DraftOrigin, NegotiationKind, NegotiationState, SpokenLanguage, StepKind
from diplomacy.models.authority import Authority


class NegotiationQuerySet(models.QuerySet["Negotiation"]):
    def visible_to(self, user: User) -> Self:
        """Of the own posts; it concerns no case."""
        return self if user.scope.sees_all else self.filter(post__in=user.scope.posts)

    def open(self) -> Self:
        return self.exclude(state__in=SETTLED)

    def late(self) -> Self:
        """Its next date has passed and nothing was written down since."""
        return self.open().filter(next_on__lt=timezone.localdate())

    def for_list(self) -> Self:
        return self.select_related("authority", "post").order_by("next_on", "pk")


@tracked()
class Negotiation(Versioned):
    """``state``, ``next_step`` and ``next_on`` are those that the last step has left."""

    title = TextLine(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=NegotiationKind, default=NegotiationKind.FRAMEWORK)
    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="negotiations", verbose_name=_("counterpart")
    )
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="negotiations", verbose_name=_("our post"))
    aim = TextBlock(_("what we want from it"), blank=True)
    state = models.CharField(
        _("state"), max_length=20, choices=NegotiationState, default=NegotiationState.EXPLORED, editable=False
    )
    begun_on = models.DateField(_("begun on"), default=timezone.localdate)
    next_step = TextLine(_("next step"), max_length=300, blank=True)
    next_on = models.DateField(_("next date"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    objects = NegotiationQuerySet.as_manager()

    class Meta:
        ordering = ["next_on", "pk"]
        verbose_name = _("negotiation")
        verbose_name_plural = _("negotiations")
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="negotiation_has_a_title",
                violation_error_message=_("Say what is negotiated."),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("diplomacy:negotiation", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state not in SETTLED

    @property
    def is_late(self) -> bool:
        return self.is_open and self.next_on is not None and self.next_on < timezone.localdate()


class NegotiationStep(models.Model):
    """Written once: what was done, and in which state that left it."""

    negotiation = models.ForeignKey(
        Negotiation, on_delete=models.PROTECT, related_name="steps", verbose_name=_("negotiation")
    )
    kind = models.CharField(_("step"), max_length=20, choices=StepKind, default=StepKind.TALKS)
    taken_on = models.DateField(_("on"), default=timezone.localdate)
    text = TextBlock(_("what was done"))
    state = models.CharField(_("state after it"), max_length=20, choices=NegotiationState)
    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by"))
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    objects = models.Manager["NegotiationStep"]()

    class Meta:
        ordering = ["-taken_on", "-pk"]
        verbose_name = _("step of a negotiation")
        verbose_name_plural = _("steps of negotiations")
        triggers = [written_once("negotiationstep_is_written_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {date.isoformat(self.taken_on)}"


def stored_under(_draft: "NegotiationDraft", _filename: str) -> str:
    """An unguessable name that says nothing of the file."""
    name = uuid.uuid4().hex
    return f"negotiations/{name[:2]}/{name}"


class NegotiationDraft(models.Model):
    """A draft as it was sent or received, written once; stored outside the web root."""

    negotiation = models.ForeignKey(
        Negotiation, on_delete=models.PROTECT, related_name="drafts", verbose_name=_("negotiation")
    )
    origin = models.CharField(_("whose"), max_length=10, choices=DraftOrigin, default=DraftOrigin.OURS)
    title = TextLine(_("which draft"), max_length=200)
    language = models.CharField(_("language"), max_length=5, choices=SpokenLanguage, blank=True)
    dated_on = models.DateField(_("dated"), default=timezone.localdate)
    file = models.FileField(_("file"), upload_to=stored_under, max_length=120)
    name = TextLine(_("file name"), max_length=200)
    content_type = models.CharField(_("content type"), max_length=100)
    size = models.PositiveBigIntegerField(_("bytes"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("added by"))
    added_at = models.DateTimeField(_("added"), default=timezone.now, editable=False)
    objects = models.Manager["NegotiationDraft"]()

    class Meta:
        ordering = ["-dated_on", "-pk"]
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [
            models.UniqueConstraint(fields=["negotiation", "sha256"], name="negotiationdraft_once_per_negotiation")
        ]
        triggers = [written_once("negotiationdraft_is_written_once")]

    def __str__(self) -> str:
        return self.title
