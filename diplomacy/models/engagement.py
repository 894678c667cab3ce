"""Meetings, calls, notes verbales, démarches: who said what."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Post, User
from cases.models import Case
from core.fields import TextBlock, TextLine
from core.history import tracked
from core.lookups import first_of
from core.models import Versioned
from diplomacy.choices import EngagementKind, EngagementState, RecordKind
from diplomacy.models.authority import Authority, Contact
from diplomacy.models.visibility import found_for, near, seen_names, spoken_of, visible_to

WORDED = ("subject", "number", "agenda", "we_said", "they_said", "they_asked")


class EngagementQuerySet(models.QuerySet["Engagement"]):
    def visible_to(self, user: User) -> Self:
        """Also those in which something was said of a case that this person may see."""
        return self.filter(visible_to(user, "engagements") | Q(spoken_of(user)))

    def near(self, user: User) -> Self:
        """All that this person may see by what is kept beside them, and more: to be sorted and shown."""
        return self.filter(near(user))

    def found_for(self, user: User) -> Self:
        """The same by what is kept beside them: to be counted. Of those of which only a point is said to be
        about a case of his, the rule is asked."""
        return self.filter(near(user), found_for(user) | spoken_of(user))

    def planned(self) -> Self:
        return self.filter(state=EngagementState.PLANNED)

    def held(self) -> Self:
        return self.filter(state=EngagementState.HELD)

    def meeting_again(self, contacts: Iterable[Contact], *, on: date) -> Self:
        """Those of a day at which any of these persons is, in whatever office."""
        first = [contact.same_as_id or contact.pk for contact in contacts]
        persons = Contact.objects.filter(Q(pk__in=first) | Q(same_as__in=first))
        there = self.filter(held_on=on, contacts__in=persons)
        return there.exclude(state=EngagementState.CANCELLED).distinct()

    def seen_by(self, user: User) -> Self:
        """The visible ones, with ``seen_names``: of those of its cases that this person may see."""
        return self.visible_to(user).annotate(seen_names=seen_names(user, "engagements"))

    def shown_to(self, user: User, most: int) -> "list[Engagement]":
        """The first of these, in their order, of which the rule says that this person may see them; for a list."""
        return first_of(self, Engagement.objects.seen_by(user).for_list(), most)

    def for_list(self) -> Self:
        return self.select_related("authority", "post").order_by("-held_on", "-pk")


@tracked()
class Engagement(Versioned):
    """One exchange with a counterpart, planned or held; ``number`` is that of a note verbale or letter.

    ``we_said``, ``they_said`` and ``they_asked`` are the short record of a call or a letter; a meeting has points
    (``diplomacy.models.point``), each with its own cases.
    """

    state = models.CharField(
        _("state"), max_length=10, choices=EngagementState, default=EngagementState.HELD,
        db_default=EngagementState.HELD, editable=False,
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=20, choices=EngagementKind, default=EngagementKind.MEETING)
    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="engagements", verbose_name=_("with")
    )
    contacts = models.ManyToManyField(
        Contact, blank=True, related_name="engagements", verbose_name=_("who was there for them")
    )
    their_side = TextLine(_("others for them"), max_length=300, blank=True, default="", db_default="")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="engagements", verbose_name=_("our post"))
    officers = models.ManyToManyField(
        User, blank=True, related_name="engagements", verbose_name=_("who was there for us")
    )
    our_side = TextLine(_("others for us"), max_length=300, blank=True)
    held_on = models.DateField(_("on"))
    starts_at = models.TimeField(_("at"), null=True, blank=True)
    place = TextLine(_("where"), max_length=200, blank=True)
    number = TextLine(_("number"), max_length=60, blank=True)
    subject = TextLine(_("subject"), max_length=200)
    agenda = TextBlock(_("agenda"), blank=True, default="", db_default="", max_length=5000)
    record = models.CharField(
        _("record"), max_length=10, choices=RecordKind, default=RecordKind.OURS, db_default=RecordKind.OURS
    )
    cancelled_because = TextLine(
        _("why it is cancelled"), max_length=300, blank=True, default="", db_default="", editable=False
    )
    we_said = TextBlock(_("what we said"), blank=True)
    they_said = TextBlock(_("what they said"), blank=True)
    they_asked = TextBlock(_("what they asked of us"), blank=True)
    cases: "models.ManyToManyField[Case, EngagementCase]" = models.ManyToManyField(
        Case, through="EngagementCase", blank=True, related_name="engagements", verbose_name=_("cases")
    )
    recorded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    objects = EngagementQuerySet.as_manager()

    class Meta:
        ordering = ["-held_on", "-pk"]
        verbose_name = _("engagement")
        verbose_name_plural = _("engagements")
        constraints = [
            models.CheckConstraint(
                condition=~Q(subject=""),
                name="engagement_has_a_subject",
                violation_error_message=_("Say what it was about."),
            ),
            models.CheckConstraint(
                condition=~Q(state=EngagementState.CANCELLED) ^ ~Q(cancelled_because=""),
                name="engagement_cancelled_with_the_reason",
                violation_error_message=_("What is cancelled has its reason."),
            ),
        ]
        indexes = [
            models.Index(fields=["authority", "-held_on"], name="engagement_by_authority"),  # their page
            models.Index(
                fields=["-held_on", "-id"], name="engagement_newest"
            ),  # the register, and those with many parts
            models.Index(fields=["kind", "id"], name="engagement_by_kind"),  # the register
            GinIndex(
                *(OpClass(Upper(field), "gin_trgm_ops") for field in WORDED), name="engagement_words"
            ),  # words looked for in the register
            models.Index(
                fields=["held_on"], name="engagement_planned", condition=Q(state=EngagementState.PLANNED)
            ),  # what comes
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("diplomacy:engagement", args=[self.pk])

    @property
    def is_planned(self) -> bool:
        return self.state == EngagementState.PLANNED

    @property
    def is_held(self) -> bool:
        return self.state == EngagementState.HELD

    @property
    def is_cancelled(self) -> bool:
        return self.state == EngagementState.CANCELLED

    @property
    def is_overdue(self) -> bool:
        """Planned for a day that has passed: was it held?"""
        return self.is_planned and self.held_on < timezone.localdate()


@tracked()
class EngagementCase(models.Model):
    """A case that was spoken about."""

    engagement = models.ForeignKey(
        Engagement, on_delete=models.CASCADE, related_name="engagement_cases", verbose_name=_("engagement")
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="engagement_cases", verbose_name=_("case"))
    objects = models.Manager["EngagementCase"]()

    class Meta:
        verbose_name = _("case of an engagement")
        verbose_name_plural = _("cases of engagements")
        constraints = [models.UniqueConstraint(fields=["engagement", "case"], name="engagement_case_once")]

    def __str__(self) -> str:
        return f"{self.engagement}: {self.case}"
