"""What there is to tell before a meeting, as far as one person may see it. Writes nothing.

The same number of queries, however much there is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import models
from django.db.models import F, Q, When
from django.utils import timezone

from accounts.models import User
from cases.choices import EventKind
from cases.models import Case, Claim, Event
from core.dates import midnight
from core.lookups import first_of
from diplomacy.choices import (
    WISHES,
    CommitmentState,
    EngagementKind,
    PointKind,
    RequestKind,
    RequestState,
    Side,
    Speaker,
    StatementManner,
    StatementSide,
)
from diplomacy.finding import awaited, met
from diplomacy.models import (
    Authority,
    Commitment,
    CommitmentCase,
    Contact,
    Engagement,
    Judgement,
    Point,
    PointCase,
    PublicFigure,
    Request,
    RequestCase,
    StatementLink,
)
from diplomacy.services import overview
from diplomacy.services.briefings.disputes import Beside, Dispute, besides, disputes, figures
from nationals.services.consents import objections_by_national

MOST = 200  # rows of an annex
_WRITTEN = (EngagementKind.NOTE_VERBALE, EngagementKind.LETTER)


@dataclass(slots=True)
class Matter:
    """``numbers``: of every case that is named or counted. ``posts``: whose records about no case stand in it."""

    authority: Authority
    engagement: Engagement | None
    user: User
    day: date
    today: date
    within: list[int]
    numbers: list[int]
    posts: set[int] = field(default_factory=set)
    contacts: list[Contact] = field(default_factory=list)
    last: Engagement | None = None
    statuses: list[overview.StatusCount] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    changes: list[Event] = field(default_factory=list)
    awaited: list[Request] = field(default_factory=list)
    answered: list[Request] = field(default_factory=list)
    request_count: int = 0
    tallies: dict[int, Counter[str]] = field(default_factory=dict)
    answers: dict[int, list[str]] = field(default_factory=dict)
    theirs: list[Commitment] = field(default_factory=list)
    ours: list[Commitment] = field(default_factory=list)
    promise_counts: dict[str, int] = field(default_factory=dict)
    judgements: dict[int, list[Judgement]] = field(default_factory=dict)
    asked_of_us: list[Point] = field(default_factory=list)
    said: list[Point] = field(default_factory=list)
    denied: list[StatementLink] = field(default_factory=list)
    disputes: list[Dispute] = field(default_factory=list)
    besides: list[Beside] = field(default_factory=list)
    figures: list[PublicFigure] = field(default_factory=list)
    without_access: list[Case] = field(default_factory=list)
    objecting: list[Case] = field(default_factory=list)

    @property
    def late_requests(self) -> list[Request]:
        return [request for request in self.awaited if request.due_on < self.today]

    @property
    def refused(self) -> list[Request]:
        """Those not asked again since."""
        again = {request.again_for_id for request in [*self.awaited, *self.answered]}
        refused = (request for request in self.answered if request.shown_state == RequestState.REFUSED)
        return [request for request in refused if request.pk not in again]

    @property
    def late_promises(self) -> list[Commitment]:
        return [promise for promise in self.theirs if promise.is_late]


def gather(authority: Authority, engagement: Engagement | None, user: User) -> Matter:
    within = Authority.objects.numbers_within(authority.pk)
    concerned = overview.cases_with(user, within).order_by("pk").values_list("pk", flat=True)
    today = timezone.localdate()
    day = engagement.held_on if engagement else today
    matter = Matter(authority, engagement, user, day, today, within, list(concerned))
    _people(matter)
    _cases(matter)
    _requests(matter)
    _promises(matter)
    _words(matter)
    _access(matter)
    matter.disputes = disputes(matter.numbers)
    matter.besides = besides(within, user)
    matter.figures = figures(within, user)
    matter.posts = _posts_told(matter)
    behind = {
        *_behind([*matter.asked_of_us, *matter.said], user),
        *(pk for told in matter.besides for pk in told.cases),
    }
    matter.numbers = sorted({*matter.numbers, *behind})
    return matter


def _people(matter: Matter) -> None:
    """Those in office on the day; whoever is expected at the meeting first."""
    contacts = Contact.objects.filter(authority__in=matter.within).in_office_on(matter.day).for_list()
    expected = Q(engagements=matter.engagement) if matter.engagement else Q(pk=None)
    first = models.Case(When(expected, then=0), default=1)
    matter.contacts = list(contacts.annotate(place=models.Min(first)).order_by("place", "name", "pk")[:MOST])
    spoken = met(matter.user, authority__in=matter.within, held_on__lte=matter.today).held()
    matter.last = next(iter(spoken.exclude(kind__in=_WRITTEN).shown_to(matter.user, 1)), None)


def _cases(matter: Matter) -> None:
    cases = Case.objects.filter(pk__in=matter.numbers)
    matter.statuses = overview.by_status(cases)
    open_first = (F("closed_at").desc(nulls_first=True), "reference")
    matter.cases = list(cases.select_related("national").order_by(*open_first)[:MOST])
    if matter.last:
        since = midnight(matter.last.held_on)
        moved = Event.objects.standing().filter(case__in=matter.numbers, kind=EventKind.STATUS, recorded_at__gte=since)
        matter.changes = list(moved.select_related("case__national").order_by("-recorded_at", "-pk")[:MOST])


def _requests(matter: Matter) -> None:
    user = matter.user
    asked = Request.objects.found_for(user).filter(authority__in=matter.within)
    waiting = awaited(user, authority__in=matter.within)
    others = asked.exclude(pk__in=waiting.order_by().values("pk")).order_by("-asked_on", "-pk")
    matter.request_count = asked.order_by().count()
    matter.awaited, matter.answered = (found.shown_to(user, MOST) for found in (waiting, others))
    shown = [*matter.awaited, *matter.answered]
    rows = RequestCase.objects.visible_to(user).filter(request__in=[request.pk for request in shown])
    tallies: dict[int, Counter[str]] = defaultdict(Counter)
    for request, state, count in rows.values_list("request", "state").annotate(count=models.Count("pk")).order_by():
        tallies[request][state] = count
    answers: dict[int, list[str]] = defaultdict(list)
    for request, answer in rows.exclude(answer="").order_by("answer").values_list("request", "answer").distinct():
        answers[request].append(answer)
    matter.tallies, matter.answers = dict(tallies), dict(answers)


def _promises(matter: Matter) -> None:
    promises = Commitment.objects.found_for(matter.user).filter(authority__in=matter.within)
    open_first = (models.Case(When(state=CommitmentState.OPEN, then=0), default=1), "due_on", "-pk")
    sorted_ones = promises.order_by(*open_first)
    matter.theirs = sorted_ones.filter(side=Side.THEIRS).shown_to(matter.user, MOST)
    matter.ours = sorted_ones.filter(side=Side.OURS).shown_to(matter.user, MOST)
    counted = promises.order_by().values("side").annotate(count=models.Count("pk"))
    matter.promise_counts = {row["side"]: row["count"] for row in counted}
    shown = [*matter.theirs, *matter.ours]
    judged: dict[int, list[Judgement]] = defaultdict(list)
    for judgement in Judgement.objects.filter(commitment__in=[promise.pk for promise in shown]).order_by("pk"):
        judged[judgement.commitment_id].append(judgement)
    matter.judgements = dict(judged)


def _words(matter: Matter) -> None:
    """What they asked of us and wait for, what they said of what we have claims about, and what they deny in public."""
    told = Point.objects.near(matter.user).filter(engagement__authority__in=matter.within).order_by("-pk")
    seen = Point.objects.visible_to(matter.user).for_list().select_related("engagement")
    matter.asked_of_us = first_of(told.asked_of_us().unanswered(), seen, MOST)
    theirs = told.standing().filter(speaker=Speaker.THEIRS, claims__isnull=False).exclude(kind=PointKind.ASKED)
    matter.said = first_of(theirs.distinct(), seen.prefetch_related("claims__case__national"), MOST)
    links = StatementLink.objects.visible_to(matter.user).filter(
        Q(claim__case__in=matter.numbers) | Q(commitment__authority__in=matter.within),
        manner=StatementManner.DENIES, statement__side=StatementSide.THEIRS, statement__authority__in=matter.within,
    )  # fmt: skip
    matter.denied = list(links.for_list()[:MOST])


def _access(matter: Matter) -> None:
    """Held without access: those who may be asked for, and those who object to contact with us."""
    held = Case.objects.filter(pk__in=matter.numbers).without_access().select_related("national")
    cases = list(held.order_by("reference"))
    against = objections_by_national([case.national_id for case in cases], WISHES[RequestKind.ACCESS])
    matter.without_access = [case for case in cases if case.national_id not in against]
    matter.objecting = [case for case in cases if case.national_id in against]


def _posts_told(matter: Matter) -> set[int]:
    """Whose records stand in it that concern no case: only who works there sees them. What this person sees of another
    post, he sees through cases."""
    points = [*matter.asked_of_us, *matter.said]
    promises = [*matter.theirs, *matter.ours, *(link.commitment for link in matter.denied)]
    meetings = [matter.engagement, matter.last, *(point.engagement for point in points)]
    requests = [*matter.awaited, *matter.answered, *(point.request for point in points)]
    told = {
        *_caseless(Engagement, meetings),
        *_caseless(Request, requests),
        *_caseless(Commitment, [*promises, *(point.commitment for point in points)]),
    }
    scope = matter.user.scope
    return told if scope.sees_all else told & set(scope.posts)


def _caseless(model: type[Engagement | Request | Commitment], records: Iterable[models.Model | None]) -> Iterable[int]:
    numbers = {record.pk for record in records if record}
    rows = model._default_manager.filter(pk__in=numbers, cases=None)
    return rows.order_by("post_id").values_list("post_id", flat=True).distinct()


def _behind(points: list[Point], user: User) -> list[int]:
    """The cases of these points, of the points that they answer, and of all that they are linked to."""
    numbers = {number for point in points for number in (point.pk, point.answers_id) if number}
    requests = {point.request_id for point in points if point.request_id}
    promises = {point.commitment_id for point in points if point.commitment_id}
    linked = Q(pk__in=PointCase.objects.filter(point__in=numbers).values("case"))
    linked |= Q(pk__in=Claim.objects.filter(points__in=numbers).order_by().values("case"))
    linked |= Q(pk__in=RequestCase.objects.filter(request__in=requests).values("case"))
    linked |= Q(pk__in=CommitmentCase.objects.filter(commitment__in=promises).values("case"))
    return list(Case.objects.visible_to(user).filter(linked).order_by("pk").values_list("pk", flat=True))
