"""Where words differ, and nobody has held one side to be right: in the claims of cases, in what layers above tell of
the counterpart, and in numbers given in public."""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import Lower

from accounts.models import User
from cases.choices import ContradictionState
from cases.models import Case, Claim, Contradiction
from cases.services.claim_accounts import Account, accounts
from core.choices import SourceKind
from diplomacy.models import PublicFigure

_MOST = 200


@dataclass(frozen=True, slots=True)
class Dispute:
    case: Case
    account: Account

    @property
    def is_theirs(self) -> bool:
        """The host state is one of those who say something."""
        return any(claim.source_kind == SourceKind.HOST for claim in self.account.claims)


@dataclass(frozen=True, slots=True)
class Beside:
    """A question that belongs to no single case: what it is, each side's word, and the cases by which it is seen."""

    about: str
    words: tuple[str, ...]
    cases: frozenset[int]


BESIDES: list[Callable[[Collection[int], User], list[Beside]]] = []
"""Handed down by layers above: what is disputed about these authorities, of what whoever sees networks and all of the
cases named may read."""


def besides(authorities: Collection[int], user: User) -> list[Beside]:
    return [told for rule in BESIDES for told in rule(authorities, user)][:_MOST]


def figures(authorities: Collection[int], user: User) -> list[PublicFigure]:
    """Numbers that they gave in public, the newest first. Beside them our own counts, where this person sees the cases
    of all posts: a count of part of them says nothing to anybody else."""
    told = PublicFigure.objects.for_list(user).filter(statement__authority__in=authorities)
    found = list(told.order_by("-statement__said_on", "-pk")[:_MOST])
    if not user.scope.sees_all:
        for figure in found:
            figure.seen_counts = []
    return found


def disputes(cases: Collection[int]) -> list[Dispute]:
    """Of the open ones among these cases; those in which the host state says something come first. Two queries."""
    kept = Contradiction.objects.filter(case=OuterRef("case"), topic=OuterRef("topic"))
    resolved = Exists(kept.filter(state=ContradictionState.RESOLVED))
    standing = Claim.objects.standing().filter(~resolved, case__in=cases, case__closed_at=None)
    told = standing.order_by().values("case", "topic").annotate(said=Count(Lower("value"), distinct=True))
    differing = {row["case"] for row in told.filter(said__gt=1).order_by("case", "topic")[:_MOST]}
    claims: dict[Case, list[Claim]] = defaultdict(list)
    for claim in standing.filter(case__in=differing).select_related("case__national").order_by("-recorded_at", "-pk"):
        claims[claim.case].append(claim)
    found = [Dispute(case, account) for case in claims for account in accounts(claims[case]) if account.is_disputed]
    return sorted(found, key=lambda dispute: (not dispute.is_theirs, dispute.case.reference))
