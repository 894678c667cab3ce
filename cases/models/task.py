"""Duties with a deadline, and the rules that create them."""

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from cases.choices import RuleEvent, Status, TaskState, TimeUnit
from cases.models.case import Case, named_on, of_posts
from core.fields import TextBlock, TextLine
from core.history import tracked
from core.lookups import OneOf
from core.models import Versioned

UNDO = timedelta(hours=1)


class DeadlineRuleQuerySet(models.QuerySet["DeadlineRule"]):
    def for_event(self, happening: RuleEvent, status: str = "") -> Self:
        return self.filter(is_active=True, happening=happening, status=status).order_by("pk")


@tracked()
class DeadlineRule(models.Model):
    """When something happens, which duty arises and by when. Edited in the admin."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    happening = models.CharField(_("when"), max_length=20, choices=RuleEvent)
    status = models.CharField(_("status"), max_length=20, choices=Status, blank=True)
    title = TextLine(_("duty"), max_length=200)
    guidance = TextBlock(_("guidance"), blank=True)
    basis = TextLine(_("basis"), max_length=200, blank=True, help_text=_("Article, standard or own service standard."))
    within = models.PositiveSmallIntegerField(_("within"))
    unit = models.CharField(_("unit"), max_length=10, choices=TimeUnit, default=TimeUnit.HOURS)
    repeat_days = models.PositiveSmallIntegerField(_("again every, in days"), null=True, blank=True)
    is_active = models.BooleanField(_("active"), default=True)
    objects = DeadlineRuleQuerySet.as_manager()

    class Meta:
        ordering = ["happening", "status", "within"]
        verbose_name = _("deadline rule")
        verbose_name_plural = _("deadline rules")
        constraints = [
            models.CheckConstraint(
                condition=Q(happening=RuleEvent.STATUS_ENTERED) ^ Q(status=""), name="rule_has_a_status_iff_entered"
            )
        ]

    def __str__(self) -> str:
        return self.title


class TaskQuerySet(models.QuerySet["Task"]):
    def open(self) -> Self:
        return self.filter(state=TaskState.OPEN)

    def standing(self) -> Self:
        """Open, or settled within the last hour: what can still be undone where it was ticked."""
        return self.filter(Q(state=TaskState.OPEN) | Q(settled_at__gt=timezone.now() - UNDO))

    def late(self) -> Self:
        return self.open().filter(due_at__lt=timezone.now())

    def visible_to(self, user: User) -> Self:
        return self.filter(case__in=Case.objects.visible_to(user))

    def seen_by_post(self, user: User) -> Self:
        """Of the cases that are visible without a naming: what the tallies hold for this person."""
        return self.filter(of_posts(user, "case__"))

    def seen_by_name(self, user: User) -> Self:
        """Of the other visible cases, few: by their numbers."""
        return self.filter(~of_posts(user, "case__"), OneOf("case", named_on(user)))

    def for_list(self) -> Self:
        return self.select_related("case__national", "case__post", "owner", "rule").order_by("due_at", "pk")

    def for_today(self) -> Self:
        """What a page of forty shows of each, and no more."""
        case = ("case__reference", "case__status", "case__country", "case__national__name")
        duties = self.select_related("case__national", "rule").order_by("due_at", "pk")
        return duties.only("title", "due_at", "state", "rule__basis", *case)


@tracked()
class Task(Versioned):
    """A consul's duty on a case. ``missing`` names facts that an imported case still lacks for its status."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="tasks", verbose_name=_("case"))
    title = TextLine(_("duty"), max_length=200)
    guidance = TextBlock(_("guidance"), blank=True)
    due_at = models.DateTimeField(_("due"))
    owner = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name=_("whose")
    )
    rule = models.ForeignKey(
        DeadlineRule, on_delete=models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name=_("rule")
    )
    state = models.CharField(_("state"), max_length=10, choices=TaskState, default=TaskState.OPEN, editable=False)
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("created by")
    )
    settled_at = models.DateTimeField(_("done or waived"), null=True, blank=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("settled by"),
    )
    remark = TextLine(_("remark or reason"), max_length=300, blank=True)
    objects = TaskQuerySet.as_manager()

    class Meta:
        ordering = ["due_at", "pk"]
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=TaskState.OPEN) ^ Q(settled_at__isnull=False), name="task_settled_iff_not_open"
            ),
            models.CheckConstraint(
                condition=~Q(state=TaskState.WAIVED) | ~Q(remark=""), name="task_waived_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None) | Q(settled_at__gte=F("created_at")), name="task_settled_after_creation"
            ),
        ]
        indexes = [
            models.Index(
                fields=["case", "due_at"], name="task_open_by_case", condition=Q(state=TaskState.OPEN)
            ),  # next duty, late
            models.Index(
                fields=["owner", "due_at"], name="task_open_by_owner", condition=Q(state=TaskState.OPEN)
            ),  # Today
            models.Index(
                fields=["due_at"],
                include=["case", "owner"],
                name="task_open_by_due",
                condition=Q(state=TaskState.OPEN),
            ),  # late duties, and those of a day
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state == TaskState.OPEN

    @property
    def is_late(self) -> bool:
        return self.is_open and self.due_at < timezone.now()
