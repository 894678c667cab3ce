"""That they were reminded of a request."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.models import Case
from core.fields import TextBlock
from core.history import written_once
from diplomacy.choices import EngagementKind
from diplomacy.models.request import Request, RequestCase, RequestQuerySet

_NEXT = "next_reminder_on"


class ReminderQuerySet(models.QuerySet["Reminder"]):
    def visible_to(self, user: User) -> Self:
        """Those that a case was part of which this person may see; of a request for no case, all that he sees."""
        return self.of_visible(user).filter(request__in=Request.objects.visible_to(user))

    def of_visible(self, user: User) -> Self:
        """The same of a request that he may see."""
        mine = RequestCase.objects.visible_to(user).filter(reminders=OuterRef("pk"))
        return self.filter(_about_no_case() | Q(Exists(mine)))

    def administered_by(self, user: User) -> Self:
        open_rows = RequestCase.objects.filter(case__in=Case.objects.administered_by(user), reminders=OuterRef("pk"))
        return self.filter(_about_no_case() | Q(Exists(open_rows)))

    def for_list(self) -> Self:
        return self.select_related("reminded_by").order_by("-reminded_on", "-pk")


def _about_no_case() -> Q:
    return Q(~Exists(RequestCase.objects.filter(request=OuterRef("request"))))


def with_next_reminder(requests: RequestQuerySet, user: User) -> RequestQuerySet:
    """Visible ones with ``next_reminder_on``: after the last reminder that this person may see, or the first's day."""
    last = Reminder.objects.of_visible(user).filter(request=OuterRef("pk")).order_by("-reminded_on", "-pk")
    following = Coalesce(Subquery(last.values("next_on")[:1]), "remind_on", "due_on")
    return requests.annotate(**{_NEXT: following})


def first_reminder() -> Coalesce:
    """The day of the first reminder."""
    return Coalesce("remind_on", "due_on")


def to_be_reminded(requests: RequestQuerySet, user: User) -> RequestQuerySet:
    """What still waits although the day of the next reminder has come."""
    today, first = timezone.localdate(), first_reminder()
    never = ~Q(pk__in=Reminder.objects.order_by().values("request"))  # most: nothing need be looked up for these
    waiting = with_next_reminder(requests.awaiting(user), user)
    return waiting.filter(Q(never, LessThanOrEqual(first, today)) | Q(**{f"{_NEXT}__lte": today}))


def reminded(requests: RequestQuerySet, user: User) -> RequestQuerySet:
    """Those of which anybody was reminded, few; with ``next_reminder_on``."""
    ever = Reminder.objects.order_by().values("request")
    return with_next_reminder(requests.filter(pk__in=ever), user)


class Reminder(models.Model):
    """Written once. ``rows``: what still waited then, as far as who reminded may see it."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="reminders", verbose_name=_("request"))
    rows = models.ManyToManyField(RequestCase, related_name="reminders", verbose_name=_("cases"))
    reminded_on = models.DateField(_("on"), default=timezone.localdate)
    way = models.CharField(_("how"), max_length=20, choices=EngagementKind, default=EngagementKind.NOTE_VERBALE)
    text = TextBlock(_("what was said"), blank=True)
    next_on = models.DateField(_("next reminder"), null=True, blank=True, editable=False)
    reminded_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("reminded by")
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    objects = ReminderQuerySet.as_manager()

    class Meta:
        ordering = ["-reminded_on", "-pk"]
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [
            models.CheckConstraint(
                condition=Q(next_on=None) | Q(next_on__gt=F("reminded_on")),
                name="reminder_next_is_later",
                violation_error_message=_("The next reminder is later than this one."),
            )
        ]
        indexes = [models.Index(fields=["-reminded_on", "-id"], name="reminder_newest")]  # the records admin
        triggers = [written_once("reminder_is_written_once")]

    def __str__(self) -> str:
        return f"{self.request.reference}: {date.isoformat(self.reminded_on)}"
