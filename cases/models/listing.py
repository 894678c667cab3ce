"""By what lists of cases are filtered, sorted and counted, kept beside the cases by triggers
(``cases/migrations/0009_listings_found.py``), so that page 1,000 of a million is found by an index, whatever is
asked."""

from collections.abc import Iterator
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q

from accounts.models import User
from cases.choices import Tag
from cases.models.case import Case


class ListingQuerySet(models.QuerySet["Listing"]):
    def visible_to(self, user: User) -> Self:
        """As ``CaseQuerySet.visible_to``, of which the tags hold what opens a case, and to whom."""
        return self.filter(seen_by(user))

    def seen_by_post(self, user: User) -> Self:
        """The visible ones without those that only a naming opens."""
        posts = {} if user.scope.sees_all else {"post__in": user.scope.posts}
        return self.filter(restricted=False, **posts)

    def seen_by_name(self, user: User) -> Self:
        """The visible ones that only a naming opens: they are in no tally for this person."""
        by_post = Q(restricted=False) if user.scope.sees_all else tagged(Tag.SEEN_BY, *user.scope.posts)
        return self.filter(~by_post, named(user))


def seen_by(user: User) -> Q:
    """The condition of ``visible_to``."""
    if not user.scope.sees_all:
        return Q(tags__overlap=_tags(Tag.SEEN_BY, *user.scope.posts) + _tags(Tag.NAMED, user.pk))
    return Q(restricted=False) | named(user)


def named(user: User) -> Q:
    return tagged(Tag.NAMED, user.pk)


def tagged(tag: Tag, *values: object) -> Q:
    """What has one of these values."""
    return Q(tags__overlap=_tags(tag, *values))


def _tags(tag: Tag, *values: object) -> list[str]:
    return [f"{tag}:{value}" for value in values]


def _sorted_by(*fields: str) -> Iterator[models.Index]:
    """The list by each of these, and by that of the open cases, which are few."""
    for field in fields:
        yield models.Index(fields=[field, "case"], name=f"listing_by_{field}")
        yield models.Index(fields=[field, "case"], name=f"listing_open_{field}", condition=Q(is_open=True))


class Listing(models.Model):
    """``due_at``: of an open case's duty that is due first, else far in the future; ``name``: the national's;
    ``assignee``: whose case it is, empty for nobody, and ``person`` his number; ``home_told``: the first day that a
    told arrival allows, and ``home_recorded``: when it was recorded where none was told; ``tags``: see
    ``cases.choices.Tag``; ``words``: names, references and place in small letters, a line each."""

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, primary_key=True, db_constraint=False, related_name="listing"
    )
    is_open = models.BooleanField()
    due_at = models.DateTimeField()
    name = models.TextField()
    assignee = models.TextField()
    opened_at = models.DateTimeField()
    reference = models.CharField(max_length=16)
    restricted = models.BooleanField()
    post = models.BigIntegerField()
    country = models.CharField(max_length=2)
    status = models.CharField(max_length=20)
    person = models.BigIntegerField(null=True)
    home_told = models.DateField(null=True)
    home_recorded = models.DateTimeField(null=True)
    tags = ArrayField(models.TextField())
    words = models.TextField()
    objects = ListingQuerySet.as_manager()

    class Meta:
        indexes = [
            *_sorted_by("opened_at", "due_at", "name", "assignee", "status", "country", "reference"),
            models.Index(
                fields=["post", "due_at"], name="listing_open_late", condition=Q(is_open=True, restricted=False)
            ),  # late ones, counted beside every list
            models.Index(
                fields=["post", "country", "case"],
                name="listing_open_post_country",
                condition=Q(is_open=True, restricted=False),
            ),  # a post's list by country
            models.Index(
                fields=["home_told"], name="listing_home_told", condition=Q(home_told__isnull=False)
            ),  # home since
            models.Index(
                fields=["home_recorded"], name="listing_home_recorded", condition=Q(home_recorded__isnull=False)
            ),  # home since
            GinIndex(
                "tags",
                OpClass("words", "gin_trgm_ops"),
                name="listing_open_found",
                fastupdate=False,
                condition=Q(is_open=True),
            ),  # whatever is chosen and typed
            GinIndex("tags", OpClass("words", "gin_trgm_ops"), name="listing_found", fastupdate=False),
        ]

    def __str__(self) -> str:
        return str(self.pk)
