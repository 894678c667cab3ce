"""What we asked, of whom, for which cases, and how it was answered."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Post, User
from cases.models import Case
from core.fields import TextBlock, TextLine
from core.history import tracked
from core.models import Versioned
from diplomacy.choices import AWAITING, RequestKind, RequestState
from diplomacy.models.authority import Authority
from diplomacy.models.engagement import Engagement
from diplomacy.models.visibility import visible_to


class RequestQuerySet(models.QuerySet["Request"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(visible_to(user, "requests"))

    def awaiting(self) -> Self:
        """Not yet answered."""
        return self.filter(state__in=AWAITING)

    def late(self) -> Self:
        return self.awaiting().filter(due_on__lt=timezone.localdate())

    def for_list(self) -> Self:
        return self.select_related("authority", "post").order_by("-asked_on", "-pk")


@tracked()
class Request(Versioned):
    """Asked once of one authority for one or many cases; asked again, it is another that links to the former."""

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
    state = models.CharField(_("state"), max_length=20, choices=RequestState, default=RequestState.MADE, editable=False)
    answered_on = models.DateField(_("answered on"), null=True, blank=True, editable=False)
    answer = TextBlock(_("answer"), blank=True, editable=False)
    again_for = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="asked_again", editable=False
    )
    cases: "models.ManyToManyField[Case, RequestCase]" = models.ManyToManyField(
        Case, through="RequestCase", related_name="requests", verbose_name=_("cases")
    )
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", editable=False)
    recorded_at = models.DateTimeField(_("recorded"), default=timezone.now, editable=False)
    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_on", "-pk"]
        verbose_name = _("request")
        verbose_name_plural = _("requests")
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("asked_on")), name="request_due_after_asked"),
            models.CheckConstraint(
                condition=Q(answered_on=None) | Q(answered_on__gte=F("asked_on")), name="request_answered_after_asked"
            ),
            models.CheckConstraint(
                condition=~Q(state=RequestState.REFUSED) | ~Q(answer=""), name="request_refused_with_the_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], name="request_awaiting_due", condition=Q(state__in=AWAITING)),
            models.Index(fields=["authority", "-asked_on"], name="request_by_authority"),  # a counterpart's page
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("diplomacy:request", args=[self.reference])

    @property
    def is_awaiting(self) -> bool:
        return self.state in AWAITING

    @property
    def is_late(self) -> bool:
        return self.is_awaiting and self.due_on < timezone.localdate()


@tracked()
class RequestCase(models.Model):
    """One case of a request, and the answer for it."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="request_cases")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="request_cases")
    state = models.CharField(_("state"), max_length=20, choices=RequestState, default=RequestState.MADE)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answer = TextLine(_("answer"), max_length=500, blank=True)
    objects = models.Manager["RequestCase"]()

    class Meta:
        verbose_name = _("case of a request")
        verbose_name_plural = _("cases of requests")
        constraints = [models.UniqueConstraint(fields=["request", "case"], name="request_case_once")]

    def __str__(self) -> str:
        return f"{self.request}: {self.case}"
