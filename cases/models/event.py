"""The timeline: what happened, when, and when we learned it."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cases.choices import CONTACT_KINDS, CORRECTABLE, EventKind, Party, Status
from cases.models.case import Case
from cases.workflow import FACTS, SOURCE, TRANSITIONS, Text
from core.choices import SourceKind
from core.fields import PartialDateField, TextBlock, TextLine
from core.history import written_once


class EventQuerySet(models.QuerySet["Event"]):
    def standing(self) -> Self:
        """Not struck through by a correction."""
        return self.filter(correction=None)

    def contacts(self) -> Self:
        """Answered calls, visits and messages that stand."""
        return self.standing().filter(kind__in=CONTACT_KINDS, reached=True)

    def landmarks(self) -> Self:
        """Of one case, however long: what changed its status or opened a door, and the last contact."""
        last = self.contacts().order_by("-recorded_at", "-pk").values("pk")[:1]
        return self.standing().filter(Q(kind__in=(EventKind.STATUS, EventKind.ACCESS)) | Q(pk__in=last))

    def for_timeline(self) -> Self:
        """Newest first by when it was recorded."""
        return self.select_related("recorded_by", "correction__recorded_by").order_by("-recorded_at", "-pk")


class Event(models.Model):
    """Written once. ``data`` holds the facts of a status change by their names in ``cases.workflow``."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events", verbose_name=_("case"))
    kind = models.CharField(_("kind"), max_length=20, choices=EventKind)
    text = TextBlock(_("what happened"), blank=True)
    occurred_on = PartialDateField(_("when it happened"))
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by")
    )
    party = models.CharField(_("with whom"), max_length=20, choices=Party, blank=True)
    reached = models.BooleanField(_("reached"), default=True)
    source_kind = models.CharField(_("source"), max_length=20, choices=SourceKind, blank=True)
    source = TextLine(_("source, in detail"), max_length=300, blank=True)
    transition = models.CharField(max_length=30, blank=True, editable=False, verbose_name=_("transition"))
    status_before = models.CharField(
        max_length=20, choices=Status, blank=True, editable=False, verbose_name=_("status before")
    )
    status_after = models.CharField(
        max_length=20, choices=Status, blank=True, editable=False, verbose_name=_("status after")
    )
    data = models.JSONField(default=dict, blank=True, editable=False, verbose_name=_("data"))
    link = models.CharField(max_length=200, blank=True, editable=False, verbose_name=_("link"))
    corrects = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="correction",
        editable=False,
        verbose_name=_("corrects"),
    )
    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=EventKind.STATUS) | ~Q(status_after=""), name="event_status_change_has_a_status"
            ),
        ]
        indexes = [
            models.Index(fields=["case", "-recorded_at", "-id"], name="event_timeline"),  # a case's timeline
            models.Index(fields=["case"], name="event_access", condition=Q(kind="access")),  # held without access
            models.Index(
                fields=["case", "-recorded_at"], name="event_arrival", condition=Q(status_after="repatriated")
            ),  # when somebody came home
        ]
        triggers = [written_once("event_is_written_once")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text[:60]}"

    @property
    def is_struck(self) -> bool:
        return hasattr(self, "correction")

    @property
    def is_correctable(self) -> bool:
        """Whether *correct* is offered: a status is corrected by a transition instead."""
        return self.kind in CORRECTABLE and not self.is_struck

    @property
    def told(self) -> list[tuple[Text, str]]:
        """The facts of a status change in words, with their labels; its source is shown apart."""
        step = TRANSITIONS.get(self.transition)
        names = [name for name in step.asks if name not in (*SOURCE, step.happened)] if step else []
        facts = [(FACTS[name], self.data[name]) for name in names if self.data.get(name)]
        return [(fact.label, fact.in_words(value)) for fact, value in facts if fact.kind != "document"]

    @property
    def is_contact(self) -> bool:
        return self.kind in CONTACT_KINDS
