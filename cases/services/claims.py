"""Claims: recorded with their source, shown side by side, corrected by another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.choices import Permission
from accounts.models import User
from cases.choices import EventKind, Topic
from cases.models import Case, Claim, Event
from cases.permissions import require
from cases.services.timeline import UNKNOWN, record
from cases.workflow import FACTS, Facts, Transition
from core.choices import Confidence, SourceKind
from core.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Account:
    """All current claims on one topic; ``is_disputed`` where they do not say the same."""

    topic: Topic
    claims: tuple[Claim, ...]

    @property
    def is_disputed(self) -> bool:
        return len({claim.value.casefold().strip() for claim in self.claims}) > 1


def accounts(claims: Iterable[Claim]) -> list[Account]:
    """Group standing claims, newest first, into what is current on each topic, in the order of ``Topic``.

    A claim that opens a period puts those recorded before it into the past, unless they tell of a day after it.
    """
    current: dict[str, list[Claim]] = {}
    opened: dict[str, Claim] = {}
    for claim in claims:
        opener = opened.get(claim.topic)
        if opener and not _is_after(claim, opener):
            continue
        current.setdefault(claim.topic, []).append(claim)
        if claim.opens_period and not opener:
            opened[claim.topic] = claim
    return [Account(topic, tuple(current[topic])) for topic in Topic if topic in current]


def _is_after(claim: Claim, opener: Claim) -> bool:
    """A change that is recorded late does not hide what has been seen since it happened."""
    day, changed = claim.happened_on.earliest, opener.happened_on.latest
    return day is not None and changed is not None and day > changed


@transaction.atomic
def record_claim(  # noqa: PLR0913  a claim has this many sides
    case: Case,
    *,
    topic: Topic | str,
    value: str,
    source_kind: SourceKind | str,
    by: User,
    source: str = "",
    confidence: Confidence | str = Confidence.UNCONFIRMED,
    happened_on: PartialDate = UNKNOWN,
    learned_on: date | None = None,
    opens_period: bool = False,
) -> Claim:
    require(Permission.RECORD, by, case)
    claim = Claim.objects.create(
        case=case,
        topic=topic,
        value=value,
        source_kind=source_kind,
        source=source,
        confidence=confidence,
        happened_on=happened_on,
        learned_on=learned_on or timezone.localdate(),
        opens_period=opens_period,
        recorded_by=by,
    )
    text = f"{claim.get_topic_display()}: {value}"
    record(
        case, kind=EventKind.CLAIM, text=text, by=by, occurred_on=happened_on, source_kind=source_kind, source=source
    )
    return claim


@transaction.atomic
def correct_claim(claim: Claim, *, value: str, reason: str, by: User) -> Claim:
    """Strike a claim through; ``value`` is what should stand instead, empty if nothing.

    Raises ``ValidationError`` without a reason or if somebody has corrected it already.
    """
    require(Permission.RECORD, by, claim.case)
    Claim.objects.select_for_update().get(pk=claim.pk)
    if not reason.strip():
        raise ValidationError(_("Say why the claim is corrected."))
    if Claim.objects.filter(corrects=claim).exists():
        raise ValidationError(_("Somebody has already corrected this claim."))
    correction = Claim.objects.create(
        case=claim.case,
        topic=claim.topic,
        value=value,
        source_kind=claim.source_kind,
        source=claim.source,
        confidence=claim.confidence,
        happened_on=claim.happened_on,
        learned_on=claim.learned_on,
        opens_period=claim.opens_period,
        recorded_by=by,
        corrects=claim,
        reason=reason,
    )
    text = f"{claim.get_topic_display()}: {claim.value} → {value or '—'} ({reason})"
    record(claim.case, kind=EventKind.CORRECTION, text=text, by=by)
    return correction


def record_from_facts(case: Case, step: Transition, facts: Facts, event: Event) -> None:
    """The claims that a status change brings with it; each opens a new period of its topic."""
    happened = PartialDate(facts.get(step.happened, "")) if step.happened else UNKNOWN
    told = [(FACTS[name], facts[name]) for name in step.asks if facts.get(name) and FACTS[name].topic]
    Claim.objects.bulk_create(
        Claim(
            case=case,
            topic=fact.topic or Topic.OTHER,
            value=str(PartialDate(value)) if fact.kind == "past" else value,
            happened_on=happened,
            source_kind=facts.get("source_kind") or SourceKind.POST,
            source=facts.get("source") or facts.get("source_document", ""),
            confidence=facts.get("confidence") or Confidence.CONFIRMED,
            opens_period=True,
            event=event,
            recorded_by=event.recorded_by,
        )
        for fact, value in told
    )
