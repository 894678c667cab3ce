"""Who sees a request, a promise, an engagement and a note, kept beside each by triggers
(``diplomacy/migrations/0003_sights.py``), so that what a person may see is found by an index."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from diplomacy.models.commitment import Commitment
from diplomacy.models.engagement import Engagement
from diplomacy.models.note import NoteVerbale
from diplomacy.models.request import Request
from diplomacy.models.visibility import EVERY_POST


class Sight(models.Model):
    """``tags``: ``all`` for who sees every post, ``seen:3`` for the members of post 3, ``named:45`` for whom an officer
    named on one of its cases. Before what only some of its cases or points say stands ``part:``. ``counterpart``: its
    name, by which lists are sorted."""

    tags = ArrayField(models.TextField())
    counterpart = models.TextField()

    class Meta:
        abstract = True
        indexes = [
            GinIndex(fields=["tags"], name="%(class)s_tags", fastupdate=False),
            models.Index(fields=["counterpart", "record"], name="%(class)s_by_counterpart"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class RequestSight(Sight):
    """``answers``: the state of the answer for a case before each tag of that case, as ``refused/seen:3``;
    ``answered``: behind each tag the day of the first answer that granted or refused, as ``seen:3=2026-01-31``."""

    record = models.OneToOneField(
        Request, on_delete=models.CASCADE, primary_key=True, db_constraint=False, related_name="sight"
    )
    answers = ArrayField(models.TextField())
    answered = ArrayField(models.TextField())

    class Meta:
        indexes = [
            *Sight.Meta.indexes,
            GinIndex(fields=["answers"], name="requestsight_answers", fastupdate=False),
        ]


class CommitmentSight(Sight):
    record = models.OneToOneField(
        Commitment, on_delete=models.CASCADE, primary_key=True, db_constraint=False, related_name="sight"
    )

    class Meta:
        indexes = [
            *Sight.Meta.indexes,
            models.Index(
                fields=["record"],
                name="commitmentsight_closed",
                condition=~models.Q(tags__contains=[EVERY_POST]),
            ),  # the few that not everybody of headquarters sees, to count all others
        ]


class EngagementSight(Sight):
    record = models.OneToOneField(
        Engagement, on_delete=models.CASCADE, primary_key=True, db_constraint=False, related_name="sight"
    )


class NoteSight(Sight):
    record = models.OneToOneField(
        NoteVerbale, on_delete=models.CASCADE, primary_key=True, db_constraint=False, related_name="sight"
    )
