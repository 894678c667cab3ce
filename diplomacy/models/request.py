"""What we asked, of whom, for which cases, and how it was answered."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Post, User
from cases.models import Case
from core.fields import TextBlock
from core.history import tracked
from core.lookups import cut, each_among
from core.models import Versioned
from diplomacy.choices import AWAITING, NEXT_STATES, RequestKind, RequestState
from diplomacy.models.authority import Authority
from diplomacy.models.engagement import Engagement
from diplomacy.models.visibility import found_for, seen_names, tags_of, visible_to


def summary(states: Iterable[str]) -> RequestState:
    """One state for the answers to several cases: what still waits comes first, then what was granted in part."""
    found = set(states)
    if len(found) == 1:
        return RequestState(found.pop())
    if RequestState.MADE in found or RequestState.ACKNOWLEDGED in found:
        return RequestState.ACKNOWLEDGED
    if found & {RequestState.GRANTED, RequestState.PARTLY_GRANTED}:
        return RequestState.PARTLY_GRANTED
    return RequestState.REFUSED if RequestState.REFUSED in found else RequestState.LAPSED


class RequestQuerySet(models.QuerySet["Request"]):
    """Readers go through :meth:`seen_by`: of a request for many cases each sees only what concerns his own."""

    def visible_to(self, user: User) -> Self:
        return self.filter(visible_to(user, "requests"))

    def near(self, user: User) -> Self:
        """As :meth:`found_for`: of these nothing is seen in part."""
        return self.found_for(user)

    def found_for(self, user: User) -> Self:
        """The visible ones, by what is kept beside them: to be sorted and counted."""
        return self.filter(found_for(user))

    def seen_by(self, user: User) -> Self:
        """The visible ones, with ``seen_states`` and ``seen_names``: of those cases that this person may see."""
        answers = _answers(user).order_by("state").values("state").distinct()
        return self.visible_to(user).annotate(
            seen_states=ArraySubquery(answers), seen_names=seen_names(user, "requests")
        )

    def in_states(self, states: Iterable[str], user: User, case: str = "") -> Self:
        """Those of the visible ones with an answer in one of these states for a case that this person may see, or for
        no case at all. Nobody need ask besides who sees them.

        ``case``: a reference; then it is the answer for this case that counts.
        """
        wanted = list(states)
        if case:
            return self.filter(Exists(_answers(user).filter(state__in=wanted, case__reference__iexact=case.strip())))
        return self.filter(sight__answers__overlap=[f"{state}/{tag}" for state in wanted for tag in tags_of(user)])

    def awaiting(self, user: User, case: str = "") -> Self:
        """Not yet answered, as far as this person can see. The first filter is for the index on what is due."""
        return self.filter(state__in=AWAITING).in_states(AWAITING, user, case)

    def late(self, user: User, case: str = "") -> Self:
        return self.awaiting(user, case).filter(due_on__lt=timezone.localdate())

    def shown_to(self, user: User, most: int) -> "list[Request]":
        """The first of these, in their order, of which the rule says that this person may see them; for a list."""
        return list(cut(Request.objects.seen_by(user).for_list(), self, most))

    def for_list(self) -> Self:
        return self.select_related("authority", "post").order_by("-asked_on", "-pk")


def _answers(user: User) -> "models.QuerySet[RequestCase]":
    """Of the request of the outer query, for the cases that this person may see."""
    return RequestCase.objects.filter(request=OuterRef("pk"), case__in=Case.objects.visible_to(user))


@tracked()
class Request(Versioned):
    """Asked once of one authority for one or many cases; asked again, it is another that links to the former.

    With cases, each has its own answer (:class:`RequestCase`) and ``state`` sums all of them up for the index only:
    readers see ``shown_state``. ``answered_on`` and ``answer``, the last ones, are shown only if it concerns no case.
    """

    seen_states: list[str]  # by RequestQuerySet.seen_by
    next_reminder_on: date  # by diplomacy.models.reminder.with_next_reminder

    reference = models.CharField(_("reference"), max_length=16, unique=True, editable=False)
    kind = models.CharField(_("what is asked"), max_length=20, choices=RequestKind, default=RequestKind.ACCESS)
    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="requests", verbose_name=_("asked of")
    )
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, null=True, blank=True, related_name="requests", verbose_name=_("through")
    )
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="requests", verbose_name=_("our post"))
    text = TextBlock(_("what exactly"), blank=True)
    asked_on = models.DateField(_("asked on"), default=timezone.localdate)
    due_on = models.DateField(_("answer due"))
    remind_on = models.DateField(_("first reminder"), null=True, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=20, choices=RequestState, default=RequestState.MADE, editable=False)
    answered_on = models.DateField(_("answered on"), null=True, blank=True, editable=False)
    answer = TextBlock(_("answer"), blank=True, editable=False)
    again_for = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="asked_again",
        editable=False,
        verbose_name=_("again for"),
    )
    cases: "models.ManyToManyField[Case, RequestCase]" = models.ManyToManyField(
        Case, through="RequestCase", related_name="requests", verbose_name=_("cases")
    )
    made_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False, verbose_name=_("made by")
    )
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_on", "-pk"]
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("asked_on")),
                name="request_due_after_asked",
                violation_error_message=_("The answer cannot be due before the request was made."),
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("asked_on")),
                name="request_answered_after_asked",
                violation_error_message=_("The answer cannot be older than the request."),
            ),
            models.CheckConstraint(
                condition=~Q(state=RequestState.REFUSED) | ~Q(answer=""),
                name="request_refused_with_the_reason",
                violation_error_message=_("Write down the reason of the refusal."),
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], name="request_awaiting_due", condition=Q(state__in=AWAITING)),
            models.Index(fields=["authority", "-asked_on"], name="request_by_authority"),  # a counterpart's page
            models.Index(fields=["-asked_on", "-id"], name="request_newest"),  # the register
            models.Index(fields=["due_on", "id"], name="request_by_due"),  # the register
            models.Index(fields=["kind", "id"], name="request_by_kind"),  # the register
            models.Index(
                fields=["id"],
                include=["authority", "kind", "state", "asked_on", "due_on", "remind_on", "answered_on"],
                name="request_told",
            ),  # the board, counted without the texts
            GinIndex(
                *(OpClass(Upper(field), "gin_trgm_ops") for field in ("reference", "text")), name="request_words"
            ),  # words looked for in the register
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("diplomacy:request", args=[self.reference])

    @property
    def shown_state(self) -> RequestState:
        """The state as the reader of :meth:`RequestQuerySet.seen_by` may know it."""
        return summary(self.seen_states) if self.seen_states else RequestState(self.state)

    @property
    def is_awaiting(self) -> bool:
        return self.shown_state in AWAITING

    @property
    def may_be_answered(self) -> bool:
        """Whether any answer may still change."""
        return any(NEXT_STATES[RequestState(state)] for state in self.seen_states or [self.state])

    @property
    def is_late(self) -> bool:
        return self.is_awaiting and self.due_on < timezone.localdate()

    @property
    def is_to_be_reminded(self) -> bool:
        return self.is_awaiting and self.next_reminder_on <= timezone.localdate()


class RequestCaseQuerySet(models.QuerySet["RequestCase"]):
    def visible_to(self, user: User) -> Self:
        """Asked row by row: beside a set of cases PostgreSQL would read all that there are for those of one request."""
        return each_among(self, Case.objects.visible_to(user), "case_id")

    def for_list(self) -> Self:
        return self.select_related("case__national").order_by("pk")


@tracked()
class RequestCase(models.Model):
    """One case of a request, and the answer for it: shown only to those who may see the case."""

    request = models.ForeignKey(
        Request, on_delete=models.CASCADE, related_name="request_cases", verbose_name=_("request")
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="request_cases", verbose_name=_("case"))
    state = models.CharField(_("state"), max_length=20, choices=RequestState, default=RequestState.MADE)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answer = TextBlock(_("answer"), blank=True)
    objects = RequestCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case of a request")
        verbose_name_plural = _("cases of requests")
        constraints = [
            models.UniqueConstraint(fields=["request", "case"], name="request_case_once"),
            models.CheckConstraint(
                condition=~Q(state=RequestState.REFUSED) | ~Q(answer=""),
                name="request_case_refused_with_the_reason",
                violation_error_message=_("Write down the reason of the refusal."),
            ),
            models.CheckConstraint(
                condition=Q(state=RequestState.MADE) ^ Q(answered_on__isnull=False),
                name="request_case_dated_iff_answered",
                violation_error_message=_("An answer has its date."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["case", "request"], name="request_case_waiting", condition=Q(state__in=AWAITING)
            )  # the board: how many cases wait, with whom
        ]

    def __str__(self) -> str:
        return f"{self.request}: {self.case}"

    @property
    def is_awaiting(self) -> bool:
        return self.state in AWAITING
