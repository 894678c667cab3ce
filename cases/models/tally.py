"""Cases that are counted already: kept by triggers (``cases/migrations/0005_counting.py``), so that nobody counts a
million rows to show a number.

``Counted`` holds what of each case is counted at present. When it changes, the triggers write the difference as new
rows of ``Tally``; ``cases.services.tallies.settle`` adds them up. A number is the sum of both, settled or not, and so
it is always that of a full count. Restricted cases are in no tally: who may see them has them counted one by one.
"""

from typing import Self

from django.db import models
from django.db.models import Q

from accounts.models import Post, User
from cases.choices import Measure

KEY = ["measure", "post", "country", "finding", "status", "person", "day", "hour"]


class Counted(models.Model):
    """What was counted of a case; ``id`` is the case's. Months and days are those of UTC."""

    id = models.BigIntegerField(primary_key=True)
    post = models.BigIntegerField()
    country = models.CharField(max_length=2)
    finding = models.CharField(max_length=20)
    status = models.CharField(max_length=20)
    person = models.BigIntegerField(null=True)
    is_open = models.BooleanField()
    restricted = models.BooleanField()
    opened_month = models.DateField()
    held_month = models.DateField(null=True)  # held without access: since when
    home_told = models.DateField(null=True)  # repatriated: on the day that was told
    home_recorded = models.DateField(null=True)  # repatriated, no day told: when that was recorded
    objects = models.Manager["Counted"]()

    class Meta:
        indexes = [
            models.Index(
                fields=["held_month"], name="counted_held", condition=Q(held_month__isnull=False)
            ),  # held without access: lists, and who is held longest
        ]

    def __str__(self) -> str:
        return str(self.pk)


class TallyQuerySet(models.QuerySet["Tally"]):
    def visible_to(self, user: User) -> Self:
        """Of the posts whose cases this person sees. What he sees because he is named on it is not among them."""
        return self if user.scope.sees_all else self.filter(post_id__in=user.scope.posts)

    def of(self, *measures: Measure) -> Self:
        return self.filter(measure__in=measures)


class Tally(models.Model):
    """So many cases or duties share all of these; ``number`` may be below zero in a row that is not settled.

    ``person`` is the assignee; of a duty its owner, or the assignee where it has none. ``day`` is in UTC: see
    ``cases.choices.Measure``. ``hour`` (in UTC too) is that of a duty; of one that is long late it is not kept.
    """

    measure = models.CharField(max_length=10, choices=Measure)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", db_constraint=False, db_index=False)
    country = models.CharField(max_length=2)
    finding = models.CharField(max_length=20)
    status = models.CharField(max_length=20, blank=True)
    person = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, db_constraint=False, db_index=False
    )
    day = models.DateField(null=True)
    hour = models.SmallIntegerField(null=True)
    number = models.IntegerField()
    settled = models.BooleanField(default=False)
    objects = TallyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=KEY, condition=Q(settled=True), nulls_distinct=False, name="tally_settled_once"
            )
        ]
        indexes = [
            models.Index(fields=["measure", "day"], name="tally_by_day"),  # the dashboard: months, weeks, late duties
            models.Index(fields=["id"], name="tally_unsettled", condition=Q(settled=False)),  # what is still added up
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.number}"
