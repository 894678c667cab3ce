"""What is contested and what becomes of it; whether an actor must still stand here."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from networks.choices import CorrectionState, ReviewDecision
from networks.models import Actor, ActorReview, CorrectionRequest
from networks.models.actor import review_day
from networks.permissions import require_decide
from networks.services.saying import locked_actor, written


@transaction.atomic
def contest(
    actor: Actor, *, contested: str, contested_by: str, by: User, received_on: date | None = None
) -> CorrectionRequest:
    """Take down what somebody contests. Raises ``ValidationError`` by field."""
    locked = locked_actor(actor, by=by)
    received_on = received_on or timezone.localdate()
    if received_on > timezone.localdate():
        raise ValidationError({"received_on": _("This lies in the future.")})
    return written(
        CorrectionRequest(
            actor=locked, contested=contested, contested_by=contested_by, received_on=received_on, recorded_by=by
        )
    )


@transaction.atomic
def decide_correction(
    asked: CorrectionRequest, state: CorrectionState | str, *, decision: str, by: User
) -> CorrectionRequest:
    """By a supervisor who did not take it down himself. What is wrong is struck through or edited before, by hand.

    Raises ``ValidationError`` by field, or if it was decided meanwhile.
    """
    require_decide(by)
    locked_actor(asked.actor, by=by)
    decided = CorrectionRequest.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    if not decided.is_open:
        raise ValidationError(_("Somebody has decided this meanwhile."))
    if decided.recorded_by_id == by.pk:
        raise ValidationError(_("You took this down yourself: another supervisor decides it."))
    if state == CorrectionState.OPEN:
        raise ValidationError({"state": _("Say what becomes of it.")})
    if not decision.strip():
        raise ValidationError({"decision": _("Say why.")})
    decided.state, decided.decision = state, decision
    decided.decided_at, decided.decided_by = timezone.now(), by
    return written(decided)


@transaction.atomic
def review_actor(
    actor: Actor, decision: ReviewDecision | str, *, reason: str, by: User, next_on: date | None = None
) -> ActorReview:
    """Keep the entry for some time, two years at most, or put it away: then no list, search or suggestion has it.

    Raises ``ValidationError`` by field.
    """
    require_decide(by)
    reviewed = locked_actor(actor, by=by)
    keeps = decision == ReviewDecision.KEEP
    next_on = (next_on or review_day()) if keeps else None
    if next_on and not timezone.localdate() < next_on <= review_day():
        day = {"day": review_day()}
        raise ValidationError({"next_on": _("The next review lies after today, and by %(day)s at the latest.") % day})
    if not reason.strip():
        raise ValidationError({"reason": _("Say why.")})
    review = written(ActorReview(actor=reviewed, decision=decision, reason=reason, next_on=next_on, reviewed_by=by))
    reviewed.review_on = next_on or reviewed.review_on
    reviewed.put_away_at = None if keeps else timezone.now()
    reviewed.save_as_next_version()
    return review
