"""One score, one band and the reasons for two records: `compare`."""

from dataclasses import dataclass
from math import inf, log2

from nationals.matching import birth, facts, names, weights
from nationals.matching.person import Person
from nationals.matching.reasons import Reason
from nationals.matching.weights import Band


@dataclass(frozen=True, slots=True)
class Match:
    """How likely two records are about one person. The score orders and grades; it is no probability."""

    score: float
    band: Band
    reasons: tuple[Reason, ...]

    @property
    def is_worth_showing(self) -> bool:
        return self.band is not Band.UNLIKELY


def compare(query: Person, candidate: Person) -> Match:
    """Judge two records; the score is the same both ways, reasons name the query's spelling first."""
    named, why_named = names.compare(query, candidate)
    found = (
        facts.documents(query, candidate),
        facts.phones(query, candidate),
        birth.compare(query.born, candidate.born),
        facts.sex(query, candidate),
        facts.county(query, candidate),
        facts.country(query, candidate),
        facts.relatives(query, candidate),
    )
    beside = [bits for bits, _ in found]
    score = _score(weights.PRIOR + named + sum(beside))
    if sum(bits for bits in beside[:3] if bits > 0) < weights.LEAST_BITS_OF_FACTS:
        score = min(score, dict(weights.THRESHOLDS)[Band.SAME] - 0.01)
    told = [reason for _, reason in found if reason is not None]
    strong = [reason for reason in told[:2] if beside[0] > 0 or beside[1] > 0]
    return Match(score, band(score), (*strong, *why_named, *(reason for reason in told if reason not in strong)))


def band(score: float) -> Band:
    return next(band for band, least in weights.THRESHOLDS if score >= least)


def bits_of(score: float) -> float:
    """The bits of evidence that give this score."""
    return -weights.BITS_PER_STEP * log2(1 / score - 1) if score > 0 else -inf


def _score(bits: float) -> float:
    scored: float = round(1 / (1 + 2 ** (-bits / weights.BITS_PER_STEP)), 4)
    return scored
