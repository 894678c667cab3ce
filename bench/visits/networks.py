"""Pages of networks: the busiest actor by himself, beside any other."""

from typing import Any
from urllib.parse import quote

from django.db.models import Max, Q

from bench.actors import BUSIEST
from bench.goals import FREE, TYPED
from bench.picks import Draw, tenths, things
from bench.reader import Reader
from bench.visit import Visit, deep, listed
from bench.visits.picked import OPEN_CASES, SUPERVISES
from networks.choices import ReferralState
from networks.models import (
    Actor,
    Advertisement,
    AffiliationWord,
    CorrectionRequest,
    Involvement,
    Referral,
    ReferralQuestion,
    ReferralStep,
    Route,
)

ACTORS = things(Actor, "reference", merged_into=None, put_away_at=None)
BUSY = things(Actor, "reference", name=BUSIEST)
WORDS = things(AffiliationWord, "affiliation__actor__reference", "affiliation", struck_at=None)
DISPUTED_WORDS = things(
    AffiliationWord, "affiliation__actor__reference", "affiliation", struck_at=None, stance="denies",
    affiliation__words__stance="claims",
)  # fmt: skip
CLAIMS = things(Involvement, "actor__reference", "pk", struck_at=None)
REFERRALS = things(Referral, "reference")
_OWN: dict[str, Any] = {"own": "post", "state": "draft"}
OWN_REFERRALS = things(Referral, "reference", where=~Q(state="draft"), own="post")
TO_SEND = things(Referral, "reference", where=tenths(5, 6, 7, 8, 9), **_OWN)
DRAFTED = things(Referral, "reference", where=tenths(0, 1, 2, 3, 4), **_OWN)
_NEWEST = ReferralStep.objects.filter(struck_at=None).order_by().values("referral").annotate(last=Max("pk"))
SENT_STEPS = things(
    ReferralStep, "referral__reference", "pk", through="referral", own="referral__post",
    where=Q(pk__in=_NEWEST.values("last")) & ~Q(kind=ReferralState.SENT),
)  # fmt: skip
"""The newest of each referral that can be struck through: never the sending."""
QUESTIONS = things(ReferralQuestion, "referral__reference", "pk", own="referral__post", answered_on=None)
ADVERTISEMENTS = things(Advertisement, "actor__reference", "pk", struck_at=None)
CORRECTIONS = things(CorrectionRequest, "pk")


def some_names(draw: Draw, key: str) -> list[str]:
    """As a victim remembers them: without the last letter."""
    rows = Actor.objects.visible_to(draw.user).filter(merged_into=None)
    return [f"?{key}={quote(name[:-1].lower() if len(name) > 4 else name)}" for (name,) in draw.some(rows, "name")]


def two(draw: Draw) -> list[tuple[str, str]]:
    found = [reference for (reference,) in things(Actor, "reference", merged_into=None, kind="person", sex="M")(draw)]
    return list(zip(found[::2], found[1::2], strict=False))


def struck(draw: Draw) -> list[tuple[str, str, int]]:
    return [(actor, "claim", pk) for actor, pk in CLAIMS(draw)]


NETWORKS = [
    *listed("networks:home", "?kind=agency", "?country=TR"),
    *listed("networks:home", query="?mine=on", words="named in own cases", readers=(Reader.LARGE, Reader.SMALL)),
    *deep("networks:home"),
    Visit("networks:home", query=lambda draw: some_names(draw, "q"), words="by name", goal=TYPED),
    Visit("networks:suggest", query=lambda draw: some_names(draw, "name"), words="while typing", goal=TYPED, part=True),
    Visit("networks:new"),
    Visit("networks:case-panel", OPEN_CASES, part=True),
    Visit("networks:name-in-case", OPEN_CASES),
    Visit("networks:case-picture", OPEN_CASES, goal=FREE),
    Visit("networks:case-picture-file", OPEN_CASES, goal=FREE),
    Visit("networks:routes"),
    Visit("networks:route-new"),
    Visit("networks:route", things(Route, "pk", struck_at=None)),
    Visit("networks:corrections"),
    Visit("networks:correction", CORRECTIONS),
    Visit("networks:to-review"),
    *listed("networks:referrals", "?late=on"),
    Visit("networks:referral-new"),
    Visit("networks:referrals-panel", part=True),
    Visit("networks:referral", REFERRALS),
    Visit("networks:referral-edit", OWN_REFERRALS),
    Visit("networks:referral-papers", DRAFTED),
    Visit("networks:referral-other-side", DRAFTED),
    Visit("networks:referral-pack", DRAFTED, goal=FREE),
    Visit("networks:referral-send", DRAFTED),
    Visit("networks:referral-step", OWN_REFERRALS),
    Visit("networks:referral-strike", SENT_STEPS),
    Visit("networks:referral-question", OWN_REFERRALS),
    Visit("networks:referral-answer", QUESTIONS),
    Visit("networks:actor", ACTORS),
    Visit("networks:actor", BUSY, words="the busiest"),
    Visit("networks:edit", ACTORS),
    Visit("networks:picture", ACTORS, goal=FREE),
    Visit("networks:picture", BUSY, goal=FREE, query="?steps=3", words="the busiest, three steps"),
    Visit("networks:picture-file", ACTORS, goal=FREE),
    Visit("networks:alike", ACTORS, part=True, goal=TYPED),
    Visit("networks:name-new", ACTORS),
    Visit("networks:identifier-new", ACTORS),
    Visit("networks:strike", struck),
    Visit("networks:affiliation-new", ACTORS),
    Visit("networks:word-new", WORDS),
    Visit("networks:affiliation-resolve", DISPUTED_WORDS, readers=SUPERVISES),
    Visit("networks:advertisement-new", ACTORS),
    Visit("networks:advertisement", ADVERTISEMENTS),
    Visit("networks:correction-new", ACTORS),
    Visit("networks:review", ACTORS, readers=SUPERVISES),
    Visit("networks:join", two, readers=SUPERVISES),
]
