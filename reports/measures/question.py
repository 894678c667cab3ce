"""One question of a case: what is said now, what was said, who decided, and what was said of it in public."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases.choices import ContradictionState
from cases.models import Case, Claim, Contradiction, Resolution
from cases.services.claim_accounts import accounts
from cases.services.reckoning import denied_among, otherwise
from diplomacy.models import StatementLink


@dataclass(frozen=True, slots=True)
class Change:
    """Something that was learned or decided: a ``claim``, a ``resolution`` or a statement's ``link``."""

    day: date
    claim: Claim | None = None
    resolution: Resolution | None = None
    link: StatementLink | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """``changes`` by day, newest first. ``reopened_by``: what is said otherwise since the last resolution."""

    case: Case
    topic: str
    contradiction: Contradiction | None
    current: list[Claim]
    links: list[StatementLink]
    resolutions: list[Resolution]
    reopened_by: list[Claim]
    changes: list[tuple[date, list[Change]]]

    @property
    def state(self) -> str:
        return self.contradiction.state if self.contradiction else ""

    @property
    def is_disputed(self) -> bool:
        return self.state == ContradictionState.DISPUTED

    @property
    def is_resolvable(self) -> bool:
        return self.state in (ContradictionState.DISPUTED, ContradictionState.RESOLVED)

    @property
    def in_force(self) -> Resolution | None:
        return self.contradiction.resolution if self.contradiction else None

    @property
    def former(self) -> list[Resolution]:
        """Newest first."""
        return [resolution for resolution in self.resolutions if resolution != self.in_force]


def asked_of(case: Case, topic: str, user: User) -> Asked | None:
    """Nothing if nobody has ever said anything about it. Six queries."""
    claims = list(
        case.claims.filter(topic=topic).select_related("recorded_by", "correction__recorded_by", "event__correction")
        .order_by("-recorded_at", "-pk")
    )  # fmt: skip
    if not claims:
        return None
    account = next(iter(accounts(claim for claim in claims if _stands(claim))), None)
    contradiction = case.contradictions.filter(topic=topic).select_related("resolution").first()
    resolutions = _resolutions(contradiction)
    links = list(StatementLink.objects.visible_to(user).filter(claim__in=claims).for_list())
    reopened: list[Claim] = []
    if account and resolutions and contradiction and contradiction.state == ContradictionState.DISPUTED:
        reopened = otherwise(resolutions[0], account, denied_among([claim.pk for claim in account.claims]))
    return Asked(
        case,
        topic,
        contradiction,
        list(account.claims) if account else [],
        links,
        resolutions,
        reopened,
        _by_day([*_of_claims(claims), *_of_resolutions(resolutions), *_of_links(links)]),
    )


def current_words(rows: Collection[Contradiction]) -> dict[int, list[Claim]]:
    """The current claims of a page of contradictions, by its number. One query."""
    pairs = {(row.case_id, row.topic): row.pk for row in rows}
    standing = Claim.objects.standing().filter(case__in={case for case, _topic in pairs})
    told: dict[int, list[Claim]] = defaultdict(list)
    for claim in standing.order_by("-recorded_at", "-pk"):
        if (claim.case_id, claim.topic) in pairs:
            told[pairs[claim.case_id, claim.topic]].append(claim)
    return {pk: list(accounts(claims)[0].claims) for pk, claims in told.items()}


def _stands(claim: Claim) -> bool:
    """As ``ClaimQuerySet.standing``, of claims that were fetched whole."""
    return bool(claim.value) and not claim.is_struck


def _resolutions(contradiction: Contradiction | None) -> list[Resolution]:
    if contradiction is None:
        return []
    told = contradiction.resolutions.select_related("held", "resolved_by").prefetch_related("weighed")
    return list(told.order_by("-resolved_at", "-pk"))


def _of_claims(claims: Iterable[Claim]) -> list[Change]:
    return [Change(timezone.localdate(claim.recorded_at), claim=claim) for claim in claims]


def _of_resolutions(resolutions: Iterable[Resolution]) -> list[Change]:
    return [Change(timezone.localdate(told.resolved_at), resolution=told) for told in resolutions]


def _of_links(links: Iterable[StatementLink]) -> list[Change]:
    return [Change(link.statement.said_on, link=link) for link in links]


def _by_day(changes: list[Change]) -> list[tuple[date, list[Change]]]:
    days: dict[date, list[Any]] = defaultdict(list)
    for change in changes:
        days[change.day].append(change)
    return sorted(days.items(), key=lambda item: item[0], reverse=True)
