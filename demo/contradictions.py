"""Some of what is disputed is resolved by a person; the rest waits."""

from datetime import timedelta

from accounts.models import User
from cases.choices import ContradictionState, Topic
from cases.models import Claim, Contradiction
from cases.services.claim_accounts import accounts
from cases.services.contradictions import resolve
from core.choices import SourceKind
from demo.stage import Cast, Cue, Story

_REASONS = {
    Topic.RECRUITED: "Three others who travelled with him tell the same, and he sent the offer that he was shown.",
    Topic.PLACE: "Our consul saw him there.",
    Topic.HELD_BY: "The Red Cross has registered him there.",
}
_EACH = 3  # one in so many is resolved


def stories(cast: Cast) -> list[Story]:
    return [_story(cast)]


def _story(cast: Cast) -> Story:
    for days, code in ((4, "moscow"), (3, "vienna"), (2, "riyadh")):
        if code in cast.caseworkers:
            clerk = cast.caseworkers[code][0]
            yield Cue(cast.now - timedelta(days=days) + timedelta(hours=11), clerk)
            _resolve_some(clerk)


def _resolve_some(clerk: User) -> None:
    seen = Contradiction.objects.visible_to(clerk).open().filter(state=ContradictionState.DISPUTED)
    own = seen.filter(case__post__in=clerk.scope.posts, topic__in=_REASONS).select_related("case__post")
    for contradiction in list(own.order_by("pk"))[::_EACH]:
        claims = _current(contradiction)
        held = next((claim for claim in claims if claim.source_kind == SourceKind.SELF), claims[0])
        reason = _REASONS[Topic(contradiction.topic)]
        resolve(contradiction, held=held, reason=reason, shown=[claim.pk for claim in claims], by=clerk)


def _current(contradiction: Contradiction) -> list[Claim]:
    standing = contradiction.case.claims.standing().filter(topic=contradiction.topic)
    (account,) = accounts(standing.order_by("-recorded_at", "-pk"))
    return list(account.claims)
