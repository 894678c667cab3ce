"""Claims: recorded with their source, shown side by side, corrected by another."""

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
from cases.services.contradictions import keep
from cases.services.timeline import UNKNOWN, record
from cases.workflow import FACTS, Facts, Transition
from core.choices import Confidence, SourceKind
from core.dates import PartialDate


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
    keep(case, [claim.topic])
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
    keep(claim.case, [claim.topic])
    record(claim.case, kind=EventKind.CORRECTION, text=text, by=by)
    return correction


def record_from_facts(case: Case, step: Transition, facts: Facts, event: Event) -> None:
    """The claims that a status change brings with it; each opens a new period of its topic. Those that came with the
    entry which it corrects stand no longer."""
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
    brought = Claim.objects.filter(event__in=[pk for pk in (event.pk, event.corrects_id) if pk])
    keep(case, brought.order_by().values_list("topic", flat=True))
