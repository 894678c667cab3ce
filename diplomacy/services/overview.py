"""The cases spoken about with one counterpart and its parts, as far as the person may see them. Writes nothing."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet
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
_FEW = 1_000  # cases that are looked up at once


@dataclass(frozen=True, slots=True)
class StatusCount:
    status: str
    label: str | Promise
    cases: int


def cases_with(user: User, authorities: Collection[int]) -> CaseQuerySet:
    """The cases that this person may see of which anything was said, asked or promised with one of these."""
    first, *others = (links.order_by().values("case") for links in _links(user, authorities))
    return Case.objects.visible_to(user).filter(pk__in=first.union(*others))


def counted_with(user: User, authorities: Collection[int]) -> CaseQuerySet:
    """The same, to be counted to the last: of few by their numbers."""
    few = _few(user, authorities)
    return cases_with(user, authorities) if few is None else Case.objects.visible_to(user).filter(pk__in=few)


def listed_with(user: User, authorities: Collection[int]) -> CaseQuerySet:
    """The same for a list, which shows some: of few by their numbers; of very many each case is asked when its turn
    comes, so that the list begins at once."""
    few, seen = _few(user, authorities), Case.objects.visible_to(user)
    if few is not None:
        return seen.filter(pk__in=few)
    told = (Q(ExistsRowByRow(links.filter(case=OuterRef("pk")))) for links in _links(user, authorities))
    return seen.filter(reduce(or_, told))


def _few(user: User, authorities: Collection[int]) -> set[int] | None:
    """Their numbers, seen or not, if there are few. A query for each kind of link, until there are too many."""
    found: set[int] = set()
    for links in _links(user, authorities):
        found.update(links.order_by().values_list("case", flat=True)[: _FEW + 1])
        if len(found) > _FEW:
            return None
    return found


def _links(user: User, authorities: Collection[int]) -> "list[QuerySet[Any]]":
    """What says that a case has to do with these: of points only those that concern no case that is hidden from him."""
    unseen = ~Exists(Case.objects.visible_to(user).filter(pk=OuterRef("case_id")))
    of_unseen = ExistsRowByRow(PointCase.objects.filter(unseen, point=OuterRef("point_id")))
    points = PointCase.objects.filter(
        ~of_unseen, point__engagement__authority__in=authorities, point__struck_because=""
    )
    others = [through._base_manager.filter(**{f"{key}__authority__in": authorities}) for through, key in _ABOUT]
    return [*others, points]


def by_status(cases: CaseQuerySet) -> list[StatusCount]:
    """How many there are in each status, in the order of the statuses."""
    counted = cases.order_by().values("status").annotate(cases=Count("pk"))
    counts = {row["status"]: row["cases"] for row in counted}
    return [StatusCount(status.value, status.label, counts[status]) for status in Status if status in counts]


def presence(country: str) -> list[Post]:
    """Our posts for a country: those in it first, then those that cover it from elsewhere."""
    posts = Post.objects.filter(Q(country=country) | Q(covers__contains=[country])).order_by("name")
    return sorted(posts, key=lambda post: post.country != country)
