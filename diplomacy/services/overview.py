"""What there is with one counterpart and its parts, summed up: only of what the person may see. Writes nothing."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import Count, Exists, Min, Model, OuterRef, Q, Subquery
from django.utils.functional import Promise

from accounts.models import Post, User
from cases.choices import Status
from cases.models import Case
from cases.models.case import CaseQuerySet
from diplomacy.choices import ANSWERED, JUDGED, CommitmentState, Side
from diplomacy.measures.record import LEAST
from diplomacy.models import Commitment, CommitmentCase, EngagementCase, PointCase, Request, RequestCase

NEWEST = 1000  # answers and judgements looked at, the newest: what was years ago says little

_ABOUT: tuple[tuple[type[Model], str], ...] = (
    (RequestCase, "request"),
    (CommitmentCase, "commitment"),
    (EngagementCase, "engagement"),
)


@dataclass(frozen=True, slots=True)
class AnswerTime:
    """In how many days they answer, by the middle one of ``count`` answered requests; None where these are too few."""

    count: int
    days: int | None


@dataclass(frozen=True, slots=True)
class Kept:
    """How many of ``judged`` promises were kept; ``share`` in per cent, None where these are too few."""

    judged: int
    kept: int

    @property
    def share(self) -> int | None:
        return round(100 * self.kept / self.judged) if self.judged >= LEAST else None


@dataclass(frozen=True, slots=True)
class Summary:
    answers: AnswerTime
    theirs: Kept
    ours: Kept


@dataclass(frozen=True, slots=True)
class StatusCount:
    status: str
    label: str | Promise
    cases: int


def summary(user: User, authorities: Collection[int]) -> Summary:
    """Two queries, however much there is."""
    judged = Commitment.objects.visible_to(user).filter(authority__in=authorities).filter(state__in=JUDGED)
    states = Counter(judged.order_by("-judged_on", "-pk").values_list("side", "state")[:NEWEST])
    return Summary(_answer_time(user, authorities), _kept(states, Side.THEIRS), _kept(states, Side.OURS))


def _kept(states: Counter[tuple[str, str]], side: Side) -> Kept:
    judged = sum(count for (whose, _state), count in states.items() if whose == side)
    return Kept(judged, states[side, CommitmentState.KEPT])


def _answer_time(user: User, authorities: Collection[int]) -> AnswerTime:
    """A request counts once, by the first answer for a case that this person may see."""
    days = sorted((first - asked).days for asked, first in _answered(user, authorities) if first)
    return AnswerTime(len(days), round(median(days)) if len(days) >= LEAST else None)


def _answered(user: User, authorities: Collection[int]) -> Iterable[tuple[date, date | None]]:
    seen = RequestCase.objects.visible_to(user).filter(request=OuterRef("pk"), state__in=ANSWERED)
    first = seen.order_by().values("request").annotate(first=Min("answered_on")).values("first")
    caseless = ~Exists(RequestCase.objects.filter(request=OuterRef("pk")))
    answered = Q(first__isnull=False) | Q(caseless, state__in=ANSWERED)
    asked = Request.objects.visible_to(user).filter(authority__in=authorities).annotate(first=Subquery(first))
    rows = asked.filter(answered).order_by("-asked_on", "-pk").values_list("asked_on", "first", "answered_on")
    return [(asked_on, first_on or answered_on) for asked_on, first_on, answered_on in rows[:NEWEST]]


def cases_with(user: User, authorities: Collection[int]) -> CaseQuerySet:
    """The cases that this person may see of which anything was said, asked or promised with one of these."""
    concerned = Q()
    for through, key in _ABOUT:
        rows = through._base_manager.filter(**{f"{key}__authority__in": authorities})
        concerned |= Q(pk__in=rows.values("case"))
    seen = Case.objects.visible_to(user)
    unseen_points = PointCase.objects.exclude(case__in=seen).values("point")
    points = PointCase.objects.filter(point__engagement__authority__in=authorities, point__struck_because="")
    return seen.filter(concerned | Q(pk__in=points.exclude(point__in=unseen_points).values("case")))


def by_status(cases: CaseQuerySet) -> list[StatusCount]:
    """How many there are in each status, in the order of the statuses."""
    counted = cases.order_by().values("status").annotate(cases=Count("pk")).order_by("status")
    counts = {row["status"]: row["cases"] for row in counted}
    return [StatusCount(status.value, status.label, counts[status]) for status in Status if status in counts]


def presence(country: str) -> list[Post]:
    """Our posts for a country: those in it first, then those that cover it from elsewhere."""
    posts = Post.objects.filter(Q(country=country) | Q(covers__contains=[country])).order_by("name")
    return sorted(posts, key=lambda post: post.country != country)
