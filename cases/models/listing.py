"""What a list of cases is sorted by that stands in other tables, kept beside the cases by triggers
(``cases/migrations/0007_listings.py``), so that page 1,000 of a million is found by an index."""

from django.db import models
from django.db.models import Q

from cases.models.case import Case


class Listing(models.Model):
    """``due_at``: of the open duty that is due first, else far in the future; ``name``: the national's; ``assignee``:
    whose case it is, empty for nobody."""

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, primary_key=True, db_constraint=False, related_name="listing"
    )
    is_open = models.BooleanField()
    due_at = models.DateTimeField()
    name = models.TextField()
    assignee = models.TextField()
    objects = models.Manager["Listing"]()

    class Meta:
        indexes = [  # the list by each of these, open cases first of all
            models.Index(fields=["due_at", "case"], name="listing_by_due", condition=Q(is_open=True)),
            models.Index(fields=["name", "case"], name="listing_by_name", condition=Q(is_open=True)),
            models.Index(fields=["assignee", "case"], name="listing_by_assignee", condition=Q(is_open=True)),
            models.Index(fields=["due_at", "case"], name="listing_all_by_due"),
            models.Index(fields=["name", "case"], name="listing_all_by_name"),
            models.Index(fields=["assignee", "case"], name="listing_all_by_assignee"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
