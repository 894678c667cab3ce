"""Cases: one for each national and episode."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from accounts.choices import Permission
from accounts.models import Post, User
from cases.choices import CONTACT_KINDS, Finding, Outcome, Priority, Status, TaskState
from cases.models.arrival import arrival_day
from cases.models.incident import Incident
from core.choices import SourceKind
from core.fields import TextBlock, TextLine
from core.history import tracked
from core.models import Versioned
from nationals.models import National

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def named_on(user: User) -> "models.QuerySet[Any, Any]":
    """Numbers of the cases on which the person is named. Straight from the namings, without their cases: every list
    asks it twice."""
    named = apps.get_model("cases", "NamedOfficer")._default_manager.filter(user_id=user.pk, ended_at=None)
    return named.order_by().values("case")


def of_posts(user: User, case: str = "", *, post: str = "post_id") -> Q:
    """The condition of ``seen_by_post``; ``case``: the lookup of the case, such as ``case__``; ``post``: where the
    number of its post stands."""
    posts = {} if user.scope.sees_all else {f"{case}{post}__in": user.scope.posts}
    return Q(**{f"{case}restricted": False}, **posts)


class CaseQuerySet(models.QuerySet["Case"]):
    def visible_to(self, user: User) -> Self:
        """Own posts' cases, all for headquarters supervisors and auditors; restricted ones only for those named."""
        return self.filter(of_posts(user) | Q(pk__in=named_on(user)))

    def seen_by_post(self, user: User) -> Self:
        """The visible ones without those that only a naming opens: what the tallies hold for this person."""
        return self.filter(of_posts(user))

    def seen_by_name(self, user: User) -> Self:
        """The other visible ones, few: they are in no tally for this person, and counted one by one."""
        return self.filter(~of_posts(user), pk__in=named_on(user))

    def hidden_from(self, user: User) -> Self:
        """All but the visible ones. Of who sees every post's these are few, and found at once."""
        return self.filter(~of_posts(user)).exclude(pk__in=named_on(user))

    def administered_by(self, user: User) -> Self:
        """For who keeps the records of all posts: restricted ones only if he is named on them."""
        return self.filter(Q(restricted=False) | Q(pk__in=named_on(user)))

    def closed_to_admin(self, user: User) -> Self:
        """The others: few."""
        return self.filter(restricted=True).exclude(pk__in=named_on(user))

    def open(self) -> Self:
        return self.filter(closed_at=None)

    def closed(self) -> Self:
        return self.exclude(closed_at=None)

    def late(self) -> Self:
        """Open cases with a duty past its deadline."""
        return self.filter(is_late())

    def without_access(self) -> Self:
        """Held by an authority, and no consular access has been granted (Vienna Convention, article 36)."""
        return self.filter(is_without_access())

    def home(self, since: date | None = None, until: date | None = None) -> Self:
        """Brought home, open or closed; adds ``arrived_on``, the day (see ``cases.models.arrival``)."""
        home = self.filter(status=Status.REPATRIATED).annotate(arrived_on=arrival_day(Case.objects.all()))
        bounds = {"arrived_on__gte": since, "arrived_on__lte": until}
        return home.filter(**{bound: day for bound, day in bounds.items() if day})

    def with_last_contact(self) -> Self:
        """Adds ``last_contact_at``: when the last answered call, visit or message that stands was recorded."""
        contacts = Case.objects.filter(
            pk=OuterRef("pk"), events__kind__in=CONTACT_KINDS, events__reached=True, events__correction=None
        )
        return self.annotate(last_contact_at=_first(contacts, "-events__recorded_at", "events__recorded_at"))

    def with_next_task(self) -> Self:
        """Adds ``next_due_at`` and ``next_task`` of the open duty that is due first."""
        duties = apps.get_model("cases", "Task")._default_manager.filter(case=OuterRef("pk"), state=TaskState.OPEN)
        return self.annotate(
            next_due_at=_first(duties, "due_at", "due_at"), next_task=_first(duties, "due_at", "title")
        )

    def for_list(self) -> Self:
        """What a list row shows."""
        return self.select_related("national", "assignee", "post").with_next_task()


def is_late() -> Q:
    tasks = apps.get_model("cases", "Task")._default_manager
    late = tasks.filter(state=TaskState.OPEN, due_at__lt=timezone.now())
    return Q(closed_at=None, pk__in=late.order_by().values("case"))


