"""Pages of what passes between us and a counterpart: meetings and their points, requests, promises, briefings."""

from typing import Any

from django.db.models import Q

from bench.counterparts import CROWDED, OF_ALL
from bench.goals import FREE
from bench.picks import Draw, tenths, things
from bench.visit import Visit, deep, listed
from bench.visits.picked import OPEN_CASES
from diplomacy.choices import AWAITING, EngagementState
from diplomacy.models import Authority, Briefing, Commitment, Engagement, Point, ReadOut, Request, RequestCase

MEETINGS = things(Engagement, "pk", state=EngagementState.HELD, kind="meeting")
_PLANNED: dict[str, Any] = {"state": EngagementState.PLANNED}
PLANNED = things(Engagement, "pk", where=tenths(0, 1, 2, 3), **_PLANNED)
TO_HOLD = things(Engagement, "pk", where=tenths(4, 5, 6), **_PLANNED)
TO_CANCEL = things(Engagement, "pk", where=tenths(7, 8, 9), **_PLANNED)
_CANCELLED: dict[str, Any] = {"state": EngagementState.CANCELLED, "points": None}
CANCELLED = things(Engagement, "pk", where=tenths(0, 1, 2, 3, 4), **_CANCELLED)
TO_PLAN_AGAIN = things(Engagement, "pk", where=tenths(5, 6, 7, 8, 9), **_CANCELLED)
POINTS = things(Point, "pk", where=tenths(0, 1, 2, 3, 4), struck_because="")
TO_STRIKE = things(Point, "pk", where=tenths(5, 6, 7, 8, 9), struck_because="")
READ_OUTS = things(ReadOut, "pk")
BRIEFINGS = things(Briefing, "reference")
REQUESTS = things(Request, "reference")
WAITING = things(Request, "reference", where=tenths(0, 1, 2, 3), state__in=AWAITING)
TO_ANSWER = things(Request, "reference", where=tenths(4, 5, 6), state__in=AWAITING)
_TO_ANSWER_MANY = Request.objects.filter(tenths(7, 8, 9)).values("pk")
ROWS_THAT_WAIT = things(
    RequestCase, "request__reference", where=Q(request__in=_TO_ANSWER_MANY), own="request__post", state__in=AWAITING
)
FOR_ALL = things(Request, "reference", text=OF_ALL)
PROMISES = things(Commitment, "pk")


def theirs(draw: Draw) -> list[str]:
    """Of the crowded counterpart and all its parts."""
    return [f"?within={pk}" for pk in Authority.objects.filter(name=CROWDED).values_list("pk", flat=True)]


def with_somebody(draw: Draw) -> list[str]:
    return [f"?authority={pk}" for (pk,) in draw.some(Authority.objects.all(), "pk")]


def to_plan(draw: Draw) -> list[str]:
    return [f"{query}&plan=1" for query in with_somebody(draw)]


def _register(name: str, *queries: str) -> list[Visit]:
    """First page, filters and sorts, far down, and what the crowded counterpart has of it."""
    return [
        *listed(f"diplomacy:{name}", *queries),
        *listed(f"diplomacy:{name}", query=theirs, words="of the crowded"),
        *deep(f"diplomacy:{name}"),
    ]


EXCHANGES = [
    *_register("engagements", "?state=planned", "?kind=meeting", "?sort=authority", "?q=list"),
    Visit("diplomacy:engagement-new", query=with_somebody),
    Visit("diplomacy:engagement-new", query=to_plan, words="plan"),
    Visit("diplomacy:engagement", MEETINGS),
    Visit("diplomacy:engagement", PLANNED, words="planned"),
    Visit("diplomacy:engagement-edit", MEETINGS),
    Visit("diplomacy:engagement-held", PLANNED),
    Visit("diplomacy:engagement-cancel", PLANNED),
    Visit("diplomacy:engagement-plan-again", CANCELLED),
    Visit("diplomacy:points", MEETINGS),
    *_register("asked-of-us", "?waiting=on"),
    Visit("diplomacy:point-edit", POINTS),
    Visit("diplomacy:point-strike", POINTS),
    Visit("diplomacy:read-out-new", MEETINGS),
    Visit("diplomacy:read-out", READ_OUTS),
    Visit("diplomacy:read-out-edit", READ_OUTS),
    *_register("briefings", "?mine=on"),
    Visit("diplomacy:briefing", BRIEFINGS),
    Visit("diplomacy:briefing-pdf", BRIEFINGS, goal=FREE),
    Visit("diplomacy:briefing-word", BRIEFINGS, goal=FREE),
    *_register("requests", "?late=on", "?remind=on", "?state=made", "?sort=authority", "?age=longer", "?q=annex"),
    Visit("diplomacy:request-new", query=with_somebody),
    Visit("diplomacy:request", REQUESTS),
    Visit("diplomacy:request", FOR_ALL, words="for thousands"),
    Visit("diplomacy:request-edit", REQUESTS),
    Visit("diplomacy:request-answer", WAITING, answers=(200, 302)),
    Visit("diplomacy:request-answer-many", WAITING),
    Visit("diplomacy:request-answer-many", FOR_ALL, words="for thousands"),
    Visit("diplomacy:request-remind", WAITING),
    Visit("diplomacy:request-again", REQUESTS),
    Visit("diplomacy:request-access", OPEN_CASES),
    Visit("diplomacy:case-panel", OPEN_CASES, part=True),
    *_register("commitments", "?late=on", "?state=broken", "?side=ours", "?sort=authority"),
    Visit("diplomacy:commitment-new", query=with_somebody),
    Visit("diplomacy:commitment", PROMISES),
    Visit("diplomacy:commitment-edit", PROMISES),
    Visit("diplomacy:commitment-judge", PROMISES),
]
