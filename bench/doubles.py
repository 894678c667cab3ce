"""People who were entered twice: what is proposed, decided and joined."""

from decimal import Decimal

from bench.stage import Office, Stage
from nationals.choices import MergeChangeKind, PairDecision
from nationals.models import LikelyPair, Merge, MergeChange, National, Proposal


def doubles(stage: Stage, office: Office, nationals: list[National]) -> None:
    """Of every twenty people one may be his neighbour in the register; a tenth of those were joined."""
    for first, second in zip(nationals[::20], nationals[1::20], strict=False):
        chance = stage.chance
        if chance.random() < 0.1:
            _joined(stage, office, first, second)
            continue
        decision = chance.choices((PairDecision.OPEN, PairDecision.LATER, PairDecision.APART), (60, 15, 25))[0]
        decided = {} if decision == PairDecision.OPEN else {"decided_by": office.officers[0], "decided_at": stage.now}
        score = Decimal(chance.randrange(7000, 9900)) / 10_000
        pair = stage.ledger.add(
            LikelyPair(first=first, second=second, score=score, reasons=[], decision=decision, **decided)
        )
        if chance.random() < 0.1:
            by = chance.choice(office.officers)
            made = {"proposed_by": by, "proposed_at": stage.now}
            stage.ledger.add(Proposal(pair=pair, from_first=True, post=office.post, first_agreed_by=by, **made))


def _joined(stage: Stage, office: Office, kept: National, absorbed: National) -> None:
    """The entry that was joined points to the one that was kept, as the verb leaves it."""
    merge = stage.ledger.add(
        Merge(kept=kept, absorbed=absorbed, facts={}, stood={}, merged_by=office.officers[0], merged_at=stage.now)
    )
    absorbed.merged_into = kept
    stage.ledger.add(
        MergeChange(
            merge=merge, kind=MergeChangeKind.CHANGED, model="nationals.National", row=absorbed.pk, field="merged_into",
            before="", after=str(kept.pk),
        )
    )  # fmt: skip
