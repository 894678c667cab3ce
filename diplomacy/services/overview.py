"""The cases spoken about with one counterpart and its parts, as far as the person may see them. Writes nothing."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Exists, Model, OuterRef, Q
from django.utils.functional import Promise

from accounts.models import Post, User
from cases.choices import Status
from cases.models import Case
from cases.models.case import CaseQuerySet
from core.lookups import ExistsRowByRow
from diplomacy.models import CommitmentCase, EngagementCase, PointCase, RequestCase

_ABOUT: tuple[tuple[type[Model], str], ...] = (
    (RequestCase, "request"),
    (CommitmentCase, "commitment"),
    (EngagementCase, "engagement"),
)


@dataclass(frozen=True, slots=True)
class StatusCount:
    status: str
    label: str | Promise
    cases: int


def cases_with(user: User, authorities: Collection[int]) -> CaseQuerySet:
    """The cases that this person may see of which anything was said, asked or promised with one of these."""
    seen = Case.objects.visible_to(user)
    concerned = [
        through._base_manager.filter(**{f"{key}__authority__in": authorities}).order_by().values("case")
        for through, key in _ABOUT
    ]
    unseen = ~Exists(seen.filter(pk=OuterRef("case_id")))
    of_unseen = ExistsRowByRow(PointCase.objects.filter(unseen, point=OuterRef("point_id")))
    points = PointCase.objects.filter(point__engagement__authority__in=authorities, point__struck_because="")
    return seen.filter(pk__in=points.filter(~of_unseen).order_by().values("case").union(*concerned))


def by_status(cases: CaseQuerySet) -> list[StatusCount]:
    """How many there are in each status, in the order of the statuses."""
    counted = cases.order_by().values("status").annotate(cases=Count("pk")).order_by("status")
    counts = {row["status"]: row["cases"] for row in counted}
    return [StatusCount(status.value, status.label, counts[status]) for status in Status if status in counts]


def presence(country: str) -> list[Post]:
    """Our posts for a country: those in it first, then those that cover it from elsewhere."""
    posts = Post.objects.filter(Q(country=country) | Q(covers__contains=[country])).order_by("name")
    return sorted(posts, key=lambda post: post.country != country)