def is_without_access() -> Q:
    """As it is counted (``cases.models.tally``): since when somebody is held whom no standing grant lets us visit."""
    counted = apps.get_model("cases", "Counted")._default_manager
    return Q(closed_at=None, pk__in=counted.filter(held_month__isnull=False).values("pk"))


def _first(rows: "models.QuerySet[models.Model]", order: str, value: str) -> Subquery:
    return Subquery(rows.order_by(order, "pk").values(value)[:1])


@tracked()
class Case(Versioned):
    """``status`` changes only in ``cases.services.moves``; a case is closed exactly when ``closed_at`` is set."""

    reference = models.CharField(_("reference"), max_length=16, unique=True, editable=False)
    national = models.ForeignKey(National, on_delete=models.PROTECT, related_name="cases", verbose_name=_("national"))
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.REPORTED, editable=False)
    status_changed_at = models.DateTimeField(_("status changed"), default=timezone.now, editable=False)
    country = CountryField(_("country"))
    place = TextLine(_("place"), max_length=200, blank=True)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="cases", verbose_name=_("post"))
    assignee = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="cases", verbose_name=_("assignee")
    )
    priority = models.CharField(_("priority"), max_length=20, choices=Priority, default=Priority.NORMAL)
    restricted = models.BooleanField(_("restricted"), default=False)
    incident = models.ForeignKey(
        Incident, on_delete=models.PROTECT, null=True, blank=True, related_name="cases", verbose_name=_("incident")
    )
    source_kind = models.CharField(_("reported by"), max_length=20, choices=SourceKind, default=SourceKind.FAMILY)
    source = TextLine(_("who reported, and how to reach them"), max_length=300, blank=True)
    summary = TextBlock(_("summary"), blank=True)
    opened_at = models.DateTimeField(_("opened"), default=timezone.now, editable=False)
    opened_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("opened by")
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome, blank=True, editable=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.CheckConstraint(condition=Q(reference__regex=r"^C-\d{4}-\d{6,}$"), name="case_reference_form"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="case_status_is_known"),
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="") | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="case_closed_iff_outcome",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(closed_at__gte=F("opened_at")), name="case_closes_after_it_opens"
            ),
        ]
        indexes = [
            models.Index(fields=["post", "-opened_at", "-id"], name="case_by_post"),  # a post's list, newest first
            models.Index(fields=["-opened_at", "-id"], name="case_by_opened"),  # everybody's list, newest first
            models.Index(
                fields=["-opened_at", "-id"], name="case_open_newest", condition=Q(closed_at=None)
            ),  # the list
            models.Index(
                fields=["status", "country"], name="case_open_status", condition=Q(closed_at=None)
            ),  # counts, map
            models.Index(fields=["id"], name="case_restricted", condition=Q(restricted=True)),  # what few may see
            models.Index(
                fields=["post", "id"],
                include=["assignee", "country"],
                name="case_seen_by_post",
                condition=Q(restricted=False),
            ),  # what concerns any case of a post, and whose it is, read from the index alone
            models.Index(
                fields=["status_changed_at"], name="case_home_since", condition=Q(status=Status.REPATRIATED)
            ),  # the dashboard: home without a told day, between two moments
            models.Index(
                fields=["post", "status_changed_at"],
                name="case_home_of_post",
                condition=Q(status=Status.REPATRIATED),
            ),  # the same at one post
            models.Index(fields=["assignee"], name="case_open_assignee", condition=Q(closed_at=None)),  # my cases, load
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        return reverse("cases:case", args=[self.reference])

    @property
    def status_label(self) -> "StrOrPromise":
        """What ``get_status_display`` says, which makes a table of all labels for each row of a list."""
        return Status(self.status).label

    @property
    def priority_label(self) -> "StrOrPromise":
        return Priority(self.priority).label

    @property
    def is_pressing(self) -> bool:
        return self.priority != Priority.NORMAL

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def finding(self) -> Finding:
        """The trafficking assessment's conclusion, which stays with the case through every status."""
        assessment = getattr(self, "assessment", None)
        return Finding(assessment.conclusion) if assessment else Finding.NOT_ASSESSED

    def allows(self, permission: Permission, user: User) -> bool:
        """Whether a person who can see the case may do this with it."""
        return user.can(permission, self.post_id)
