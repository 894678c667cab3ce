"""What a case's page shows of each question: the accounts, whether they differ, and what was held to be right."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery

from cases.choices import ContradictionState
from cases.models import Case, Claim, Contradiction, Resolution
from cases.services.claim_accounts import Account, accounts


@dataclass(frozen=True, slots=True)
class Question:
    """``resolution`` is the one in force."""

    account: Account
    state: str
    resolution: Resolution | None

    @property
    def is_disputed(self) -> bool:
        """The accounts differ, or somebody denies the only one; and nobody has held one of them to be right."""
        return self.resolution is None and (self.account.is_disputed or self.state == ContradictionState.DISPUTED)

    @property
    def has_page(self) -> bool:
        """Whether there is something to compare."""
        return self.is_disputed or bool(self.state)


def questions(case: Case) -> list[Question]:
    """One query; a second one where something was resolved."""
    kept = Contradiction.objects.filter(case=OuterRef("case"), topic=OuterRef("topic"))
    claims = case.claims.standing().select_related("recorded_by").order_by("-recorded_at", "-pk")
    told = accounts(claims.annotate(question_state=Subquery(kept.values("state")[:1])))
    states = {account.topic: _state(account.claims[0]) for account in told}
    resolved = {}
    if ContradictionState.RESOLVED in states.values():
        rows = case.contradictions.filter(state=ContradictionState.RESOLVED)
        rows = rows.select_related("resolution__held", "resolution__resolved_by")
        resolved = {row.topic: row.resolution for row in rows}
    return [Question(account, states[account.topic], resolved.get(account.topic)) for account in told]


def _state(claim: Claim) -> str:
    """The annotation of :func:`questions`."""
    return getattr(claim, "question_state", None) or ""
