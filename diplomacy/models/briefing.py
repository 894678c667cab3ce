"""What somebody was told before a meeting, as it stood at that moment."""

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.choices import Permission
from accounts.models import Post, User
from cases.models import Case
from core.history import written_once
from core.lookups import ExistsRowByRow
from diplomacy.models.authority import Authority
from diplomacy.models.engagement import Engagement


class BriefingQuerySet(models.QuerySet["Briefing"]):
    def visible_to(self, user: User) -> Self:
        """Those of which this person may see every case named or counted, and the records of every post told of. Its
        maker is no exception: who has lost sight of a case has lost sight of what was told of it."""
        seen = Case.objects.visible_to(user).filter(pk=OuterRef("case_id"))
        unseen = BriefingCase.objects.filter(~ExistsRowByRow(seen), briefing=OuterRef("pk"))
        return self.near(user).filter(~Q(ExistsRowByRow(unseen)))

    def near(self, user: User) -> Self:
        """These and those that tell of a case which he does not see: one may tell of thousands."""
        own = Q() if user.scope.sees_all else Q(posts_told__contained_by=sorted(user.scope.posts), tells_counts=False)
        return self.filter(own, Q() if user.can(Permission.NETWORKS) else Q(tells_networks=False))

    def administered_by(self, user: User) -> Self:
        """For who keeps the records of all posts: none that tells of a restricted case, unless he is named on it, and
        none with our own counts, which are shown on no page of his."""
        seen = Case.objects.administered_by(user).filter(pk=OuterRef("case_id"))
        return self.filter(
            ~ExistsRowByRow(BriefingCase.objects.filter(~ExistsRowByRow(seen), briefing=OuterRef("pk"))),
            tells_counts=False,
        )

    def for_list(self) -> Self:
        return self.select_related("authority", "engagement", "post", "made_by").order_by("-pk")


class Briefing(models.Model):
    """Written once. ``content`` is every word that is printed (``diplomacy.paper.brief``): paper is made from it alone.

    ``posts_told``: the posts whose records, such as requests for no case, stand in it. Those of cases follow the cases.
    ``tells_networks``: who is said to belong to them stands in it. ``tells_counts``: our own counts of all posts do.
    """

    reference = models.CharField(_("number"), max_length=16, unique=True, editable=False)
    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, related_name="briefings", verbose_name=_("counterpart")
    )
    engagement = models.ForeignKey(
        Engagement, on_delete=models.PROTECT, null=True, blank=True, related_name="briefings", verbose_name=_("before")
    )
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="briefings", verbose_name=_("our post"))
    posts_told: "models.Field[list[int], list[int]]" = ArrayField(
        models.BigIntegerField(), verbose_name=_("posts that it tells of"), default=list
    )
    tells_networks = models.BooleanField(_("tells of networks"), default=False, db_default=False)
    tells_counts = models.BooleanField(_("tells our own counts"), default=False, db_default=False)
    as_of = models.DateTimeField(_("as of"), default=timezone.now)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("made for"))
    content: "models.JSONField[Any, Any]" = models.JSONField(_("content"))
    cases: "models.ManyToManyField[Case, BriefingCase]" = models.ManyToManyField(
        Case, through="BriefingCase", related_name="briefings", verbose_name=_("cases")
    )
    objects = BriefingQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("briefing")
        verbose_name_plural = _("briefings")
        constraints = [
            models.CheckConstraint(
                condition=~Q(content={}),
                name="briefing_says_something",
                violation_error_message=_("A briefing says something."),
            )
        ]
        triggers = [written_once("briefing_is_written_once")]

    def __str__(self) -> str:
        return f"{self.reference}: {self.authority}"

    def get_absolute_url(self) -> str:
        return reverse("diplomacy:briefing", args=[self.reference])


class BriefingCase(models.Model):
    """A case that a briefing names or counts. Written with it."""

    briefing = models.ForeignKey(
        Briefing, on_delete=models.PROTECT, related_name="briefing_cases", verbose_name=_("briefing")
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="briefing_cases", verbose_name=_("case"))
    objects = models.Manager["BriefingCase"]()

    class Meta:
        verbose_name = _("case of a briefing")
        verbose_name_plural = _("cases of briefings")
        constraints = [models.UniqueConstraint(fields=["briefing", "case"], name="briefing_case_once")]
        triggers = [written_once("briefing_case_is_written_once")]

    def __str__(self) -> str:
        return f"{self.briefing}: {self.case}"
