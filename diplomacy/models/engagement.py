"""Meetings, calls, notes verbales, démarches: who said what."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Post, User
from cases.models import Case
from core.fields import TextBlock, TextLine
from core.history import tracked
from core.models import Versioned
from diplomacy.choices import EngagementKind
from diplomacy.models.authority import Authority, Contact
from diplomacy.models.visibility import seen_names, visible_to


class EngagementQuerySet(models.QuerySet["Engagement"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(visible_to(user, "engagements"))

    def seen_by(self, user: User) -> Self:
        """The visible ones, with ``seen_names``: of those of its cases that this person may see."""
        return self.visible_to(user).annotate(seen_names=seen_names(user, "engagements"))

    def for_list(self) -> Self:
        return self.select_related("authority", "post").order_by("-held_on", "-pk")


@tracked()
class Engagement(Versioned):
    """One exchange with a counterpart; ``number`` is that of a note verbale or letter."""

    kind = models.CharField(_("kind"), max_length=20, choices=EngagementKind, default=EngagementKind.MEETING)
    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="engagements", verbose_name=_("with")
    )
    contacts = models.ManyToManyField(
        Contact, blank=True, related_name="engagements", verbose_name=_("who was there for them")
    )
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="engagements", verbose_name=_("our post"))
    our_side = TextLine(_("who was there for us"), max_length=300, blank=True)
    held_on = models.DateField(_("on"))
    place = TextLine(_("where"), max_length=200, blank=True)
    number = TextLine(_("number"), max_length=60, blank=True)
    subject = TextLine(_("subject"), max_length=200)
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
            )
        ]
        indexes = [models.Index(fields=["authority", "-held_on"], name="engagement_by_authority")]  # their page

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.subject}"

    def get_absolute_url(self) -> str:
        return reverse("diplomacy:engagement", args=[self.pk])


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
