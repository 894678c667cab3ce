"""What the rows of contradictions should say: reckoned from the claims, the denials and the resolutions."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from cases.choices import ContradictionState
from cases.models import Claim, Resolution
from cases.services.claim_accounts import Account, accounts, same_words

Key = tuple[int, str]  # the case by number, and the topic
Denials = Callable[[Collection[int]], Mapping[int, datetime]]
DENIALS: list[Denials] = []
"""Handed down by layers above: of these claims, by number, those that somebody denies otherwise than by a claim, and
when that was noted last."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """``claims``: the current ones. ``since``: when they began to differ. ``resolution``: by number."""

    state: ContradictionState
    claims: tuple[Claim, ...] = ()
    since: datetime | None = None
    resolution: int | None = None


def reckon(cases: Collection[int], topics: Collection[str] | None, rows: Mapping[int, Key]) -> dict[Key, Reckoned]:
    """By case and topic, where anything is claimed. ``rows``: the contradictions there are, by number. Four queries."""
    claims = Claim.objects.standing().filter(case__in=cases).order_by("-recorded_at", "-pk")
    if topics is not None:
        claims = claims.filter(topic__in=topics)
    of_case: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        of_case[claim.case_id].append(claim)
    told = {(case, account.topic.value): account for case in of_case for account in accounts(of_case[case])}
    denied = denied_among([claim.pk for account in told.values() for claim in account.claims])
    last = {rows[resolution.contradiction_id]: resolution for resolution in _resolutions(rows)}
    return {key: _reckoned(account, denied, last.get(key)) for key, account in told.items()}


def denied_among(claims: Collection[int]) -> dict[int, datetime]:
    found: dict[int, datetime] = {}
    for rule in DENIALS if claims else ():
        for pk, moment in rule(claims).items():
            found[pk] = max(moment, found.get(pk, moment))
    return found


def _resolutions(rows: Collection[int]) -> list[Resolution]:
    """Oldest first, with what was weighed."""
    if not rows:
        return []
    return list(Resolution.objects.filter(contradiction__in=rows).prefetch_related("weighed").order_by("pk"))


def _reckoned(account: Account, denied: Mapping[int, datetime], last: Resolution | None) -> Reckoned:
    differs = account.is_disputed or any(claim.pk in denied for claim in account.claims)
    if not differs:
        return Reckoned(ContradictionState.AGREED, account.claims)
    if last is not None and not otherwise(last, account, denied):
        return Reckoned(ContradictionState.RESOLVED, account.claims, resolution=last.pk)
    return Reckoned(ContradictionState.DISPUTED, account.claims, since=_since(account, denied))


def otherwise(last: Resolution, account: Account, denied: Mapping[int, datetime]) -> list[Claim]:
    """The current claims for which a resolution no longer settles the question: new ones that say otherwise, and those
    that it holds to be right if somebody has denied them since."""
    weighed = {claim.pk for claim in last.weighed.all()}
    held = next((claim for claim in account.claims if claim.pk == last.held_id), None)
    if last.held_id is not None and held is None:
        return list(account.claims)  # what was held to be right no longer stands
    agree = [claim for claim in account.claims if held and same_words(claim) == same_words(held)]
    new = [claim for claim in account.claims if claim.pk not in weighed and claim not in agree]
    return [*new, *(claim for claim in agree if claim.pk in denied and denied[claim.pk] > last.resolved_at)]


def _since(account: Account, denied: Mapping[int, datetime]) -> datetime | None:
    """When the first of them was recorded that differs from the one before it, or the first was denied."""
    oldest = sorted(account.claims, key=lambda claim: (claim.recorded_at, claim.pk))
    differing = [claim.recorded_at for claim in oldest if same_words(claim) != same_words(oldest[0])]
    return min([*differing[:1], *(denied[claim.pk] for claim in oldest if claim.pk in denied)], default=None)
