"""Questions on which the claims of a case differ; of every third one account was held to be right."""

from collections import defaultdict
from collections.abc import Iterable

from accounts.models import User
from bench.stage import Stage
from cases.choices import ContradictionState
from cases.models import Case, Claim, Contradiction, Resolution


def contradictions(stage: Stage, case: Case, claims: Iterable[Claim], officer: User) -> None:
    by_topic: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_topic[claim.topic].append(claim)
    for topic, told in by_topic.items():
        if len({claim.value for claim in told}) > 1:
            kept = {"post": case.post_id, "restricted": case.restricted, "is_open": case.closed_at is None}
            row = stage.ledger.add(Contradiction(case=case, topic=topic, disputed_since=told[0].recorded_at, **kept))
            if stage.chance.random() < 0.33:
                _resolve(stage, row, told, officer)


def _resolve(stage: Stage, row: Contradiction, told: list[Claim], officer: User) -> None:
    at, reason = row.disputed_since, "A nurse has seen him there."
    row.state = ContradictionState.RESOLVED
    row.resolution = stage.ledger.add(
        Resolution(contradiction=row, held=told[0], reason=reason, resolved_at=at, resolved_by=officer)
    )
    for claim in told:
        stage.ledger.add(Resolution.weighed.through(resolution=row.resolution, claim=claim))
