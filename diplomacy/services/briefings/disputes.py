"""Where current claims about a case differ, and nobody has held one of them to be right."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import Lower

from cases.choices import ContradictionState
from cases.models import Case, Claim, Contradiction
from cases.services.claim_accounts import Account, accounts
from core.choices import SourceKind

_MOST = 200


@dataclass(frozen=True, slots=True)
class Dispute:
    case: Case
    account: Account

    @property
    def is_theirs(self) -> bool:
        """The host state is one of those who say something."""
        return any(claim.source_kind == SourceKind.HOST for claim in self.account.claims)


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
